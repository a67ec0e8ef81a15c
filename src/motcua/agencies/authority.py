"""Who may do what for which agency: by the roles valid today, and nothing else."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet

from motcua.agencies.models import Agency, AgencyKind, RoleAssignment
from motcua.agencies.roles import MAY
from motcua.rules.zone import ZONE

User = AbstractBaseUser | AnonymousUser


def may(user: User, capability: str, agency: Agency) -> bool:
    """Whether ``user`` may do that for ``agency``, or for the commune whose unit or vertical agency it is."""
    reached = scope(user, capability)
    return agency.pk in reached or (_is_part(agency) and agency.parent_id in reached)


def scope(user: User, capability: str) -> set[int]:
    """The ids of the agencies for which ``user`` may do that today; nobody may do anything by default.

    A role at a province reaches its communes; one at a unit reaches that unit's commune.
    """
    roles = [role for role, capabilities in MAY.items() if capability in capabilities]
    held = (
        valid_today(user).filter(role__in=roles).values_list("agency_id", "agency__kind", "agency__parent_id")
    )
    reached: set[int] = set()
    provinces: list[int] = []
    for agency_id, kind, parent_id in held:
        reached.add(agency_id)
        if kind == AgencyKind.PROVINCE:
            provinces.append(agency_id)
        elif kind == AgencyKind.UNIT and parent_id is not None:
            reached.add(parent_id)
    if provinces:
        reached.update(Agency.objects.filter(parent__in=provinces).values_list("id", flat=True))
    return reached


def roles_at(user: User, agency: Agency) -> list[str]:
    """The roles that ``user`` plays today for ``agency``, directly or from the province above; codes, sorted."""
    above = (
        Q(agency=agency) | Q(agency=agency.parent_id) | Q(agency__parent=agency, agency__kind=AgencyKind.UNIT)
    )
    return sorted(set(valid_today(user).filter(above).values_list("role", flat=True)))


def today() -> date:
    """The day on which roles must be valid."""
    return datetime.now(ZONE).date()


def valid_today(user: User) -> QuerySet[RoleAssignment]:
    """The roles that ``user`` plays today, wherever."""
    if not user.is_authenticated or not user.is_active:
        return RoleAssignment.objects.none()
    day = today()
    return RoleAssignment.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day), officer__user=user.pk, valid_from__lte=day
    )


def _is_part(agency: Agency) -> bool:
    return agency.kind in (AgencyKind.UNIT, AgencyKind.VERTICAL)
