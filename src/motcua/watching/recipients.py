"""Who is told: whoever holds a step, or may take it; and whoever watches over the unit where it lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from motcua.agencies.models import Agency, AgencyKind
from motcua.agencies.players import held_on, lent_on
from motcua.agencies.roles import OF_ONE_UNIT, Role


class Post(NamedTuple):
    """Where a dossier lies: with which agency (``handler``, a vertical one's its own) and unit, in whose hands, for
    which role.
    """

    handler: int | None
    role: str
    unit: int | None
    officer: int | None
    filed: bool


class Posts:
    """The officers of one agency, its units and the vertical agencies beside it, by role and place, read once: roles
    in force on ``day``.

    Whoever stands in for somebody that day is told with them: the giver may be away.
    """

    def __init__(self, agency: Agency, day: date) -> None:
        self._at: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._whole: dict[str, set[int]] = defaultdict(set)
        self._anywhere: dict[str, set[int]] = defaultdict(set)
        places = Q(agency=agency) | Q(agency__parent=agency, agency__kind=AgencyKind.UNIT)
        near = [pk for pk in (agency.pk, agency.parent_id) if pk is not None]
        places |= Q(role=Role.VERTICAL, agency__kind=AgencyKind.VERTICAL, agency__parent__in=near)
        for role, place, officer in (
            held_on(day).filter(places).values_list("role", "agency_id", "officer_id")
        ):
            self._at[role, place].add(officer)
            self._anywhere[role].add(officer)
            if place == agency.pk or role not in OF_ONE_UNIT:
                self._whole[role].add(officer)
        self._stand_ins: dict[tuple[str, int], set[int]] = defaultdict(set)
        here = Q(agency=agency) | Q(agency__parent=agency, agency__kind=AgencyKind.UNIT)
        for role, giver, taker in lent_on(day).filter(here).values_list("role", "giver_id", "taker_id"):
            self._stand_ins[role, giver].add(taker)

    def holders(self, post: Post) -> set[int]:
        """Who has the step in hand; with nobody named, all who may take it; and who stands in for them."""
        return self._with_stand_ins(Role.INTAKE if post.filed else post.role, self._holders(post))

    def _with_stand_ins(self, role: str, told: set[int]) -> set[int]:
        return told.union(*(self._stand_ins[role, officer] for officer in told))

    def _holders(self, post: Post) -> set[int]:
        if post.officer is not None:
            return {post.officer}
        if post.filed:
            return set(self._whole[Role.INTAKE])
        if post.role == Role.VERTICAL:
            return set(self._at[post.role, post.handler]) if post.handler is not None else set()
        if post.unit is None:
            # With no unit named those of every unit may take it (``Seats.plays``), not the whole agency's alone.
            return set(self._anywhere[post.role])
        return self._playing(post.role, post.unit)

    def counter(self) -> set[int]:
        """Who takes dossiers in and owes applicants their slips; the director where nobody does."""
        role = Role.INTAKE if self._whole[Role.INTAKE] else Role.DIRECTOR
        return self._with_stand_ins(role, set(self._whole[role]))

    def leaders(self, post: Post) -> set[int]:
        """Who leads the unit where it lies; the director where nobody does, or where it is not accepted yet."""
        lead = set() if post.filed else self._playing(Role.LEADER, post.unit)
        if lead:
            return self._with_stand_ins(Role.LEADER, lead)
        return self._with_stand_ins(Role.DIRECTOR, set(self._whole[Role.DIRECTOR]))

    def _playing(self, role: str, unit: int | None) -> set[int]:
        there: Iterable[int] = self._at[role, unit] if unit is not None else ()
        return set(there) or set(self._whole[role])
