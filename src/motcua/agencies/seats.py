"""The roles that an officer plays today, read once and asked often: which places, which part of the work."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from motcua.agencies.authority import Standing, User, held
from motcua.agencies.models import AgencyKind


class Seat(NamedTuple):
    """A role at a place, and the commune that the place belongs to (itself, unless it is a unit)."""

    standing: Standing
    place: int
    commune: int

    @property
    def role(self) -> str:
        """The role's code."""
        return self.standing.role


class Seats(tuple[Seat, ...]):
    """All seats of one officer."""

    def may(self, capability: str, agencies: Collection[int]) -> bool:
        """Whether a seat at one of ``agencies``, or at a unit of one, has the capability."""
        return any(
            seat.standing.allows(capability) and (seat.place in agencies or seat.commune in agencies)
            for seat in self
        )

    def plays(self, role: str, unit: int | None, agencies: Collection[int]) -> bool:
        """Whether the officer plays ``role`` for a step at ``unit`` (``None``: any unit) of one of ``agencies``."""
        for seat in self:
            if seat.role != role:
                continue
            if seat.standing.of_one_unit:
                if (unit is None and seat.commune in agencies) or seat.place == unit:
                    return True
            elif seat.place in agencies or seat.commune in agencies or seat.place == unit:
                return True
        return False


def seats_of(user: User) -> Seats:
    """The seats of ``user`` today, delegated ones too; one query, none where the request has asked before."""
    return Seats(Seat(one, one.place.pk, _commune(one)) for one in held(user))


def _commune(one: Standing) -> int:
    above = one.place.parent_id if one.place.kind == AgencyKind.UNIT else None
    return above if above is not None else one.place.pk
