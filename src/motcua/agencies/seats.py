"""The roles that an officer plays today, read once and asked often: which places, which part of the work."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from motcua.agencies.authority import User, valid_today
from motcua.agencies.models import AgencyKind
from motcua.agencies.roles import MAY, Role

AT_THE_UNIT = frozenset({Role.HANDLER.value, Role.LEADER.value})
"""Roles that are played for one unit's dossiers alone where they are held at a unit; the others serve the commune."""


class Seat(NamedTuple):
    """A role at a place, and the commune that the place belongs to (itself, unless it is a unit)."""

    role: str
    place: int
    commune: int
    at_unit: bool


class Seats(tuple[Seat, ...]):
    """All seats of one officer."""

    def may(self, capability: str, agencies: Collection[int]) -> bool:
        """Whether a seat at one of ``agencies``, or at a unit of one, has the capability."""
        return any(
            capability in MAY[Role(seat.role)] and (seat.place in agencies or seat.commune in agencies)
            for seat in self
        )

    def plays(self, role: str, unit: int | None, agencies: Collection[int]) -> bool:
        """Whether the officer plays ``role`` for a step at ``unit`` (``None``: any unit) of one of ``agencies``."""
        for seat in self:
            if seat.role != role:
                continue
            if seat.at_unit and role in AT_THE_UNIT:
                if (unit is None and seat.commune in agencies) or seat.place == unit:
                    return True
            elif seat.place in agencies or seat.commune in agencies or seat.place == unit:
                return True
        return False


def seats_of(user: User) -> Seats:
    """The seats of ``user`` today; one query."""
    held = valid_today(user).values_list("role", "agency_id", "agency__kind", "agency__parent_id")
    return Seats(
        Seat(
            role,
            place,
            parent if kind == AgencyKind.UNIT and parent is not None else place,
            kind == AgencyKind.UNIT,
        )
        for role, place, kind, parent in held
    )
