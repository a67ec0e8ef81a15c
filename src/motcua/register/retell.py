"""An export that was taken earlier but arrives later: recorded as history, it turns nothing back.

What such an export says is recorded under the instant at which it was taken. For each fact that thereby changes
for that time, the event also says again (``then``, as of ``t``) what the next export after it had told: that one,
finding nothing new, may have recorded nothing.

Of one instant a system may have told several things, in several files: whichever of them comes again is the same
again (``History.told_at``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.utils import CursorWrapper

from motcua.register.hearing import Fact, versions
from motcua.register.loading import Said, loaded
from motcua.register.vocabulary import EventKind, FactKind


class Once(NamedTuple):
    """One event in which a system told something, in the order of recording."""

    taken_at: datetime
    seen: datetime | None
    """When the word before it was seen last."""
    pieces: list[tuple[datetime, str, Fact | None]]
    person: Any
    """Who applied as it told, as the driver gives it; ``None`` where nothing is kept of that."""


class History(NamedTuple):
    """What a system told of a record: (as of, kind, fact or ``None``) in order, and when it is known to have told."""

    told: list[tuple[datetime, str, Fact | None]]
    instants: set[datetime]
    events: list[Once]

    def by(self, taken_at: datetime) -> dict[str, Fact]:
        """The facts as told by an instant."""
        facts: dict[str, Fact | None] = {}
        for moment, kind, fact in self.told:
            if moment <= taken_at:
                facts[kind] = fact
        return {kind: fact for kind, fact in facts.items() if fact is not None}

    def told_at(self, taken_at: datetime) -> Iterator[tuple[dict[str, Fact], dict[str, Any]]]:
        """All that the system is known to have told as of just that instant, as (facts, who applied)."""
        for number, event in enumerate(self.events):
            if number and event.seen == taken_at:
                before = max(self.events[:number], key=lambda one: one.taken_at)
                yield self._until(number).by(taken_at), loaded(before.person) or {}
            if event.taken_at == taken_at:
                yield self._until(number + 1).by(taken_at), loaded(event.person) or {}

    def _until(self, number: int) -> History:
        return _history(self.events[:number])


def histories(cursor: CursorWrapper, system: str, latest: Mapping[int, Said]) -> dict[int, History]:
    """What ``system`` has told of records, read off their events; ``latest`` is its last word on each, by id."""
    events: dict[int, list[Once]] = {record_id: [] for record_id in latest}
    if latest:
        cursor.execute(_TOLD, {"records": list(latest), "system": system, **_KINDS})
        for record_id, kind, taken_at, stored, person in cursor.fetchall():
            if kind == EventKind.RECORDED:
                events[record_id].append(_once(taken_at, loaded(stored), person))
            else:  # what it told until then was told of another dossier
                events[record_id].clear()
    return {record_id: _history(told, latest[record_id].taken_at) for record_id, told in events.items()}


_TOLD = """
SELECT e.dossier_id, e.kind, e.taken_at, e.facts,
       (SELECT p.content FROM register_person p WHERE p.event_id = e.id)
  FROM register_event e
 WHERE e.dossier_id = ANY(%(records)s) AND (e.kind = %(recorded)s AND e.system = %(system)s
       OR e.kind = %(unmerged)s AND e.facts->'split_off'->>'v' = %(system)s)
 ORDER BY e.dossier_id, e.seq
"""
_KINDS = {"recorded": EventKind.RECORDED.value, "unmerged": EventKind.UNMERGED.value}


def _once(taken_at: datetime, facts: dict[str, Any], person: Any) -> Once:
    seen = facts.pop(FactKind.SEEN, None)
    pieces = [
        (moment, kind, said) for kind, fact in facts.items() for moment, said in versions(fact, taken_at)
    ]
    return Once(taken_at, None if seen is None else datetime.fromisoformat(seen["v"]), pieces, person)


def _history(events: Sequence[Once], *also: datetime) -> History:
    """``also``: when the system is known to have told something beside."""
    told = [piece for event in events for piece in event.pieces]
    instants = {*also, *(moment for moment, _kind, _fact in told)}
    for event in events:
        instants.update({event.taken_at, event.seen or event.taken_at})
    return History(sorted(told, key=lambda piece: piece[0]), instants, list(events))


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
