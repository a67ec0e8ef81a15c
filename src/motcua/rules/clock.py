"""The legal clock: when a result is owed, and why then.

A pure function of facts and a calendar. The rules stand in ``limits`` (what a limit gives by itself),
``suspensions`` (what stops the clock) and here (how the one moves the other).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from motcua.rules.calendar import Calendar
from motcua.rules.limits import Limit, Unit, first_due
from motcua.rules.segments import Counted, Extension, Kind, OtherAgency, Segment, condense, lay_out
from motcua.rules.suspensions import Pause, Policy, Suspension, pauses
from motcua.rules.wording import BadClockInput, gettext_noop
from motcua.rules.worktable import WorkTable
from motcua.rules.zone import ZONE, local

__all__ = [
    "BadClockInput",
    "Explanation",
    "Extension",
    "Kind",
    "Limit",
    "OtherAgency",
    "Policy",
    "Segment",
    "Suspension",
    "Unit",
    "condense",
    "due",
    "explain",
]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A due instant with its reasons.

    ``segments`` join without a gap from the receipt to ``due`` (and on to a lawful extension). ``ignored``
    are the pauses that began when the result was already owed, or before the clock ran, and changed nothing.
    ``begun`` is the working instant from which the limit is counted: ``deemed``, or after the last restart.
    A ``provisional`` due rests on days for which no holidays have been announced yet.
    """

    received: datetime
    limit: Limit
    as_of: datetime | None
    due: datetime
    deemed: datetime
    begun: datetime
    segments: tuple[Segment, ...]
    ignored: tuple[Suspension, ...]
    provisional: bool
    calendar_version: str

    def as_dict(self) -> dict[str, object]:
        """The explanation for JSON; instants in ISO 8601 with the offset of Asia/Ho_Chi_Minh."""
        return {
            "received": self.received.isoformat(),
            "limit": self.limit.number,
            "unit": self.limit.unit.value,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "due": self.due.isoformat(),
            "deemed": self.deemed.isoformat(),
            "provisional": self.provisional,
            "calendar": self.calendar_version,
            "segments": [segment.as_dict() for segment in self.segments],
            "ignored": [pause.as_dict() for pause in self.ignored],
        }


def due(
    received: datetime,
    limit: Limit,
    calendar: Calendar,
    suspensions: Sequence[Suspension] = (),
    as_of: datetime | None = None,
) -> datetime:
    """The instant at which the result of a dossier received at ``received`` is owed, in Asia/Ho_Chi_Minh.

    Facts after ``as_of`` are unseen, so that "what was owed, as known then" can be asked of any past instant.
    Raises ``BadClockInput`` for facts that contradict each other (see ``suspensions.pauses``), naive
    datetimes, and an ``as_of`` before the receipt.
    """
    if received.tzinfo is not ZONE:
        received = local(received)
    if suspensions or as_of is not None:
        return _reckon(received, limit, calendar, suspensions, as_of).due
    try:
        return first_due(calendar.table, received, limit)
    except IndexError:
        return calendar.look_far(lambda table: first_due(table, received, limit))


def explain(
    received: datetime,
    limit: Limit,
    calendar: Calendar,
    suspensions: Sequence[Suspension] = (),
    as_of: datetime | None = None,
    *,
    elsewhere: Sequence[OtherAgency] = (),
    extension: Extension | None = None,
) -> Explanation:
    """The same instant as ``due`` with every stretch of time that led to it.

    ``elsewhere`` is time that other agencies took: it does not move the date, it is booked to them.
    """
    received = local(received)
    reckoned = _reckon(received, limit, calendar, suspensions, as_of)
    segments = lay_out(received, reckoned.due, calendar, reckoned.counted, elsewhere, extension)
    return Explanation(
        received=received,
        limit=limit,
        as_of=local(as_of) if as_of else None,
        due=reckoned.due,
        deemed=calendar.deemed_receipt(received),
        begun=reckoned.begun,
        segments=segments,
        ignored=tuple(Suspension(*part) for pause in reckoned.ignored for part in pause.parts),
        provisional=not all(calendar.is_published(day.date()) for day in (received, reckoned.due)),
        calendar_version=calendar.version,
    )


class _Reckoned(NamedTuple):
    due: datetime
    begun: datetime
    counted: list[Counted]
    ignored: list[Pause]


def _reckon(
    received: datetime,
    limit: Limit,
    calendar: Calendar,
    suspensions: Sequence[Suspension],
    as_of: datetime | None,
) -> _Reckoned:
    if as_of is not None:
        as_of = local(as_of)
        if received > as_of:
            raise BadClockInput(
                gettext_noop("Tính đến %(as_of)s thì hồ sơ chưa được tiếp nhận (%(received)s)."),
                as_of=f"{as_of:%H:%M %d/%m/%Y}",
                received=f"{received:%H:%M %d/%m/%Y}",
            )
    in_order = pauses(received, suspensions, as_of)
    try:
        return _run(calendar.table, received, limit, in_order)
    except IndexError:
        return calendar.look_far(lambda table: _run(table, received, limit, in_order))


def _run(table: WorkTable, received: datetime, limit: Limit, in_order: Sequence[Pause]) -> _Reckoned:
    """Take the pauses in the order of their beginning; each is judged by the due instant so far."""
    start = table.deemed(received)
    owed = first_due(table, start, limit)
    more_days = 0
    counted: list[Counted] = []
    ignored: list[Pause] = []
    for pause in in_order:
        # Pausing never cures lateness, and what passed before the clock ran is no pause of it.
        if pause.start >= owed or (pause.policy == "resume" and pause.end <= start):
            ignored.append(pause)
            continue
        since = max(pause.start, start)
        if since < pause.end:
            counted.append(Counted(since, pause.end, pause))
        if pause.policy == "restart":
            start = table.deemed(pause.end)
            owed = first_due(table, start, limit)
            more_days = 0
        elif limit.unit.by_working_time:
            inside = table.worked_before(pause.end) - table.worked_before(since)
            if inside:
                owed = table.moment_after(table.worked_before(owed) + inside)
        else:
            more_days += pause.end.toordinal() - since.toordinal()
            owed = max(first_due(table, start, limit, more_days), table.first_end_from(pause.end))
    return _Reckoned(owed, start, counted, ignored)
