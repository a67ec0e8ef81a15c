"""What a procedure costs one applicant: the fees of the way of filing, times the copies, less what is exempt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from motcua.catalogue.content.parts import Content, Fee


@dataclass(frozen=True, slots=True)
class Charge:
    """One fee as charged. ``exempt``: why nothing is charged of it, empty where it is charged."""

    name: str
    amount: int
    count: int
    exempt: str = ""

    @property
    def total(self) -> int:
        """In đồng."""
        return 0 if self.exempt else self.amount * self.count

    def as_dict(self) -> dict[str, Any]:
        """For the event."""
        return {**asdict(self), "total": self.total}


def chargeable(content: Content, channel: str) -> tuple[Fee, ...]:
    """The fees of that channel whose amount is known; those of nothing are left out."""
    return tuple(fee for fee in content.fees_by(channel) if fee.amount)


def unsaid(content: Content, channel: str) -> tuple[Fee, ...]:
    """Fees that the source names without an amount: the officer must ask."""
    return tuple(fee for fee in content.fees_by(channel) if fee.amount is None)


def charges(fees: Iterable[Fee], counts: Mapping[int, int], exempt: Mapping[int, str]) -> list[Charge]:
    """``fees`` in order, each times ``counts[position]`` (0 leaves it out), by reason of ``exempt[position]`` free."""
    return [
        Charge(fee.name, fee.amount or 0, count, exempt.get(position, ""))
        for position, fee in enumerate(fees)
        if (count := counts.get(position, 0)) > 0
    ]
