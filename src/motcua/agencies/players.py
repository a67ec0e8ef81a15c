"""Who plays a role somewhere today: whom a step of the work can be given to."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q, QuerySet

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
    day = today()
    at = Q(agency__in=agencies) | Q(agency__parent__in=agencies, agency__kind=AgencyKind.UNIT)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    own = RoleAssignment.objects.filter(
        at, lasting, role__in=roles, valid_from__lte=day, officer__user__is_active=True
    )
    lent = Delegation.objects.filter(
        at,
        role__in=roles,
        valid_from__lte=day,
        valid_to__gte=day,
        revoked_at__isnull=True,
        taker__user__is_active=True,
    )
    return own, lent
