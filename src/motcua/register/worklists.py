"""Work as lists: mine, my unit's, the counter's. Which dossiers, how many at each stage, page by page.

What is asked are open dossiers alone: those handled here by ``CourseNow``, those of other systems by their own dates.
Each part of a list has an index of open ones, so that a list costs what is open and not what the register holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from motcua.agencies.authority import Reach, reach
from motcua.agencies.roles import Capability, Role
from motcua.agencies.seats import Seats, seats_of
from motcua.register.access import User, visible
from motcua.register.models import CourseNow, Dossier, DossierParty
from motcua.register.stages_of_work import (
    HANDLED,
    PICKED_UP_NOT_YET,
    STAGES,
    Horizon,
    condition,
    order,
)

PAGE = 50
MOST = 999
"""Counts are told up to here: beyond, the number itself helps nobody."""
LOOKED_AT = 50_000
"""Open dossiers of one list that counting looks at: more than a large commune ever has."""

Ids = QuerySet[Any, Any]


@dataclass(frozen=True)
class Worklist:
    """Whose work: the dossiers as parts of ids, each found by an index of its own, and who asks for them."""

    user: User
    parts: tuple[Ids, ...]

    def dossiers(self, most: int | None = None) -> QuerySet[Dossier]:
        """Those that the user may read; the first ``most`` that are found, in no order, where that is given."""
        if not self.parts:
            return Dossier.objects.none()
        first, *others = self.parts
        ids = first.union(*others) if others else first
        return visible(self.user).filter(pk__in=ids[:most] if most is not None else ids)


def mine(user: User) -> Worklist:
    """What an officer holds, what waits for one of the officer's roles, and what was assigned to them elsewhere."""
    officer = getattr(user, "officer", None)
    seats = seats_of(user)
    if officer is None or not seats:
        return Worklist(user, ())
    steps = CourseNow.objects.filter(open=True)
    places = {seat.commune for seat in seats}
    assigned = Q(assignee=officer) | Q(assignee__isnull=True, unit_id__in=_units(seats))
    parts = [
        steps.filter(officer=officer).values("pk"),
        steps.filter(_playing(seats), officer__isnull=True).values("pk"),
        Dossier.objects.filter(HANDLED & assigned, owned=False, agency_id__in=places).values("pk"),
    ]
    if handing_over := {seat.commune for seat in seats if seat.role == Role.HAND_OVER}:
        parts.append(_picked_up_not_yet(handing_over))
    return Worklist(user, tuple(parts))


def unit(user: User) -> Worklist:
    """What lies with the unit that an officer watches over; with the whole agency for who watches over that."""
    watched = reach(user, Capability.WATCH)
    parts: list[Ids] = []
    if watched.units:
        communes = {seat.commune for seat in seats_of(user)}
        theirs = Dossier.objects.filter(owned=False, unit_id__in=watched.units, agency_id__in=communes)
        parts += [
            CourseNow.objects.filter(open=True, unit_id__in=watched.units).values("pk"),
            theirs.filter(HANDLED).values("pk"),
            theirs.filter(PICKED_UP_NOT_YET).values("pk"),
        ]
    return Worklist(user, (*parts, *_whole(watched)))


def counter(user: User) -> Worklist:
    """Everything open at the agencies at whose counter an officer sits."""
    return Worklist(user, _whole(reach(user, Capability.HAND_OVER)))


def _whole(reached: Reach) -> tuple[Ids, ...]:
    if not reached.agencies:
        return ()
    # Taken in here for another agency, which counts them: few.
    elsewhere = DossierParty.objects.filter(
        agency_id__in=reached.agencies, elsewhere=True, until__isnull=True, dossier__now__open=True
    )
    return (
        CourseNow.objects.filter(open=True, agency_id__in=reached.agencies).values("pk"),
        Dossier.objects.filter(HANDLED, owned=False, agency_id__in=reached.agencies).values("pk"),
        _picked_up_not_yet(reached.agencies),
        elsewhere.values("dossier_id"),
    )


def _picked_up_not_yet(agencies: set[int] | frozenset[int]) -> Ids:
    return Dossier.objects.filter(PICKED_UP_NOT_YET, agency_id__in=agencies).values("pk")


def _units(seats: Seats) -> set[int]:
    return {seat.place for seat in seats if seat.of_one_unit}


def _playing(seats: Seats) -> Q:
    """Steps that nobody holds yet and that a role of the officer may take; as ``Seats.plays`` says it."""
    found = Q(pk__in=[])
    for seat in seats:
        place = Q(unit_id=seat.place)
        if seat.of_one_unit:
            place |= Q(unit__isnull=True, agency_id=seat.commune)
        else:
            place |= Q(agency_id__in=[seat.place, seat.commune]) | Q(dossier__handler_id=seat.place)
        found |= Q(role=seat.role) & place
        if seat.role == Role.INTAKE:
            found |= Q(step="") & place  # filed and not yet accepted: no step, and no role, but the counter's
    return found


@dataclass(frozen=True)
class Counts:
    """How many stand at each stage. ``whole``: whether all open ones were looked at."""

    numbers: dict[str, int]
    whole: bool

    def told(self, stage: str) -> str:
        """The number as it is shown: ``12``, ``999+``."""
        many = self.numbers[stage]
        if many > MOST:
            return f"{MOST}+"
        return str(many) if self.whole else f"{many}+"


def counts(work: Worklist, at: Horizon) -> Counts:
    """All stages of one list, by one query."""
    parts = {stage or "all": Count("pk", filter=condition(stage, at)) for stage in STAGES if stage}
    found = work.dossiers(LOOKED_AT).aggregate(all=Count("pk"), **parts)
    numbers = {stage: int(found[stage or "all"] or 0) for stage in STAGES}
    return Counts(numbers, numbers[""] < LOOKED_AT)


@dataclass(frozen=True)
class Position:
    """Where a page ended: what its last dossier was sorted by, and its id."""

    by: datetime
    id: int


@dataclass(frozen=True)
class Page:
    """Some dossiers, the most pressing first, and where the next page begins (``None``: there is none)."""

    dossiers: Sequence[Dossier]
    next: Position | None


def page(work: Worklist, stage: str, at: Horizon, after: Position | None = None, size: int = PAGE) -> Page:
    """One page of a list at a stage, with its steps and holders. One query. Raises ``KeyError``: no such stage."""
    found = work.dossiers().filter(condition(stage, at)).annotate(by=order(stage))
    if after is not None:
        found = found.filter(Q(by__gt=after.by) | Q(by=after.by, pk__gt=after.id))
    related = ("now__unit", "now__officer", "unit", "assignee", "agency")
    rows = list(found.select_related(*related).order_by("by", "pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], Position(last.by, last.pk) if last else None)


def left_by_unit(work: Worklist, at: Horizon) -> list[dict[str, Any]]:
    """How many days dossiers being handled have left, by the unit where they lie (``None``: with no unit).

    Each with ``overdue``, ``due_today``, ``due_soon``, ``later`` and ``standing`` (nothing is owed now). One query.
    """
    later = Q(due_at__gte=at.soon)
    parts = {
        stage: Count("pk", filter=condition(stage, at)) for stage in ("overdue", "due_today", "due_soon")
    }
    found = (
        work.dossiers(LOOKED_AT)
        .filter(HANDLED)
        .values(place=F("unit_id"), name=F("unit__name"))
        .annotate(
            **parts,
            later=Count("pk", filter=later),
            standing=Count("pk", filter=Q(due_at__isnull=True)),
        )
    )
    rows: list[dict[str, Any]] = [dict(row) for row in found]
    return sorted(rows, key=lambda row: (-row["overdue"], -row["due_today"], row["name"] or ""))
