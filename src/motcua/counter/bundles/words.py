"""One member of linked procedures in words: where it is, when it is expected, how long it may still take."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.documents.charts.plan import Task, plan
from motcua.register.linked.standing import BundleStanding, MemberStanding
from motcua.register.time_spent import working_time
from motcua.register.vocabulary import Outcome, Status
from motcua.rules.calendar import Calendar
from motcua.rules.zone import local


def row(one: MemberStanding, seen: Collection[int], now: datetime) -> dict[str, Any]:
    """What the table shows of a member. ``seen``: ids of the dossiers that the reader may open."""
    dossier = one.dossier
    kind, icon, text = badge(one, now)
    return {
        "key": one.member.key,
        "name": one.member.name,
        "code": dossier.code,
        "url": reverse("counter:dossier", args=[dossier.uid]) if dossier.pk in seen else "",
        "agency": (dossier.handler or dossier.agency).name,
        "procedure": dossier.procedure_code,
        "step": step(one),
        "started": dossier.received_at,
        "due": dossier.due_at,
        "stands": dossier.now.stands,
        "expected": one.plan.end if one.plan else None,
        "ended": dossier.finished_at,
        "slack": slack(one),
        "sets": one.sets_the_date,
        "badge": {"kind": kind, "icon": icon, "text": text},
        "late": kind == "late",
    }


def step(one: MemberStanding) -> str:
    """Where the dossier is now."""
    if one.awaits:
        return _("Chờ: {names}").format(names=", ".join(one.awaits))
    return one.dossier.now.step_name or one.dossier.get_status_display()


def slack(one: MemberStanding) -> str:
    """How much later it may end without moving the final date."""
    if one.plan is None or one.plan.finished:
        return ""
    if one.sets_the_date:
        return _("không còn: đặt ngày trả cả nhóm")
    return working_time(one.plan.slack) if one.plan.slack >= 60 else _("không còn")


def badge(one: MemberStanding, now: datetime) -> tuple[str, str, str]:
    """(kind, icon, words): how it stands to its own date."""
    dossier = one.dossier
    if dossier.status == Status.NOT_ACCEPTED:
        return "plain", "circle-x", _("Không tiếp nhận")
    if dossier.finished_at is not None:
        if dossier.outcome != Outcome.ISSUED:
            return "plain", "circle-x", dossier.get_outcome_display()
        if one.verdict == "late":
            return "late", "alert-triangle", _("Có kết quả, quá hạn")
        return "ok", "circle-check", _("Đã trả") if dossier.handed_over_at else _("Có kết quả, đúng hạn")
    if one.awaits:
        return "plain", "hourglass", _("Chờ đến lượt")
    if dossier.status == Status.FILED:
        return "plain", "hourglass", dossier.get_status_display()
    if dossier.due_at is not None and dossier.due_at < now:
        return "late", "alert-triangle", _("Quá hạn")
    if dossier.now.stands:
        return "plain", "clock-pause", _("Đồng hồ đang dừng")
    return "info", "clock", _("Trong hạn")


def chart(found: BundleStanding, calendar: Calendar, now: datetime) -> str:
    """The plan drawn, its description saying the same in words."""
    final = found.final
    tasks = [task for one in found.members if (task := _task(one, calendar)) is not None]
    if final is None or not tasks:
        return ""
    title = _("Kế hoạch của nhóm liên thông {code}").format(code=found.bundle.code)
    description = " ".join([*(_said(one) for one in found.members if one.plan), whole(found)])
    return plan(tasks, local(now), local(final), title, description, "ke-hoach")


def whole(found: BundleStanding) -> str:
    """Which date the request has, and who sets it, in one sentence."""
    if found.final is None:
        return ""
    names = _names(found.setting)
    at = f"{local(found.final):%H:%M %d/%m/%Y}"
    if found.all_ended:
        return _("Tất cả kết thúc lúc {at}; sau cùng là {names}.").format(at=at, names=names)
    return _("Dự kiến đủ kết quả lúc {at}; ngày này do {names} quyết định.").format(at=at, names=names)


def _names(members: Sequence[MemberStanding]) -> str:
    return ", ".join(f"“{one.member.name}”" for one in members)


def _task(one: MemberStanding, calendar: Calendar) -> Task | None:
    if one.plan is None:
        return None
    start, end = local(one.plan.start), local(one.plan.end)
    rest = end
    if not one.plan.finished and one.plan.slack:
        rest = local(calendar.add_working_time(end, timedelta(seconds=one.plan.slack)))
    agency = (one.dossier.handler or one.dossier.agency).short_name
    return Task(one.member.name, agency, start, end, rest, one.sets_the_date, one.plan.finished)


def _said(one: MemberStanding) -> str:
    if one.plan is None:
        return ""
    words = {
        "name": one.member.name,
        "start": f"{local(one.plan.start):%d/%m/%Y}",
        "end": f"{local(one.plan.end):%d/%m/%Y}",
        "slack": slack(one),
    }
    if one.plan.finished:
        return _("{name}: từ {start}, xong {end}.").format(**words)
    return _("{name}: từ {start}, dự kiến xong {end}, còn dư {slack}.").format(**words)
