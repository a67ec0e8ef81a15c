"""The three lists of work: tabs by stage with counts, a table, and how many days the units have left.

The page asks for itself again every half minute. What it gets is the part that lives, or nothing at all (204) where
that has not changed: what nothing replaces loses neither focus nor place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.work.left import bars
from motcua.counter.work.rows import row
from motcua.register import worklists
from motcua.register.access import User
from motcua.register.stages_of_work import STAGES, horizon
from motcua.register.worklists import Counts, Position, Worklist

MARK = "dau"
"""Parameter of the address: what the part of the page looked like that the browser shows."""

ICONS = {
    "": "list-details", "overdue": "alert-triangle", "due_today": "hourglass", "due_soon": "hourglass",
    "step_late": "clock-exclamation", "step_due_today": "clock", "step_due_soon": "clock",
    "waiting_acceptance": "inbox", "in_process": "progress", "to_sign": "writing", "to_stamp": "certificate",
    "waiting_supplement": "clock-pause", "waiting_finance": "credit-card", "waiting_others": "send",
    "to_hand_over": "package-export", "hanging": "snowflake",
}  # fmt: skip
ALWAYS = frozenset({"", "overdue", "due_today", "step_late"})
"""Tabs that are there with nothing in them too: that there is nothing is what people want to know."""


@officers(Capability.HANDLE)
@require_safe
def mine(request: OfficerRequest) -> HttpResponse:
    """What the officer holds, and what waits for one of the officer's roles."""
    return _list(request, worklists.mine, "counter:work", gettext_lazy("Việc của tôi"), charted=False)


@officers(Capability.WATCH)
@require_safe
def unit(request: OfficerRequest) -> HttpResponse:
    """What lies with the unit, for who watches over it."""
    return _list(request, worklists.unit, "counter:work_of_unit", gettext_lazy("Đơn vị tôi"), charted=True)


@officers(Capability.HAND_OVER)
@require_safe
def counter(request: OfficerRequest) -> HttpResponse:
    """Everything open at the counter, from acceptance to hand-over."""
    return _list(request, worklists.counter, "counter:work_of_counter", gettext_lazy("Quầy"), charted=True)


def _list(
    request: OfficerRequest, whose: Callable[[User], Worklist], name: str, title: Any, *, charted: bool
) -> HttpResponse:
    asked = request.GET.get("giai-doan", "")
    stage = asked if asked in STAGES else ""
    at = horizon(request.desk.agency, request.desk.settings, timezone.now())
    work, here = whose(request.user), reverse(name)
    counted = worklists.counts(work, at)
    after = _position(request.GET.get("sau", ""))
    found = worklists.page(work, stage, at, after)
    kept = {"giai-doan": stage} if stage else {}
    part = {
        "title": title,
        "stage_title": STAGES[stage],
        "stage": stage,
        "tabs": _tabs(here, counted, stage),
        "rows": [row(one, at) for one in found.dossiers],
        "bars": bars(worklists.left_by_unit(work, at)) if charted else [],
        "first_url": _address(here, kept) if after else "",
        "next_url": _address(here, {**kept, "sau": _written(found.next)}) if found.next else "",
    }
    live = render_to_string("counter/work/_live.html", part)
    mark = hashlib.blake2b(live.encode(), digest_size=9).hexdigest()
    if MARK in request.GET and request.headers.get("HX-Request"):
        if request.GET[MARK] == mark:
            return HttpResponse(status=204)
        template = "counter/work/_fresh.html"
    else:
        template = "counter/work/list.html"
    again = {**kept, **({"sau": _written(after)} if after else {}), MARK: mark}
    context = {
        "title": title,
        "stage_title": STAGES[stage],
        "live": live,
        "again_url": _address(here, again),
        "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": title}],
        "actions": _actions(name),
        "agency": request.desk.unit or request.desk.agency,
    }
    return render(request, template, context)


def _actions(name: str) -> list[dict[str, Any]]:
    if name == "counter:work":
        return [{"url": reverse("counter:several"), "label": _("Làm nhiều hồ sơ"), "icon": "checks"}]
    if name == "counter:work_of_unit":
        return [{"url": reverse("counter:work_time"), "label": _("Thời gian theo đơn vị"), "icon": "clock"}]
    return []


def _tabs(here: str, counted: Counts, stage: str) -> list[dict[str, Any]]:
    return [
        {
            "url": _address(here, {"giai-doan": each} if each else {}),
            "title": title,
            "icon": ICONS[each],
            "count": counted.told(each),
            "active": each == stage,
        }
        for each, title in STAGES.items()
        if each == stage or each in ALWAYS or counted.numbers[each]
    ]


def _address(here: str, wanted: dict[str, str]) -> str:
    return f"{here}?{urlencode(wanted)}" if wanted else here


def _written(position: Position) -> str:
    return f"{position.by.isoformat()}~{position.id}"


def _position(text: str) -> Position | None:
    """Where the page before ended; an address that was tampered with begins at the top."""
    moment, _sign, number = text.partition("~")
    try:
        position = Position(datetime.fromisoformat(moment), int(number[:18]))
    except ValueError:
        return None
    return position if timezone.is_aware(position.by) else None
