"""A process as its page shows it: the diagram, the table, the example cases."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from motcua.agencies.numbers import decimal
from motcua.agencies.roles import Role
from motcua.catalogue.said import BUDGET_UNIT_NAMES, KIND_NAMES
from motcua.documents.charts.flow import Box, flow
from motcua.rules.clock import Limit, Unit
from motcua.rules.process import Process, Step, budgets
from motcua.rules.process.cases import Case
from motcua.rules.process.steps import DAY, HOUR

_WORKING_SECONDS = {Unit.WORKING_HOURS: HOUR, Unit.WORKING_DAYS: DAY}


def working_seconds(limit: Limit | None) -> int | None:
    """The working time of a limit that has a certain one; of calendar days and months it depends on the days."""
    if limit is None or limit.unit in (Unit.DAYS, Unit.MONTHS):
        return None
    return DAY if limit.unit is Unit.SAME_DAY else limit.number * _WORKING_SECONDS[limit.unit]


def diagram(process: Process, limit: Limit | None) -> SafeString:
    """The steps from top to bottom, each with its part of the time."""
    total = working_seconds(limit)
    split = budgets(process, total) if total is not None else {}
    usual = {step.key for step in process.usual_route()}
    boxes = [
        Box(
            step.key,
            f"{number}. {step.name}",
            who(step),
            time_of(step, split.get(step.key)),
            _("bốn mắt") if step.four_eyes else "",
            step.key not in usual,
            step.next,
        )
        for number, step in enumerate(process.steps, 1)
    ]
    names = ", ".join(step.name for step in process.usual_route())
    title = _("Sơ đồ quy trình")
    told = _("{count} bước; đường thường đi: {names}.").format(count=len(process.steps), names=names)
    return _drawn(flow(boxes, title, told, "quy-trinh"))


def rows(process: Process, limit: Limit | None) -> list[dict[str, Any]]:
    """The steps for the table."""
    total = working_seconds(limit)
    split = budgets(process, total) if total is not None else {}
    names = {step.key: step.name for step in process.steps}
    return [
        {
            "number": number,
            "step": step,
            "kind": KIND_NAMES[step.kind],
            "who": who(step),
            "time": time_of(step, split.get(step.key)),
            "next": ", ".join(names.get(key, key) for key in step.next),
        }
        for number, step in enumerate(process.steps, 1)
    ]


def who(step: Step) -> str:
    """Role and unit in words; of an outside step the other agency."""
    role = str(Role(step.role).label) if step.role in Role.values else step.role
    return " · ".join(part for part in (role, step.unit) if part)


def time_of(step: Step, seconds: int | None) -> str:
    """``60 % thời hạn = 24 giờ``: what was laid down, and what it comes to under the limit."""
    if step.kind == "hand_over":
        return _("không tính vào thời hạn")
    laid = f"{decimal(step.budget.amount)} {BUDGET_UNIT_NAMES[step.budget.unit]}"
    if not step.budget.hundredths:
        laid = _("chưa chia thời gian")
    if seconds is None or step.budget.unit == "hours":
        return laid
    hours = f"{seconds / HOUR:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return _("{laid} = {hours} giờ").format(laid=laid, hours=hours) if seconds else laid


def case_lines(cases: tuple[Case, ...], grounds: dict[str, str]) -> list[dict[str, Any]]:
    """Each case in a sentence; ``grounds`` are names by key."""
    lines = []
    for case in cases:
        told = [_("nhận {at:%H:%M %d/%m/%Y}").format(at=case.received_at)]
        if case.filed_at != case.received_at:
            told.insert(0, _("nộp {at:%H:%M %d/%m/%Y}").format(at=case.filed_at))
        for act in case.acts:
            what = _("dừng") if act.kind == "stop" else _("tính tiếp")
            told.append(
                _("{at:%H:%M %d/%m/%Y} {what}: {ground}").format(
                    at=act.at, what=what, ground=grounds.get(act.ground, act.ground)
                )
            )
        lines.append({"name": case.name, "told": "; ".join(told), "due": case.due_at})
    return lines


def _drawn(svg: str) -> SafeString:
    """What ``documents.charts`` draws is markup that escapes its words itself."""
    return mark_safe(svg)
