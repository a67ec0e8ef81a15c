"""Who may do what for which agency: by the roles valid today, one's own or delegated, and nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models.expressions import RawSQL

from motcua.agencies import edition, prepared
from motcua.agencies.models import Agency, AgencyKind, Officer, RoleAssignment
from motcua.agencies.roles import MAY, OF_ONE_UNIT, OF_THE_WHOLE_COMMUNE
from motcua.rules.zone import ZONE

User = AbstractBaseUser | AnonymousUser

_KEPT = "_standings_today"

# The giver's own assignment is what is found: it must be in force, and a delegated role has none to pass on.
PLAYED = """
SELECT a.id, a.role, a.agency_id, false AS delegated
  FROM agencies_officer o
  JOIN auth_user u ON u.id = o.user_id AND u.is_active
  JOIN agencies_roleassignment a ON a.officer_id = o.id
 WHERE o.user_id = %s AND a.valid_from <= %s AND coalesce(a.valid_to >= %s, true)
UNION ALL
SELECT a.id, a.role, a.agency_id, true
  FROM agencies_officer o
  JOIN auth_user t ON t.id = o.user_id AND t.is_active
  JOIN agencies_delegation d ON d.taker_id = o.id
  JOIN agencies_officer g ON g.id = d.giver_id
  JOIN auth_user u ON u.id = g.user_id AND u.is_active
  JOIN agencies_roleassignment a ON a.officer_id = d.giver_id AND a.role = d.role AND a.agency_id = d.agency_id
 WHERE o.user_id = %s AND d.revoked_at IS NULL AND %s BETWEEN d.valid_from AND d.valid_to
   AND a.valid_from <= %s AND coalesce(a.valid_to >= %s, true)
"""
"""The assignments that somebody plays on a day, their own and those delegated to them; ``asked_for`` fills it in."""


def of_one_unit(role: str, kind: str) -> bool:
    """Whether a role, held at a place of that kind, is for the dossiers of the place alone."""
    return kind == AgencyKind.UNIT and role in OF_ONE_UNIT


def allows(role: str, kind: str, capability: str) -> bool:
    """Whether a role, held at a place of that kind, has the capability."""
    if of_one_unit(role, kind) and capability in OF_THE_WHOLE_COMMUNE:
        return False
    return capability in MAY.get(role, frozenset())


@dataclass(frozen=True)
class Standing:
    """One role in force today: at which place, whose it is, and whether that officer has delegated it."""

    role: str
    place: Agency
    holder: Officer
    delegated: bool = False

    @property
    def on_behalf_of(self) -> Officer | None:
        """Whom the officer stands for in a delegated role; ``None`` in one's own."""
        return self.holder if self.delegated else None

    @property
    def of_one_unit(self) -> bool:
        """Whether it is for the dossiers of the unit alone: a unit's handlers and leader, not the whole commune's."""
        return of_one_unit(self.role, self.place.kind)

    def allows(self, capability: str) -> bool:
        """Whether the role, where it is held, has the capability."""
        return allows(self.role, self.place.kind, capability)


@dataclass(frozen=True)
class Reach:
    """For which dossiers something may be done: ids of ``agencies``, whole, and of ``units``, each for itself alone.

    An agency stands for every dossier in which it plays a part; a unit for those that lie with it (``unit_id``) and
    those in which it takes part.
    """

    agencies: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.agencies or self.units)

    @property
    def all(self) -> frozenset[int]:
        """Whose open part in a dossier makes it one of these."""
        return self.agencies | self.units

    def covers(self, agency: Agency, unit: int | None = None) -> bool:
        """Whether ``agency``, or the unit of that id with which its dossier lies, is within reach."""
        part = agency.kind in (AgencyKind.UNIT, AgencyKind.VERTICAL)
        within = agency.pk in self.all or (part and agency.parent_id in self.agencies)
        return within or (unit is not None and unit in self.units)


def may(user: User, capability: str, agency: Agency, unit: int | None = None) -> bool:
    """Whether ``user`` may do that for ``agency``, or for the commune whose unit or vertical agency it is.

    ``unit``: the id of the unit with which the dossier in question lies; a unit's officer may act on those.
    """
    return reach(user, capability).covers(agency, unit)


def scope(user: User, capability: str) -> set[int]:
    """The ids of the agencies for which, as a whole, ``user`` may do that today; nobody may by default.

    A role at a province reaches its communes; one at a unit that unit's commune, but for those of one unit alone.
    """
    return set(reach(user, capability).agencies)


def reach(user: User, capability: str) -> Reach:
    """For which agencies and which units ``user`` may do that today."""
    return _reach(one for one in held(user) if one.allows(capability))


def standing(user: User, capability: str, agency: Agency, unit: int | None = None) -> Standing | None:
    """In which role ``user`` may do that for ``agency``, an own one before a delegated one; ``None``: in none."""
    able = (one for one in held(user) if one.allows(capability))
    return next((one for one in able if _reach([one]).covers(agency, unit)), None)


def in_own_right(user: User, capability: str, agency: Agency) -> bool:
    """Whether ``user`` may do that for ``agency`` in a role of their own: what another lent is not passed on."""
    found = standing(user, capability, agency)
    return found is not None and not found.delegated


def commune_of(agency: Agency) -> Agency:
    """For whom an agency works: a unit for its commune, every other for itself."""
    return agency.parent if agency.kind == AgencyKind.UNIT and agency.parent else agency


def held(user: User) -> list[Standing]:
    """The roles that ``user`` plays today, wherever: own ones first. One query, none after ``remember``."""
    found = kept(user)
    return _asked(user) if found is None else found


def remember(user: User) -> None:
    """Ask once what ``user`` is today and keep it on this object, which must not outlive the request.

    Where the edition that this process read last still holds, that is the whole question.
    """
    if not user.is_authenticated or not user.is_active:
        setattr(user, _KEPT, [])
        return
    key = ("standings", user.pk, today())
    row = prepared.one("SELECT token::text FROM agencies_edition WHERE id = 1", ())
    holds: str | None = row[0] if row else None
    memory = edition.memory()
    kept = memory.recalled(key) if holds == memory.token else None
    if kept is not None:
        found = pickle.loads(kept)
    else:
        # Read after the token: what changed in between is at worst kept under a token that holds no more.
        found = _asked(user)
        edition.remember(holds, key, pickle.dumps(found))
    setattr(user, _KEPT, found)


def asked_for(user: User) -> tuple[Any, ...]:
    """The parameters of ``PLAYED`` for ``user`` today."""
    day = today()
    return (user.pk, day, day, user.pk, day, day, day)


def kept(user: User) -> list[Standing] | None:
    """What ``remember`` kept of ``user``; ``None``: nothing was asked yet."""
    found: list[Standing] | None = getattr(user, _KEPT, None)
    return found


def today() -> date:
    """The day on which roles must be valid."""
    return datetime.now(ZONE).date()


def _asked(user: User) -> list[Standing]:
    if not user.is_authenticated or not user.is_active:
        return []
    played = RawSQL(f"SELECT id FROM ({PLAYED}) played", asked_for(user))
    rows = (
        RoleAssignment.objects.filter(pk__in=played)
        .select_related("officer__agency", "agency__parent")
        .order_by("role", "id")
    )
    found = [Standing(row.role, row.agency, row.officer, row.officer.user_id != user.pk) for row in rows]
    return sorted(found, key=lambda one: one.delegated)


def _reach(standings: Iterable[Standing]) -> Reach:
    agencies: set[int] = set()
    units: set[int] = set()
    provinces: list[int] = []
    for one in standings:
        if one.of_one_unit:
            units.add(one.place.pk)
            continue
        agencies.add(one.place.pk)
        if one.place.kind == AgencyKind.PROVINCE:
            provinces.append(one.place.pk)
        elif one.place.kind == AgencyKind.UNIT and one.place.parent_id is not None:
            agencies.add(one.place.parent_id)
    if provinces:
        communes = Agency.objects.filter(parent__in=provinces, kind=AgencyKind.COMMUNE)
        agencies.update(communes.values_list("id", flat=True))
    return Reach(frozenset(agencies), frozenset(units))
