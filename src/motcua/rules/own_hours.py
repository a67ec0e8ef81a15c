"""Working hours that an agency lays down for itself, by weekday and from one day to another, and the weeks they make.

What is laid down counts in the clock: a weekday with sessions is a working day, one without is none. A Saturday on
which a counter merely receives (Decision 14/2010/QĐ-TTg) is therefore not laid down here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.rules.sessions import Session, Week, day_of, week_of
from motcua.rules.wording import BadInput, gettext_noop

CLOSED = "nghỉ"
"""How a weekday without work is written."""

MOST_SESSIONS = 8


@dataclass(frozen=True, order=True)
class OwnHours:
    """Hours of one weekday (0 Monday … 6 Sunday), from its first to its last day; no last day: until further notice."""

    since: date
    weekday: int
    sessions: tuple[Session, ...]
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies between its first and its last."""
        return self.since <= day and (self.until is None or day <= self.until)


def weeks(usual: Week, rows: Iterable[OwnHours]) -> tuple[tuple[date, Week], ...]:
    """The weeks that hold instead of the ``usual`` one, each since its date, for ``Calendar.hours``.

    Of several hours of one weekday those that began last hold; when they end, the earlier ones do again, and at last
    the usual. Raises ``BadInput`` where Monday is left without a session.
    """
    told = sorted(rows)
    turns = {one.since for one in told} | {one.until + timedelta(days=1) for one in told if one.until}
    found: list[tuple[date, Week]] = []
    for day in sorted(turns):
        latest = {one.weekday: one.sessions for one in told if one.holds(day)}
        week = week_of([latest.get(weekday, usual[weekday]) for weekday in range(7)])
        if week != (found[-1][1] if found else usual):
            found.append((day, week))
    return tuple(found)


def written_hours(text: str) -> tuple[Session, ...]:
    """``"07:30-11:30 13:30-16:00"`` (blanks, commas or semicolons between), or ``nghỉ``. Raises ``BadInput``."""
    told = text.replace(",", " ").replace(";", " ").split()
    if not told:
        raise BadInput(gettext_noop("Cần ghi giờ làm việc như 07:30-11:30 13:30-16:00, hoặc ghi nghỉ."))
    if len(told) > MOST_SESSIONS:
        raise BadInput(gettext_noop("Một ngày có tối đa %(most)s buổi làm việc."), most=MOST_SESSIONS)
    return () if told == [CLOSED] else day_of(told)


def shown_hours(sessions: Iterable[Session]) -> str:
    """The same the other way."""
    return " ".join(map(str, sessions)) or CLOSED
