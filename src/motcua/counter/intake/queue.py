"""The first screen of the morning: what waits for acceptance, with the time that is left of its limit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.agencies.working_calendar import calendar_for
from motcua.counter.fact_words import value_in_words
from motcua.register.appraise import shown
from motcua.register.models import CourseNow
from motcua.register.vocabulary import FactKind
from motcua.register.waiting import After, SentAway, count_waiting, sent_away, waiting
from motcua.rules.calendar import Calendar

MOST = 10_000
SOON_SECONDS = 2 * 3600
"""Less working time than this is marked: what is left of a morning."""


@officers(Capability.INTAKE)
@require_safe
def queue(request: OfficerRequest) -> HttpResponse:
    """The page; its list is asked for anew while it is open."""
    now, agencies = timezone.now(), scope(request.user, Capability.INTAKE)
    rows, after = waiting(agencies, _position(request.GET.get("sau", "")))
    many, over = count_waiting(agencies, now, MOST)
    calendar = calendar_for(request.desk.agency)
    here = reverse("counter:intake_queue")
    return render(
        request,
        "counter/intake/queue.html",
        {
            "rows": [_row(one, calendar, now) for one in rows],
            "many": number(many),
            "over": number(over) if over else "",
            "now": now,
            "poll_url": request.get_full_path(),
            "first_url": here if "sau" in request.GET else "",
            "next_url": f"{here}?sau={_written(after)}" if after else "",
            "sent": [_sent(one, now) for one in sent_away(agencies)],
            "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Chờ tiếp nhận")}],
        },
    )


def _row(one: CourseNow, calendar: Calendar, now: datetime) -> dict[str, Any]:
    dossier, until = one.dossier, one.step_due_at
    seconds = 0
    if until is not None:
        early, late = sorted((now, until))
        seconds = round(calendar.working_time_between(early, late).total_seconds())
    over = until is not None and until < now
    part = getattr(dossier, "part_of", None)
    review = (
        reverse("counter:bundle_review", args=[part.bundle.uid])
        if part
        else reverse("counter:review", args=[dossier.uid])
    )
    kind = "late" if over else "wait" if until is None or seconds < SOON_SECONDS else "ok"
    return {
        "dossier": dossier,
        # Linked procedures are one request, which is answered as a whole.
        "review": review,
        "asks_for": part.bundle.name if part else dossier.procedure_name or dossier.procedure_code,
        "about": _("nhóm liên thông") if part else dossier.field,
        "mode": value_in_words(FactKind.MODE, dossier.mode) if dossier.mode else "",
        "until": until,
        "left": _left(seconds, over) if until is not None else _("chờ người nộp hoàn thiện"),
        "over": over,
        "kind": kind,
        "icon": {"late": "alert-triangle", "wait": "hourglass", "ok": "clock"}[kind],
    }


def _sent(one: SentAway, now: datetime) -> dict[str, Any]:
    """A dossier taken in for another commune: where it is, and whether that commune is late."""
    dossier = one.dossier
    if dossier.received_at is not None:
        text = _("đã nhận")
        if dossier.due_at is not None:
            text = _("đã nhận, hẹn trả {at}").format(at=shown(dossier.due_at))
        return {"dossier": dossier, "text": text, "late": dossier.due_at is not None and dossier.due_at < now}
    text = _("đã gửi, chưa báo nhận") if one.sent_at else _("chưa gửi")
    until = dossier.now.accept_by
    return {"dossier": dossier, "text": text, "late": until is not None and until < now}


def _left(seconds: int, over: bool) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    told = ngettext("{count} giờ", "{count} giờ", hours).format(count=hours) if hours else ""
    told = " ".join(part for part in (told, _("{count} phút").format(count=minutes)) if part)
    return (
        _("quá hạn {time} làm việc").format(time=told) if over else _("còn {time} làm việc").format(time=told)
    )


def _written(after: After) -> str:
    return f"{after.accept_by.timestamp() if after.accept_by else ''}~{after.id}"


def _position(text: str) -> After | None:
    """Where the page before ended; an address that was tampered with begins at the top."""
    moment, sign, last = text.partition("~")
    try:
        at = datetime.fromtimestamp(float(moment), tz=timezone.get_current_timezone()) if moment else None
        return After(at, int(last[:18])) if sign else None
    except (ValueError, OverflowError, OSError):
        return None
