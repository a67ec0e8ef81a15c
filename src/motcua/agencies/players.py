"""Who plays a role somewhere today: whom a step of the work can be given to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.agencies.authority import today
from motcua.agencies.models import Agency, AgencyKind, Delegation, Officer, RoleAssignment


class Player(NamedTuple):
    """An officer in a role at a place, their own or a delegated one."""

    officer: Officer
    role: str
    place: Agency


def players(roles: Collection[str], agencies: Collection[int]) -> list[Player]:
    """Everybody who plays one of ``roles`` today at one of ``agencies`` or a unit of one; by name, each seat once."""
    own, lent = _seats(roles, agencies)
    seats = [Player(one.officer, one.role, one.agency) for one in own.select_related("officer", "agency")]
    seats += [Player(one.taker, one.role, one.agency) for one in lent.select_related("taker", "agency")]
    once = {(one.officer.pk, one.role, one.place.pk): one for one in seats}
    return sorted(once.values(), key=lambda one: (one.officer.name, one.place.name))


def playing(roles: Collection[str], agencies: Collection[int]) -> QuerySet[Officer]:
    """The officers among ``players``, by name; nothing is asked until they are looked at."""
    own, lent = _seats(roles, agencies)
    return Officer.objects.filter(Q(pk__in=own.values("officer")) | Q(pk__in=lent.values("taker"))).order_by(
        "name"
    )


def _seats(
    roles: Collection[str], agencies: Collection[int]
) -> tuple[QuerySet[RoleAssignment], QuerySet[Delegation]]:
    """(roles of their own, roles lent to them)."""
    at = Q(agency__in=agencies) | Q(agency__parent__in=agencies, agency__kind=AgencyKind.UNIT)
    return held_on(today()).filter(at, role__in=roles), lent_on(today()).filter(at, role__in=roles)


def held_on(day: date) -> QuerySet[RoleAssignment]:
    """The assignments in force on a day, of officers who can sign in."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return RoleAssignment.objects.filter(lasting, valid_from__lte=day, officer__user__is_active=True)


def lent_on(day: date) -> QuerySet[Delegation]:
    """The loans of roles in force on a day: as long as the giver holds what is lent (``authority.PLAYED``)."""
    given = held_on(day).filter(officer=OuterRef("giver"), role=OuterRef("role"), agency=OuterRef("agency"))
    return Delegation.objects.filter(
        Exists(given),
        valid_from__lte=day,
        valid_to__gte=day,
        revoked_at__isnull=True,
        taker__user__is_active=True,
    )
