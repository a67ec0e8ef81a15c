"""Who said what of a dossier: each system's last word on each fact, the authority's before all others. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from motcua.register.stages import ENDED
from motcua.register.systems import issuing
from motcua.register.vocabulary import EventKind, FactKind

Fact = Mapping[str, Any]


class Recorded(NamedTuple):
    """What ``derive`` needs of an event."""

    kind: str
    recorded_at: datetime
    system: str
    taken_at: datetime | None
    facts: Mapping[str, Fact | None]


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
    """Systems that call the dossier open, and as of when they last did."""


def hear(events: Sequence[Recorded]) -> Heard:
    """Who says what. Raises ``ValueError`` when no event names a code."""
    voices: dict[str, dict[str, tuple[datetime, Fact | None]]] = {}
    statuses: dict[str, list[tuple[datetime, str, datetime | None]]] = {}
    codes: list[tuple[str, str]] = []
    local: dict[str, Fact] = {}
    corrections: dict[str, Fact] = {}
    for event in events:
        if event.kind == EventKind.RECORDED:
            _hear(event, voices, statuses, codes)
        elif event.kind == EventKind.CORRECTED:
            corrections.update((kind, fact) for kind, fact in event.facts.items() if fact is not None)
        else:
            local.update((kind, fact) for kind, fact in event.facts.items() if fact is not None)
    if not codes:
        raise ValueError("no event names a code of this dossier")
    system, code = issuing(codes)
    speakers = sorted(voices, key=lambda voice: (voice != system, voice))
    said = {
        voice: {kind: fact for kind, (_, fact) in voices[voice].items() if fact is not None}
        for voice in voices
    }
    still_open = _still_open(voices, said)
    facts: dict[str, Fact] = {}
    for voice in reversed(speakers):
        facts.update(said[voice])
    if speakers and (since := still_open.get(speakers[0])) is not None and not _after(facts, since):
        # That the authority, asked later, tells no end is no gap: its word is that there is none.
        facts.pop(FactKind.FINISHED_AT, None)
        facts.pop(FactKind.HANDED_OVER_AT, None)
    for kind, fact in local.items():
        facts.setdefault(kind, fact)
    return Heard(code, system, speakers, said, statuses, facts, corrections, still_open)


def _hear(
    event: Recorded,
    voices: dict[str, dict[str, tuple[datetime, Fact | None]]],
    statuses: dict[str, list[tuple[datetime, str, datetime | None]]],
    codes: list[tuple[str, str]],
) -> None:
    """Take in what a system says; of two statements the one taken later holds, whenever it came."""
    taken_at = event.taken_at or event.recorded_at
    voice = voices.setdefault(event.system, {})
    for kind, told in event.facts.items():
        spoken = [(taken_at, told)]
        if told is not None and "then" in told:  # an older export that came late, see ``retell``
            spoken = [(taken_at, told["told"]), (datetime.fromisoformat(told["t"]), told["then"])]
        for taken, fact in spoken:
            if kind == FactKind.CODE:
                codes.extend((pair[0], pair[1]) for pair in (fact or {"v": ()})["v"])
                continue
            if kind == FactKind.STATUS and fact is not None:
                seen = datetime.fromisoformat(fact["seen"]) if "seen" in fact else None
                statuses.setdefault(event.system, []).append((taken, fact["v"], seen))
            known = voice.get(kind)
            if known is None or known[0] <= taken:
                voice[kind] = (taken, fact)


def _still_open(
    voices: Mapping[str, Mapping[str, tuple[datetime, Fact | None]]], said: Mapping[str, Mapping[str, Fact]]
) -> dict[str, datetime]:
    found = {}
    for voice, facts in said.items():
        status = facts.get(FactKind.STATUS)
        if status is not None and status["v"] not in ENDED and FactKind.FINISHED_AT not in facts:
            found[voice] = max(taken for taken, _fact in voices[voice].values())
    return found


def _after(facts: Mapping[str, Fact], since: datetime) -> bool:
    """Whether the end that others tell came after the authority was last asked."""
    end = facts.get(FactKind.FINISHED_AT) or facts.get(FactKind.HANDED_OVER_AT)
    return end is not None and datetime.fromisoformat(end["at"]) > since
