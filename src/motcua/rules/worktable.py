"""Working days and working time of a stretch of years, laid out once so that a due date is a look-up.

Positions number the working days of the table from 0; indexes number all its days. Microseconds are counted
because timestamps of outside systems carry them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from motcua.rules.sessions import Session
from motcua.rules.zone import ZONE

SECOND = 1_000_000
"""Microseconds in a second."""


def _microseconds(moment: time | datetime) -> int:
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return seconds * SECOND + moment.microsecond


Spans = tuple[tuple[int, int], ...]
"""The sessions of a day, each from a microsecond of it up to another."""


def _laid_out(worked: tuple[Session, ...]) -> tuple[Spans, int]:
    """A day's sessions, and how long they are together."""
    spans = tuple((_microseconds(one.start), _microseconds(one.end)) for one in worked)
    return spans, sum(end - start for start, end in spans)


class WorkTable:
    """The days from ``first`` up to and without ``last``. Every method raises ``IndexError`` beyond them.

    ``position[i]`` is the first working day at or after day ``i``; ``close[i]`` the second of the day at
    which its last session ends, 0 for a day of rest; ``ends[p]`` that end as an aware datetime; ``day[p]``
    the index of working day ``p``; ``before[p]`` the working microseconds of the table before it.
    """

    __slots__ = ("before", "close", "day", "ends", "first", "position", "sessions")

    def __init__(self, first: date, last: date, sessions_on: Callable[[date], tuple[Session, ...]]) -> None:
        self.first = first.toordinal()
        self.position: list[int] = []
        self.close: list[int] = []
        self.ends: list[datetime] = []
        self.day: list[int] = []
        self.before: list[int] = [0]
        self.sessions: list[Spans] = []
        laid: dict[tuple[Session, ...], tuple[Spans, int]] = {}
        for index in range(last.toordinal() - self.first):
            today = date.fromordinal(self.first + index)
            worked = sessions_on(today)
            self.position.append(len(self.ends))
            if not worked:
                self.close.append(0)
                continue
            if (found := laid.get(worked)) is None:
                found = laid[worked] = _laid_out(worked)
            spans, length = found
            self.close.append(spans[-1][1] // SECOND)
            self.ends.append(datetime.combine(today, worked[-1].end, ZONE))
            self.day.append(index)
            self.sessions.append(spans)
            self.before.append(self.before[-1] + length)

    def index(self, moment: date) -> int:
        """The index of a day or of the day of a moment in ``ZONE``."""
        index = moment.toordinal() - self.first
        if index < 0:
            raise IndexError(moment)
        return index

    def deemed_position(self, moment: datetime) -> int:
        """The working day on which a receipt at ``moment`` is deemed made."""
        index = moment.toordinal() - self.first
        if index < 0:
            raise IndexError(moment)
        at = self.position[index]
        return at if moment < self.ends[at] else at + 1

    def deemed(self, moment: datetime) -> datetime:
        """``moment`` itself within a session, else the start of the next session."""
        index = self.index(moment)
        at = self.deemed_position(moment)
        if self.day[at] == index:
            now = _microseconds(moment)
            for start, end in self.sessions[at]:
                if now < start:
                    return self._moment(at, start)
                if now < end:
                    return moment
            at += 1
        return self._moment(at, self.sessions[at][0][0])

    def worked_before(self, moment: datetime) -> int:
        """Working microseconds of the table before ``moment``."""
        index = self.index(moment)
        at = self.position[index]
        worked = self.before[at]
        if self.close[index]:
            now = _microseconds(moment)
            worked += sum(min(now, end) - start for start, end in self.sessions[at] if start < now)
        return worked

    def moment_after(self, worked: int) -> datetime:
        """The first instant by which ``worked`` (> 0) microseconds have passed; never a session start."""
        at = bisect_left(self.before, worked) - 1
        rest = worked - self.before[at]
        for start, end in self.sessions[at]:
            if rest <= end - start:
                return self._moment(at, start + rest)
            rest -= end - start
        raise IndexError(worked)

    def first_end_from(self, moment: datetime) -> datetime:
        """The first end of a working day at or after ``moment``."""
        at = self.position[self.index(moment)]
        return self.ends[at] if self.ends[at] >= moment else self.ends[at + 1]

    def _moment(self, position: int, microseconds: int) -> datetime:
        return self.ends[position] + timedelta(microseconds=microseconds - self.sessions[position][-1][1])
