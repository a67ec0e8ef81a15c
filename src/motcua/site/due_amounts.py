"""What ``motcua due`` tells of each stretch of time, with how much of the limit it took: a clerk adds it up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from motcua.rules.amounts import BY_WORK, NOTHING, first_day, taken
from motcua.rules.calendar import Calendar
from motcua.rules.clock import Explanation, Kind, Unit
from motcua.site.words import gettext as _

DAY = timedelta(hours=8)
"""A working day of the nation's calendar, by which the command reckons."""


def amount_lines(explanation: Explanation, calendar: Calendar) -> Iterator[str]:
    """A line for each stretch; by a limit in working hours or days, what each took, and what they come to."""
    unit = explanation.limit.unit
    stretches = taken(explanation, calendar)
    for one in stretches:
        line = f"  {said(one.segment.start)} – {said(one.segment.end)}  {_(one.segment.ground)}"
        if unit in BY_WORK and one.segment.kind is Kind.WORKING:
            line += ": " + (_amount(one.work, unit) if one.work else _("không tính"))
        yield line
    if unit not in BY_WORK:
        return
    if spared := first_day(explanation, calendar):
        yield _("Không tính phần còn lại của ngày bắt đầu ({amount}; Bộ luật Dân sự 2015, Điều 147).").format(
            amount=_amount(spared, Unit.WORKING_HOURS)
        )
    total = _amount(sum((one.work for one in stretches), NOTHING), unit)
    yield (
        _("Cộng: {total} (1 ngày làm việc là 8 giờ).") if unit is Unit.WORKING_DAYS else _("Cộng: {total}.")
    ).format(total=total)


def _amount(work: timedelta, unit: Unit) -> str:
    """``2 ngày làm việc 1 giờ 30 phút``; of a limit in hours ``17 giờ 30 phút``."""
    days, rest = divmod(work, DAY) if unit is Unit.WORKING_DAYS else (0, work)
    hours, rest = divmod(rest, timedelta(hours=1))
    minutes, seconds = divmod(int(rest.total_seconds()), 60)
    parts = (
        (days, _("{number} ngày làm việc")),
        (hours, _("{number} giờ")),
        (minutes, _("{number} phút")),
        (seconds, _("{number} giây")),
    )
    return " ".join(words.format(number=number) for number, words in parts if number)


def said(moment: datetime) -> str:
    """``08:30 09/03/2026``."""
    return f"{moment:%H:%M %d/%m/%Y}"
