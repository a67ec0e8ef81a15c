"""An export that was taken earlier but arrives later: recorded as history, it turns nothing back.

What such an export says is recorded under the instant at which it was taken. For each fact that thereby changes
for that time, the event also says again (``then``, as of ``t``) what the next export after it had told: that one,
finding nothing new, may have recorded nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.utils import CursorWrapper

from motcua.register.hearing import Fact, versions
from motcua.register.loading import Said, loaded
from motcua.register.vocabulary import EventKind, FactKind


class History(NamedTuple):
    """What a system told of a record: (as of, kind, fact or ``None``) in order, and when it is known to have told."""

    told: list[tuple[datetime, str, Fact | None]]
    instants: set[datetime]

    def by(self, taken_at: datetime) -> dict[str, Fact]:
        """The facts as told by an instant."""
        facts: dict[str, Fact | None] = {}
        for moment, kind, fact in self.told:
            if moment <= taken_at:
                facts[kind] = fact
        return {kind: fact for kind, fact in facts.items() if fact is not None}


def histories(cursor: CursorWrapper, system: str, latest: Mapping[int, Said]) -> dict[int, History]:
    """What ``system`` has told of records, read off their events; ``latest`` is its last word on each, by id."""
    events: dict[int, list[tuple[datetime, Any]]] = {record_id: [] for record_id in latest}
    if latest:
        cursor.execute(
            "SELECT dossier_id, taken_at, facts FROM register_event"
            " WHERE dossier_id = ANY(%s) AND system = %s AND kind = %s ORDER BY dossier_id, seq",
            [list(latest), system, EventKind.RECORDED.value],
        )
        for record_id, taken_at, stored in cursor.fetchall():
            events[record_id].append((taken_at, stored))
    return {record_id: _history(told, latest[record_id]) for record_id, told in events.items()}


def _history(events: Sequence[tuple[datetime, Any]], latest: Said) -> History:
    told: list[tuple[datetime, str, Fact | None]] = []
    instants = {latest.taken_at}
    for taken_at, stored in events:
        facts = loaded(stored)
        instants.add(taken_at)
        if (seen := facts.pop(FactKind.SEEN, None)) is not None:
            instants.add(datetime.fromisoformat(seen["v"]))
        for kind, fact in facts.items():
            for moment, said in versions(fact, taken_at):
                told.append((moment, kind, said))
                instants.add(moment)
    return History(sorted(told, key=lambda piece: piece[0]), instants)


def retold(before: History, now: dict[str, Any], taken_at: datetime) -> dict[str, Any] | None:
    """What to record of a late arrival: where it differs from what was told by then; ``None`` when nowhere."""
    earlier = before.by(taken_at)
    kinds = [kind for kind in {*earlier, *now} if earlier.get(kind) != now.get(kind)]
    if not kinds:
        return None
    following = min(moment for moment in before.instants if moment > taken_at)
    after = before.by(following)
    return {
        kind: {"told": now.get(kind), "then": after.get(kind), "t": following.isoformat()}
        for kind in sorted(kinds)
    }
