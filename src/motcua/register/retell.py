"""An export that was taken earlier but arrives later: recorded as history, it turns nothing back.

What such an export says is recorded under the instant at which it was taken. For each fact that thereby changes
for that time, the event also says again what the newer export had said (``then``, as of ``t``), because the newer
one, finding nothing new, may have recorded nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.backends.utils import CursorWrapper

from motcua.register.loading import Said, loaded
from motcua.register.vocabulary import EventKind


def earlier_statement(
    cursor: CursorWrapper, record_id: int, system: str, taken_at: datetime
) -> dict[str, Any]:
    """The facts that a system had told of a record by its export of ``taken_at``."""
    cursor.execute(
        "SELECT taken_at, facts FROM register_event"
        " WHERE dossier_id = %s AND system = %s AND kind = %s ORDER BY seq",
        [record_id, system, EventKind.RECORDED.value],
    )
    told: dict[str, tuple[datetime, Any]] = {}
    for moment, facts in cursor.fetchall():
        for kind, fact in loaded(facts).items():
            for said_at, said in versions(fact, moment):
                if said_at <= taken_at and (kind not in told or told[kind][0] <= said_at):
                    told[kind] = (said_at, said)
    return {kind: plain(said) for kind, (_, said) in told.items() if said is not None}


def versions(fact: dict[str, Any] | None, taken_at: datetime) -> list[tuple[datetime, dict[str, Any] | None]]:
    """A recorded fact as (as of when, fact) pairs: one, or two when an older export came late."""
    if fact is None or "then" not in fact:
        return [(taken_at, fact)]
    return [(taken_at, fact["told"]), (datetime.fromisoformat(fact["t"]), fact["then"])]


def plain(fact: dict[str, Any]) -> dict[str, Any]:
    """A fact without the note of when its predecessor was last seen."""
    return {key: value for key, value in fact.items() if key != "seen"}


def retold(earlier: dict[str, Any], now: dict[str, Any], latest: Said) -> dict[str, Any] | None:
    """What to record of a late arrival: where it differs from ``earlier``; ``None`` when nowhere."""
    kinds = [kind for kind in {*earlier, *now} if earlier.get(kind) != now.get(kind)]
    if not kinds:
        return None
    return {
        kind: {"told": now.get(kind), "then": latest.facts.get(kind), "t": latest.taken_at.isoformat()}
        for kind in sorted(kinds)
    }
