"""Time limits and the due instant that each gives when nothing stops the clock.

Counting follows the Civil Code 2015: the first day is not counted (Article 147), a limit that would end on a
day of rest ends on the next working day (Article 148 clause 5). The 15:00 rule of same-day procedures is that
of the one-stop-shop decree.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.rules.vietnamese import fold
from motcua.rules.wording import BadClockInput, gettext_noop
from motcua.rules.worktable import SECOND, WorkTable

SAME_DAY_UNTIL = 15 * 3600
"""The second of the day up to which a same-day procedure is owed on the day itself."""


class Unit(StrEnum):
    """In what a limit is counted, as the catalogues of procedures write it."""

    WORKING_HOURS = "giờ làm việc"
    WORKING_DAYS = "ngày làm việc"
    DAYS = "ngày"
    MONTHS = "tháng"
    SAME_DAY = "trong ngày"

    @classmethod
    def parse(cls, text: str) -> Unit:
        """The unit that ``text`` names, with or without accents; ``giờ`` means working hours."""
        folded = fold(text)
        for unit in cls:
            if folded == fold(unit.value):
                return unit
        if folded == "gio":
            return cls.WORKING_HOURS
        raise BadClockInput(
            gettext_noop("Không có đơn vị thời hạn “%(unit)s”; hãy dùng một trong: %(known)s."),
            unit=text,
            known=", ".join(unit.value for unit in cls),
        )

    @property
    def by_working_time(self) -> bool:
        """Whether a pause moves the due by working time; else it does by calendar days."""
        return self not in (Unit.DAYS, Unit.MONTHS)


_WORKING_DAYS = Unit.WORKING_DAYS  # a name of the module is found faster than a member of an enumeration


@dataclass(frozen=True, slots=True)
class Limit:
    """A procedure's time limit. ``number`` is at least 1; for ``trong ngày`` it says nothing."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit is not Unit.SAME_DAY and self.number < 1:
            raise BadClockInput(
                gettext_noop("Thời hạn “%(number)s %(unit)s” không hợp lệ: số phải từ 1 trở lên."),
                number=self.number,
                unit=self.unit.value,
            )

    def __str__(self) -> str:
        return self.unit.value if self.unit is Unit.SAME_DAY else f"{self.number} {self.unit.value}"


def first_due(table: WorkTable, start: datetime, limit: Limit, more_days: int = 0) -> datetime:
    """The due instant counted from a receipt at ``start`` (in ``ZONE``, within or outside of working time).

    ``more_days`` are calendar days that pauses add to day and month limits, before moving off a day of rest.
    Raises ``IndexError`` beyond the table.
    """
    unit = limit.unit
    at = table.deemed_position(start)
    if unit is _WORKING_DAYS:
        return table.ends[at + limit.number]
    if unit is Unit.DAYS:
        return table.ends[table.position[table.day[at] + limit.number + more_days]]
    if unit is Unit.WORKING_HOURS:
        return table.moment_after(table.worked_before(table.deemed(start)) + limit.number * 3600 * SECOND)
    if unit is Unit.MONTHS:
        later = months_later(table.ends[at].date(), limit.number)
        return table.ends[table.position[table.index(later) + more_days]]
    return table.ends[at if _in_time_for_today(table.deemed(start)) else at + 1]


def months_later(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise IndexError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _in_time_for_today(deemed: datetime) -> bool:
    second = deemed.hour * 3600 + deemed.minute * 60 + deemed.second
    return second < SAME_DAY_UNTIL or (second == SAME_DAY_UNTIL and not deemed.microsecond)
