"""What waits for its acceptance, the most urgent first; and what was taken in for another commune, until its result."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Q, QuerySet

from motcua.register.models import CourseNow, Dossier, DossierParty, Event
from motcua.register.vocabulary import FactKind, Part, Status

PAGE, MOST_SENT = 30, 30


class After(NamedTuple):
    """Where a page ended. ``accept_by`` is ``None`` among those whose time is held by a guidance: they come last."""

    accept_by: datetime | None
    id: int


def waiting(
    agencies: Collection[int], after: After | None = None, size: int = PAGE
) -> tuple[Sequence[CourseNow], After | None]:
    """One page of what the officers of ``agencies`` have to accept, and where the next begins."""
    found = _filed(agencies)
    if after is not None:
        same = Q(step_due_at=after.accept_by, dossier_id__gt=after.id)
        if after.accept_by is None:
            found = found.filter(step_due_at__isnull=True, dossier_id__gt=after.id)
        else:
            found = found.filter(same | Q(step_due_at__gt=after.accept_by) | Q(step_due_at__isnull=True))
    ordered = found.order_by(F("step_due_at").asc(nulls_last=True), "dossier_id")
    rows = list(ordered.select_related("dossier__part_of__bundle")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return rows[:size], After(last.step_due_at, last.dossier_id) if last else None


def count_waiting(agencies: Collection[int], now: datetime, most: int) -> tuple[int, int]:
    """(how many wait, how many of them over the limit), counted up to ``most``."""
    found = _filed(agencies).order_by()
    over = found.filter(step_due_at__lt=now)
    return found.values("pk")[:most].count(), over.values("pk")[:most].count()


class SentAway(NamedTuple):
    """A dossier taken in for another commune; ``sent_at``: when it was recorded as sent, ``None`` where it was not."""

    dossier: Dossier
    sent_at: datetime | None


def for_others(agencies: Collection[int]) -> QuerySet[CourseNow]:
    """What ``agencies`` took in for another one that has given no result yet; parts of linked procedures too."""
    return CourseNow.objects.filter(
        dossier__in=_taken_in_for_others().filter(agency_id__in=agencies).values("dossier_id"),
        open=True,
        dossier__finished_at__isnull=True,
        dossier__merged_into__isnull=True,
    ).exclude(waits_for="bundle")


def receivers() -> set[int]:
    """The agencies (ids) that took in for another one what is still on its way."""
    found = _taken_in_for_others().filter(dossier__now__open=True).order_by()
    return set(found.values_list("agency_id", flat=True).distinct())


def _taken_in_for_others() -> QuerySet[DossierParty]:
    return DossierParty.objects.filter(elsewhere=True, part=Part.RECEIVER, until__isnull=True)


def sent_away(agencies: Collection[int], most: int = MOST_SENT) -> Sequence[SentAway]:
    """Dossiers taken in by ``agencies`` for another commune that has given no result yet, the oldest first."""
    found = (
        for_others(agencies)
        .exclude(dossier__agency_id__in=agencies)
        .exclude(dossier__part_of__isnull=False)
        .select_related("dossier__agency")
        .order_by("dossier__sort_at", "pk")
    )
    rows = [one.dossier for one in found[:most]]
    sendings = Event.objects.filter(dossier__in=rows, **{f"facts__{FactKind.SENT}__isnull": False}).order_by(
        "seq"
    )
    sent = {
        one: at if fact and fact["v"] else None  # taken back from a transfer list, it did not leave
        for one, at, fact in sendings.values_list("dossier_id", "recorded_at", f"facts__{FactKind.SENT}")
    }
    return [SentAway(one, sent.get(one.pk)) for one in rows]


def _filed(agencies: Collection[int]) -> QuerySet[CourseNow]:
    """A filed dossier has no step yet, which is how the index of open ones finds it. One of linked procedures
    whose turn has not come waits for no acceptance."""
    return CourseNow.objects.filter(
        agency_id__in=agencies,
        open=True,
        step_kind="",
        dossier__status=Status.FILED,
        dossier__merged_into__isnull=True,
    ).exclude(waits_for="bundle")
