"""The budget ledger of an owned dossier, from its course: steps at the commune, errands to others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from motcua.register.course.clock import limits_of
from motcua.register.course.model import Course, Pause
from motcua.rules import budget
from motcua.rules.budget import Ledger, ledger, to_split
from motcua.rules.calendar import Calendar
from motcua.rules.clock import due
from motcua.rules.process import Process, budgets


def ledger_of(
    course: Course,
    received: datetime | None,
    promised: datetime | None,
    finished: datetime | None,
    calendar: Calendar,
    as_of: datetime,
    process: Process | None = None,
) -> Ledger | None:
    """The ledger as known at ``as_of``; ``None`` before receipt, and without a promised date or a limit.

    ``promised`` is the date as told; while the clock stands none is, and it is reckoned as if the pause ended
    at ``as_of``. With ``process`` the steps share the limit as it is now, a restart and pauses included;
    without it each has the part that it was told on arrival. In the entries ``unit`` and ``agency`` are ids
    in writing; of who has none the name as told, ``""`` where nobody is named.
    """
    if received is None or received > as_of:
        return None
    owed = promised or _reckoned(course, received, calendar, as_of)
    if owed is None:
        return None
    shares = shares_of(course, process, received, owed, calendar, as_of) if process else None
    return booked(course, shares, received, owed, finished, calendar, as_of)


def shares_of(
    course: Course, process: Process, received: datetime, owed: datetime, calendar: Calendar, as_of: datetime
) -> dict[str, int]:
    """Step key → its part of the whole limit as it is at ``as_of``, in working seconds."""
    return budgets(process, to_split(received, owed, calendar, course.suspensions, as_of=as_of))


def booked(
    course: Course,
    shares: dict[str, int] | None,
    received: datetime,
    owed: datetime,
    finished: datetime | None,
    calendar: Calendar,
    as_of: datetime,
) -> Ledger:
    """The ledger of a dossier that is owed at ``owed``, its steps having ``shares`` or what they were told."""
    stays = [*_steps(course, shares), *_errands(course, calendar)]
    return ledger(received, owed, calendar, stays, course.suspensions, as_of=as_of, finished=finished)


def _reckoned(course: Course, received: datetime, calendar: Calendar, as_of: datetime) -> datetime | None:
    statutory, promised = limits_of(course)
    limit = promised or statutory
    return None if limit is None else due(received, limit, calendar, course.suspensions, as_of)


def _steps(course: Course, shares: dict[str, int] | None) -> Iterator[budget.Stay]:
    agency = course.competent or course.receiver
    for stay in course.stays:
        allotted = stay.allotted if shares is None else shares.get(stay.key, 0)
        yield budget.Stay(
            stay.key, stay.name, str(stay.unit or ""), str(agency or ""), stay.since, stay.until, allotted
        )


def _errands(course: Course, calendar: Calendar) -> Iterator[budget.Stay]:
    """What others had the dossier for, whether or not the clock stood; a supplement asked too late is the step's.

    The applicant answers in time or not: that the clock runs meanwhile is due to who asked late or twice.
    """
    for pause in course.pauses.values():
        if pause.kind == "supplement":
            continue
        at = next((stay for stay in reversed(course.stays) if stay.since <= pause.since), None)
        yield budget.Stay(
            at.key if at else "",
            pause.content or pause.ground,
            "",
            str(pause.agency) if pause.agency is not None else pause.whose,
            pause.since,
            pause.until,
            _given(pause, calendar),
            outside=True,
        )


def _given(pause: Pause, calendar: Calendar) -> int:
    if pause.answer_by is None or pause.answer_by <= pause.since:
        return 0
    return int(calendar.working_time_between(pause.since, pause.answer_by).total_seconds())
