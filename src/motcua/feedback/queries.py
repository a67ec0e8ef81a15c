"""The figures of petitions for a report, as of the period's end."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.feedback.models import Petition
from motcua.rules.clock import Limit, Unit, due
from motcua.rules.periods import Period
from motcua.rules.zone import ZONE


class PetitionFigures(NamedTuple):
    """Petitions of a period. ``received`` = new + carried over = resolved + pending.

    ``on_time`` and ``late`` part the resolved ones; ``satisfied`` are those of ``rated``, the resolved ones whose
    petitioner was asked; ``repeated`` complain again of the same matter; ``overdue`` is a part of pending.
    """

    received: int = 0
    carried_over: int = 0
    resolved: int = 0
    on_time: int = 0
    late: int = 0
    rated: int = 0
    satisfied: int = 0
    published: int = 0
    repeated: int = 0
    pending: int = 0
    overdue: int = 0
    known: bool = False


def petition_figures(agency: Agency, period: Period) -> PetitionFigures:
    """Counted as of the period's end. ``known`` tells whether the commune has given any petition at all."""
    petitions = Petition.objects.filter(agency=agency)
    counted = list(
        petitions.filter(
            Q(answered_at__isnull=True) | Q(answered_at__gte=period.start), received_at__lt=period.end
        )
    )
    last_days = _last_days(agency, counted)
    resolved = [p for p in counted if p.answered_at is not None and p.answered_at < period.end]
    pending = [p for p in counted if p.answered_at is None or p.answered_at >= period.end]
    on_time = sum(1 for p in resolved if _day(p.answered_at) <= last_days[p.pk])
    return PetitionFigures(
        received=len(counted),
        carried_over=sum(1 for p in counted if p.received_at < period.start),
        resolved=len(resolved),
        on_time=on_time,
        late=len(resolved) - on_time,
        rated=sum(1 for p in resolved if p.satisfied is not None),
        satisfied=sum(1 for p in resolved if p.satisfied),
        published=sum(1 for p in resolved if p.published),
        repeated=sum(1 for p in counted if p.repeats),
        pending=len(pending),
        overdue=sum(1 for p in pending if last_days[p.pk] <= period.last),
        known=petitions.exists(),
    )


def _last_days(agency: Agency, petitions: list[Petition]) -> dict[int, date]:
    """The last day to answer each: an answer at any hour of that day is on time."""
    settings = laid_down(agency)
    calendar, limit = calendar_for(agency), Limit(settings.petition_answer_days, Unit.WORKING_DAYS)
    return {
        petition.pk: petition.due_on or _day(due(petition.received_at, limit, calendar))
        for petition in petitions
    }


def _day(moment: datetime | None) -> date:
    return moment.astimezone(ZONE).date() if moment is not None else date.max
