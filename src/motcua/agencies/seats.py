"""The roles that an officer plays today, read once and asked often: which places, which part of the work."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, Self

import orjson

from motcua.agencies import edition, prepared
from motcua.agencies.authority import PLAYED, User, allows, asked_for, kept, of_one_unit, today
from motcua.agencies.edition import Memory
from motcua.agencies.models import AgencyKind

SEATS = f"""
SELECT coalesce(json_agg(json_build_array(p.role, p.agency_id, p.delegated, g.kind, g.parent_id)
                         ORDER BY p.delegated, p.role, p.id), '[]')::text
  FROM ({PLAYED}) p JOIN agencies_agency g ON g.id = p.agency_id
"""
"""Everything that makes the seats of an officer, for ``Seats.told``; its parameters are those of ``asked_for``."""


class Seat(NamedTuple):
    """A role at a place of a kind; ``above`` is the agency that the place belongs to."""

    role: str
    place: int
    delegated: bool
    kind: str
    above: int | None

    @property
    def commune(self) -> int:
        """The commune that the place belongs to: itself, unless it is a unit."""
        return self.above if self.kind == AgencyKind.UNIT and self.above is not None else self.place

    @property
    def of_one_unit(self) -> bool:
        """Whether it is for the dossiers of the unit alone."""
        return of_one_unit(self.role, self.kind)


class Seats(tuple[Seat, ...]):
    """All seats of one officer."""

    @classmethod
    def told(cls, text: str) -> Self:
        """From what ``SEATS`` gives."""
        return cls(Seat(*row) for row in orjson.loads(text))

    def may(self, capability: str, agencies: Collection[int]) -> bool:
        """Whether a seat at one of ``agencies``, or at a unit of one, has the capability."""
        return any(
            allows(seat.role, seat.kind, capability) and (seat.place in agencies or seat.commune in agencies)
            for seat in self
        )

    def plays(self, role: str, unit: int | None, agencies: Collection[int]) -> bool:
        """Whether the officer plays ``role`` for a step at ``unit`` (``None``: any unit) of one of ``agencies``."""
        for seat in self:
            if seat.role != role:
                continue
            if seat.of_one_unit:
                if (unit is None and seat.commune in agencies) or seat.place == unit:
                    return True
            elif seat.place in agencies or seat.commune in agencies or seat.place == unit:
                return True
        return False


def seats_of(user: User) -> Seats:
    """The seats of ``user`` today, delegated ones too; one query, none where the request has asked before."""
    known = seats_kept(user)
    if known is not None:
        return known
    row = prepared.one(SEATS, asked_for(user))
    return Seats.told(row[0] if row else "[]")


def seats_remembered(user: User, memory: Memory) -> Seats | None:
    """The seats of ``user`` as they were under the token of ``memory``; ``None``: they must be asked for.

    What the request knows of them does not do for an act: it may have waited for the dossier's lock.
    """
    found: Seats | None = memory.recalled(("seats", user.pk, today()))
    return found


def seats_told(token: str | None, user: User, text: str) -> Seats:
    """The seats of ``user`` that a statement handed over, remembered under the token that it read along."""
    found = Seats.told(text)
    edition.remember(token, ("seats", user.pk, today()), found)
    return found


def seats_kept(user: User) -> Seats | None:
    """The seats of ``user`` as far as they are known without asking; ``None``: they must be asked for."""
    if not user.is_authenticated or not user.is_active:
        return Seats()
    known = kept(user)
    if known is None:
        return None
    return Seats(
        Seat(one.role, one.place.pk, one.delegated, one.place.kind, one.place.parent_id) for one in known
    )
