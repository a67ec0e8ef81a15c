"""Who said what of a dossier: each system's last word on each fact, the authority's before all others. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from motcua.register.stages import ENDED
from motcua.register.systems import OWN, issuing
from motcua.register.vocabulary import EventKind, FactKind

Fact = Mapping[str, Any]


class Recorded(NamedTuple):
    """What ``derive`` needs of an event."""

    kind: str
    recorded_at: datetime
    system: str
    taken_at: datetime | None
    facts: Mapping[str, Fact | None]
    seq: int = 0
    officer_id: int | None = None
    record: int = 0
    """The record in whose chain it stands, where there may be several."""


class Heard(NamedTuple):
    """What all sources say of a dossier, before corrections: ``facts`` is the authority's word, gaps filled."""

    code: str
    system: str
    speakers: list[str]
    said: dict[str, dict[str, Fact]]
    statuses: dict[str, list[tuple[datetime, str, datetime | None]]]
    facts: dict[str, Fact]
    corrections: dict[str, Fact]
    still_open: dict[str, datetime]
    """Systems that call the dossier open, and since which export they have been saying so."""


def hear(events: Sequence[Recorded]) -> Heard:
    """Who says what. Raises ``ValueError`` when no event names a code."""
    if len(events) == 1 and _is_first(events[0]):
        return hear_first(events[0])
    voices: dict[str, dict[str, tuple[datetime, Fact | None]]] = {}
    statuses: dict[str, list[tuple[datetime, str, datetime | None]]] = {}
    codes: list[tuple[str, str]] = []
    local: dict[str, Fact] = {}
    corrections: dict[str, Fact] = {}
    others: dict[str, list[tuple[str, str]]] = {}
    silent = _split_off(events)
    for event in events:
        if event.kind == EventKind.RECORDED and event.seq < silent.get((event.record, event.system), 0):
            continue
        if event.kind == EventKind.RECORDED or event.system == OWN:
            _hear(event, voices, statuses, codes)
        elif event.kind == EventKind.CORRECTED:
            corrections.update((kind, fact) for kind, fact in event.facts.items() if fact is not None)
        else:
            _part(event, others)
            local.update((kind, fact) for kind, fact in event.facts.items() if fact is not None)
    if not codes:
        raise ValueError("no event names a code of this dossier")
    elsewhere = {pair for pairs in others.values() for pair in pairs}
    system, code = issuing([pair for pair in codes if pair not in elsewhere] or codes)
    # A dossier that is handled here is known best here, whoever gave it its code.
    authority = OWN if OWN in voices else system
    speakers = sorted(voices, key=lambda voice: (voice != authority, voice))
    said = {
        voice: {kind: fact for kind, (_, fact) in voices[voice].items() if fact is not None}
        for voice in voices
    }
    still_open = _still_open(statuses, said)
    facts: dict[str, Fact] = {}
    for voice in reversed(speakers):
        facts.update(said[voice])
    if authority == OWN:
        _keep_own_dates(facts, said[OWN])
    if speakers and speakers[0] in still_open:
        # That the authority tells no end is no gap for others to fill: its word is that there is none yet.
        facts.pop(FactKind.FINISHED_AT, None)
        facts = _unfinished(facts)
    for kind, fact in local.items():
        facts.setdefault(kind, fact)
    return Heard(code, system, speakers, said, statuses, facts, corrections, still_open)


def _is_first(event: Recorded) -> bool:
    """Whether a source tells of a dossier for the first time: nothing is withdrawn, or told of an earlier time."""
    if event.kind != EventKind.RECORDED or FactKind.CODE not in event.facts or FactKind.SEEN in event.facts:
        return False
    return not any(fact is None or "then" in fact for fact in event.facts.values())


def hear_first(event: Recorded) -> Heard:
    """``hear`` of the first word on a dossier, and so far the only one: most dossiers, and most of an import."""
    facts = cast(dict[str, Fact], dict(event.facts))
    named = facts.pop(FactKind.CODE)
    voice, taken_at = event.system, event.taken_at or event.recorded_at
    system, code = issuing([(pair[0], pair[1]) for pair in named["v"]])
    status = facts.get(FactKind.STATUS)
    is_open = status is not None and status["v"] not in ENDED and FactKind.FINISHED_AT not in facts
    return Heard(
        code,
        system,
        [voice],
        {voice: facts},
        {voice: [(taken_at, status["v"], None)]} if status is not None else {},
        _unfinished(facts) if is_open else facts,
        {},
        {voice: taken_at} if is_open else {},
    )


def _keep_own_dates(facts: dict[str, Fact], own: Mapping[str, Fact]) -> None:
    """Where we handle a dossier no other system fills what we have not told: nothing is owed while the clock stands."""
    for kind in FactKind.DATED:
        if kind not in own:
            facts.pop(kind, None)


def _unfinished(facts: dict[str, Fact]) -> dict[str, Fact]:
    return {kind: fact for kind, fact in facts.items() if kind != FactKind.HANDED_OVER_AT}


def _split_off(events: Sequence[Recorded]) -> dict[tuple[int, str], int]:
    """(record, system) → the number of the event up to which that system told of another dossier there."""
    return {
        (event.record, fact["v"]): event.seq
        for event in events
        if event.kind == EventKind.UNMERGED and (fact := event.facts.get(FactKind.SPLIT_OFF)) is not None
    }


def _part(event: Recorded, others: dict[str, list[tuple[str, str]]]) -> None:
    """Of two dossiers that were parted each may have told codes of the other: those name it no more, until they are
    one again. ``others``: by the other's uid."""
    if event.kind not in (EventKind.MERGED, EventKind.UNMERGED):
        return
    told = {kind: fact["v"] for kind, fact in event.facts.items() if fact is not None}
    for kind in ("into", "merged"):
        others.pop(told.get(kind, ""), None)
    for kind in ("from", "unmerged"):
        if kind in told:
            others[told[kind]] = [(pair[0], pair[1]) for pair in told.get(FactKind.OTHERS, ())]


def _hear(
    event: Recorded,
    voices: dict[str, dict[str, tuple[datetime, Fact | None]]],
    statuses: dict[str, list[tuple[datetime, str, datetime | None]]],
    codes: list[tuple[str, str]],
) -> None:
    """Take in what a system says; of two statements the one taken later holds, whenever it came."""
    taken_at = event.taken_at or event.recorded_at
    voice = voices.setdefault(event.system, {})
    before = event.facts.get(FactKind.SEEN)
    seen = datetime.fromisoformat(before["v"]) if before is not None else None
    for kind, told in event.facts.items():
        if kind == FactKind.SEEN:
            continue
        for taken, fact in versions(told, taken_at):
            if kind == FactKind.CODE:
                codes.extend((pair[0], pair[1]) for pair in (fact or {"v": ()})["v"])
                continue
            if kind == FactKind.STATUS and fact is not None:
                statuses.setdefault(event.system, []).append((taken, fact["v"], seen))
            known = voice.get(kind)
            if known is None or known[0] <= taken:
                voice[kind] = (taken, fact)


def versions(fact: Fact | None, taken_at: datetime) -> list[tuple[datetime, Fact | None]]:
    """A recorded fact as (as of when, fact) pairs: one, or two when an older export came late (``retell``)."""
    if fact is None or "then" not in fact:
        return [(taken_at, fact)]
    return [(taken_at, fact["told"]), (datetime.fromisoformat(fact["t"]), fact["then"])]


def _still_open(
    statuses: Mapping[str, list[tuple[datetime, str, datetime | None]]],
    said: Mapping[str, Mapping[str, Fact]],
) -> dict[str, datetime]:
    found = {}
    for voice, facts in said.items():
        status = facts.get(FactKind.STATUS)
        if status is None or status["v"] in ENDED or FactKind.FINISHED_AT in facts:
            continue
        # A statement told again may or may not have been recorded again: only its first instant is sure.
        for taken, stated, _seen in sorted(statuses[voice], key=lambda entry: entry[0], reverse=True):
            if stated != status["v"]:
                break
            found[voice] = taken
    return found
