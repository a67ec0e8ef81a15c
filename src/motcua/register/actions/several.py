"""Several acts at once, each in a transaction of its own: one that cannot be done is told why and stops no other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, Protocol

from motcua.register.actions.refused import Refused


class Executable(Protocol):
    """An act on one dossier, of ours or of another system."""

    dossier_id: int

    def execute(self, now: datetime | None = None) -> object:
        """Check and do. Raises ``Refused``."""


class Outcome(NamedTuple):
    """What came of one act: ``error`` is empty when it was done."""

    dossier_id: int
    error: str


def each(acts: Iterable[Executable], now: datetime | None = None) -> list[Outcome]:
    """Do each act; in the order given."""
    outcomes = []
    for act in acts:
        try:
            act.execute(now)
        except Refused as refusal:
            outcomes.append(Outcome(act.dossier_id, str(refusal)))
        else:
            outcomes.append(Outcome(act.dossier_id, ""))
    return outcomes
