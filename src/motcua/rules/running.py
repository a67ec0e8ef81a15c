"""Working time that costs somebody: the clock's running time, without the pauses that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from motcua.rules.calendar import Calendar
from motcua.rules.suspensions import Pause, Suspension, pauses

SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Running:
    """Whole working seconds since ``deemed``, the instant at which the clock began to run.

    ``stops`` are the pauses that count. Seconds are rounded down once, from the beginning, so that stretches
    which join sum to the whole without a remainder.
    """

    calendar: Calendar
    deemed: datetime
    stops: tuple[Pause, ...]
    _worked: dict[datetime, int] = field(default_factory=dict, repr=False, compare=False)
    """Answers of ``worked``: the visits of a ledger touch, so each edge is asked for twice."""

    @classmethod
    def of(
        cls,
        received: datetime,
        due: datetime,
        calendar: Calendar,
        suspensions: Iterable[Suspension],
        known_until: datetime,
    ) -> Running:
        """The running time of a dossier that is owed at ``due``, as known at ``known_until``.

        A pause that begins at or after ``due`` counts no more than it does in the clock: pausing never cures
        lateness. Raises ``BadClockInput`` as ``suspensions.pauses`` does.
        """
        found = pauses(received, suspensions, known_until)
        return cls(
            calendar, calendar.deemed_receipt(received), tuple(one for one in found if one.start < due)
        )

    @property
    def anew(self) -> datetime | None:
        """The end of the last restart, from which the whole limit is given once more."""
        return max((one.end for one in self.stops if one.policy == "restart"), default=None)

    def worked(self, moment: datetime) -> int:
        """Working seconds from ``deemed`` to ``moment``, pauses included; 0 before."""
        if moment <= self.deemed:
            return 0
        known = self._worked.get(moment)
        if known is None:
            known = self._worked[moment] = self.calendar.working_time_between(self.deemed, moment) // SECOND
        return known

    def paused(self, moment: datetime) -> int:
        """Those of them that lie inside pauses."""
        return sum(
            self.worked(min(one.end, moment)) - self.worked(one.start)
            for one in self.stops
            if one.start < moment
        )

    def at(self, moment: datetime) -> int:
        """Those of them that cost somebody. Never falls as ``moment`` goes on."""
        return self.worked(moment) - self.paused(moment)

    def reach(self, start: datetime, seconds: int) -> datetime:
        """The first instant by which ``seconds`` of running time have passed since ``start``."""
        start = max(start, self.deemed)
        end = self.calendar.add_working_time(start, seconds * SECOND)
        for since, until in self._stops_after(start):
            if since >= end:
                break
            inside = self.calendar.working_time_between(since, until)
            end = self.calendar.add_working_time(end, inside)
        return end

    def _stops_after(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        for one in self.stops:
            if one.end > start:
                yield max(one.start, start), one.end
