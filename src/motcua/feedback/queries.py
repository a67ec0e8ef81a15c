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


class CountedPetition(NamedTuple):
    """A petition of a period and the last day to answer it."""

    petition: Petition
    last_day: date

    def answered_before(self, moment: datetime) -> bool:
        """Whether it had been answered by then."""
        return self.petition.answered_at is not None and self.petition.answered_at < moment

    @property
    def answered_in_time(self) -> bool:
        """Whether it was answered by its last day, at whatever hour."""
        return _day(self.petition.answered_at) <= self.last_day


def petition_figures(agency: Agency, period: Period) -> PetitionFigures:
    """Counted as of the period's end. ``known`` tells whether the commune has given any petition at all."""
    counts = {name: len(behind) for name, behind in petitions_behind(agency, period).items()}
    return PetitionFigures(**counts, known=Petition.objects.filter(agency=agency).exists())


def petitions_behind(agency: Agency, period: Period) -> dict[str, list[CountedPetition]]:
    """The petitions behind each figure, in order of receipt; the keys are those of ``PetitionFigures`` but ``known``.

    A figure is the length of its list, so that the two cannot differ.
    """
    petitions = list(
        Petition.objects.filter(
            Q(answered_at__isnull=True) | Q(answered_at__gte=period.start),
            agency=agency,
            received_at__lt=period.end,
        )
    )
    last_days = _last_days(agency, petitions)
    counted = [CountedPetition(petition, last_days[petition.pk]) for petition in petitions]
    resolved = [each for each in counted if each.answered_before(period.end)]
    pending = [each for each in counted if not each.answered_before(period.end)]
    return {
        "received": counted,
        "carried_over": [each for each in counted if each.petition.received_at < period.start],
        "resolved": resolved,
        "on_time": [each for each in resolved if each.answered_in_time],
        "late": [each for each in resolved if not each.answered_in_time],
        "rated": [each for each in resolved if each.petition.satisfied is not None],
        "satisfied": [each for each in resolved if each.petition.satisfied],
        "published": [each for each in resolved if each.petition.published],
        "repeated": [each for each in counted if each.petition.repeats],
        "pending": pending,
        "overdue": [each for each in pending if each.last_day <= period.last],
    }


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
