"""Who used the time of many dossiers: the budget ledgers of what is handled here, summed by unit and by agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.register.course.booked import ledger_of
from motcua.register.models import Dossier
from motcua.register.rederive import states
from motcua.register.terms import process_of
from motcua.rules.budget import Ledger
from motcua.rules.clock import BadClockInput

MOST = 500
"""Dossiers of one reckoning: each is derived from its events."""
_AT_ONCE = 100

Who = tuple[str, str]
"""(Agency, unit): ids in writing, or names as told; an empty unit: the agency itself."""


@dataclass
class Used:
    """What a unit or an agency did with its time, in working seconds; ``late`` are the dossiers that it overran."""

    dossiers: int = 0
    late: int = 0
    allotted: int = 0
    used: int = 0
    overrun: int = 0
    suspended: int = 0


@dataclass(frozen=True)
class TimeByUnit:
    """The sums, the largest overrun first; ``whole``: whether no dossier had to be left out."""

    sums: dict[Who, Used]
    dossiers: int
    whole: bool


def time_by_unit(among: QuerySet[Dossier], agency: Agency, since: datetime, now: datetime) -> TimeByUnit:
    """Of the dossiers of ``agency`` handled here that are open, or had their result since ``since``."""
    here = among.filter(owned=True, agency=agency, received_at__isnull=False).order_by()
    closed = here.filter(finished_at__gte=since).order_by("-finished_at")
    opened = here.filter(finished_at__isnull=True).order_by("due_at")
    ids = [pk for part in (opened, closed) for pk in part.values_list("pk", flat=True)[: MOST + 1]]
    sums: dict[Who, Used] = {}
    for ledger in _ledgers(ids[:MOST], agency, now):
        _add(sums, ledger)
    ordered = sorted(sums.items(), key=lambda item: (-item[1].overrun, -item[1].used, item[0]))
    return TimeByUnit(dict(ordered), min(len(ids), MOST), len(ids) <= MOST)


def _ledgers(ids: list[int], agency: Agency, now: datetime) -> Iterable[Ledger]:
    calendar = calendar_for(agency)
    for first in range(0, len(ids), _AT_ONCE):
        with connection.cursor() as cursor:
            found = states(cursor, ids[first : first + _AT_ONCE])
        for state in found.values():
            course = state.own_course
            try:
                ledger = ledger_of(
                    course,
                    state.received_at,
                    state.due_at,
                    state.finished_at,
                    calendar,
                    now,
                    process_of(course),
                )
            except BadClockInput:  # facts that contradict each other are a doubt elsewhere
                continue
            if ledger is not None:
                yield ledger


def _add(sums: dict[Who, Used], ledger: Ledger) -> None:
    mine: dict[Who, int] = {}
    for entry in ledger.entries:
        who = (entry.agency, entry.unit)
        one = sums.setdefault(who, Used())
        one.allotted += entry.allotted
        one.used += entry.used
        one.overrun += entry.overrun
        one.suspended += entry.suspended
        mine[who] = mine.get(who, 0) + entry.overrun
    for who, overrun in mine.items():
        sums[who].dossiers += 1
        sums[who].late += overrun > 0
