"""How much of a limit each stretch of an explanation took, so that a person can add it up.

Of a limit in working days the first day is not counted (Civil Code 2015, Article 147): as much working time as it had
left is nobody's, whenever it passes. Limits in calendar days, in months and of the day itself are not spent by working
time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from motcua.rules.calendar import Calendar
from motcua.rules.clock import Explanation
from motcua.rules.limits import Unit
from motcua.rules.segments import Kind, Segment, condense
from motcua.rules.zone import ZONE

NOTHING = timedelta()
BY_WORK = (Unit.WORKING_HOURS, Unit.WORKING_DAYS)


class Taken(NamedTuple):
    """A stretch as ``condense`` tells it, and the working time that it took of the limit."""

    segment: Segment
    work: timedelta


def taken(explanation: Explanation, calendar: Calendar) -> tuple[Taken, ...]:
    """Every stretch with what it took; by a limit in working hours or days, together they took exactly the limit.

    ``calendar`` is that of the explanation. By other limits nothing took any.
    """
    free = first_day(explanation, calendar)
    counts = explanation.limit.unit in BY_WORK
    found: list[Taken] = []
    for stretch in condense(explanation.segments):
        work = _worked(stretch, explanation.segments, explanation.begun) if counts else NOTHING
        spared = min(work, free)
        free -= spared
        found.append(Taken(stretch, work - spared))
    return tuple(found)


def first_day(explanation: Explanation, calendar: Calendar) -> timedelta:
    """The working time that the day from which a limit in working days is counted had left, and that is not counted."""
    if explanation.limit.unit is not Unit.WORKING_DAYS:
        return NOTHING
    begun = explanation.begun
    sessions = calendar.sessions_on(begun.date())
    ends = [
        (datetime.combine(begun, one.start, ZONE), datetime.combine(begun, one.end, ZONE)) for one in sessions
    ]
    return sum((end - max(start, begun) for start, end in ends if end > begun), NOTHING)


def _worked(stretch: Segment, segments: Sequence[Segment], begun: datetime) -> timedelta:
    inside = (
        one for one in segments if one.kind is Kind.WORKING and stretch.start <= one.start < stretch.end
    )
    return sum((one.end - max(one.start, begun) for one in inside if one.end > begun), NOTHING)
