"""From events to state: the one function that says what a dossier is. Pure: no database, no clock of its own.

``as_of`` asks what had happened by an instant, ``known_at`` what was known by it. Actions, imports and the
rebuild all use it, so that what is stored can be proved by deriving it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from motcua.register.state import Conflict, State, Supplement, WaitSpan
from motcua.register.systems import issuing
from motcua.register.vocabulary import EventKind, FactKind, Outcome, Status

Fact = Mapping[str, Any]

NOT_RECEIVED = frozenset({Status.DRAFT.value, Status.FILED.value, Status.NOT_ACCEPTED.value})
WAITING = {Status.WAITING_SUPPLEMENT.value: "supplement", Status.WAITING_FINANCE.value: "finance"}
ENDED = {
    Status.REFUSED.value: Outcome.REFUSED.value,
    Status.WITHDRAWN.value: Outcome.WITHDRAWN.value,
    Status.STOPPED.value: Outcome.STOPPED.value,
    Status.FINISHED.value: Outcome.ISSUED.value,
    Status.HANDED_OVER.value: Outcome.ISSUED.value,
}
VERDICT_FACTS = frozenset({FactKind.RECEIVED_AT, FactKind.DUE_AT, FactKind.FINISHED_AT})
"""Corrected, these are shown but not counted: lateness once recorded stays counted (glossary: đính chính)."""

COMPARED = (*FactKind.DATED[1:], FactKind.PROCEDURE, FactKind.CHANNEL, FactKind.FEE, FactKind.PAID_ONLINE)
"""The facts on which two systems that know the same dossier may conflict."""


class Recorded(NamedTuple):
    """What ``derive`` needs of an event."""

    kind: str
    recorded_at: datetime
    system: str
    taken_at: datetime | None
    facts: Mapping[str, Fact | None]


def derive(
    events: Sequence[Recorded], as_of: datetime | None = None, known_at: datetime | None = None
) -> State:
    """The state of one dossier; ``events`` in the order of recording, those of records merged into it included.

    Raises ``ValueError`` when no event visible at ``known_at`` names a code.
    """
    if known_at is not None:
        events = [event for event in events if event.recorded_at <= known_at]
    heard = hear(events)
    facts = dict(heard.facts)
    corrected = {kind: fact for kind, fact in heard.corrections.items() if facts.get(kind) == fact.get("was")}
    for kind, fact in corrected.items():
        if kind not in VERDICT_FACTS:
            facts[kind] = fact
    waits = _waits(heard.statuses.get(heard.speakers[0], []))
    return _state(
        heard.code, heard.system, facts, corrected, waits, _conflicts(heard.said, heard.speakers), as_of
    )


class Heard(NamedTuple):
    """What all sources say of a dossier, before corrections: ``facts`` is the authority's word, gaps filled."""

    code: str
    system: str
    speakers: list[str]
    said: dict[str, dict[str, Fact]]
    statuses: dict[str, list[tuple[datetime, str, datetime | None]]]
    facts: dict[str, Fact]
    corrections: dict[str, Fact]


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
    facts: dict[str, Fact] = {}
    for voice in reversed(speakers):
        facts.update(said[voice])
    for kind, fact in local.items():
        facts.setdefault(kind, fact)
    return Heard(code, system, speakers, said, statuses, facts, corrections)


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


def _waits(statuses: list[tuple[datetime, str, datetime | None]]) -> tuple[WaitSpan, ...]:
    """When a mirrored dossier waited, read off its statuses at the exports: spans (since, until].

    An export tells how things stood when it was taken; a statement therefore speaks for the time since the last
    one before it. A statement that the dossier is finished says nothing of what it waited for until then, so
    that time belongs to the statement before.
    """
    spans: list[WaitSpan] = []
    since: datetime | None = None
    before = ""
    ordered = sorted(statuses, key=lambda entry: entry[0])
    for index, (taken, status, seen) in enumerate(ordered):
        if index and before in WAITING:
            until = taken if status in ENDED else seen
            if until is not None and until > ordered[index - 1][0]:
                spans.append(WaitSpan(WAITING[before], since, until))
                since = until
        if status in WAITING:
            spans.append(WaitSpan(WAITING[status], since, taken))
        since, before = taken, status
    if before in WAITING:
        spans.append(WaitSpan(WAITING[before], since, None))
    return _joined(spans)


def _joined(spans: Iterable[WaitSpan]) -> tuple[WaitSpan, ...]:
    """Touching spans of one ground as one."""
    joined: list[WaitSpan] = []
    for span in spans:
        if (
            joined
            and joined[-1].ground == span.ground
            and (joined[-1].until in (span.since, None) or span.since is None)
        ):
            joined[-1] = WaitSpan(span.ground, joined[-1].since, span.until)
        else:
            joined.append(span)
    return tuple(joined)


def _conflicts(said: Mapping[str, Mapping[str, Fact]], speakers: Sequence[str]) -> tuple[Conflict, ...]:
    """Where a system contradicts the authority on a fact that both know."""
    if len(speakers) < 2:
        return ()
    found = []
    for kind in COMPARED:
        holders = [voice for voice in speakers if kind in said[voice]]
        for other in holders[1:]:
            ours, theirs = said[holders[0]][kind], said[other][kind]
            if not _agree(ours, theirs):
                found.append(Conflict(kind, holders[0], _spoken(ours), other, _spoken(theirs)))
    return tuple(found)


def _agree(one: Fact, other: Fact) -> bool:
    if "at" not in one or "at" not in other:
        return one.get("v") == other.get("v")
    if "day" in (one.get("p"), other.get("p")):
        return str(one["at"])[:10] == str(other["at"])[:10]
    return bool(one["at"] == other["at"])


def _spoken(fact: Fact) -> str:
    return str(fact["at"] if "at" in fact else fact.get("v"))


def _state(
    code: str,
    system: str,
    facts: Mapping[str, Fact],
    corrected: Mapping[str, Fact],
    waits: tuple[WaitSpan, ...],
    conflicts: tuple[Conflict, ...],
    as_of: datetime | None,
) -> State:
    def at(kind: str) -> datetime | None:
        fact = facts.get(kind)
        if fact is None:
            return None
        moment = datetime.fromisoformat(fact["at"])
        return None if as_of is not None and kind != FactKind.DUE_AT and moment > as_of else moment

    def value(kind: str, default: Any) -> Any:
        fact = facts.get(kind)
        return default if fact is None else fact["v"]

    stated = value(FactKind.STATUS, "")
    received_at = None if stated in NOT_RECEIVED else at(FactKind.RECEIVED_AT)
    handed_over_at = at(FactKind.HANDED_OVER_AT)
    # Where the end of processing is unknown, hand-over stands for it (design: the clock, verdict).
    finished_at = (at(FactKind.FINISHED_AT) or handed_over_at) if received_at else None
    outcome = ENDED.get(stated, Outcome.ISSUED.value) if finished_at else ""
    return State(
        code=code,
        system=system,
        status=_status(stated, received_at, finished_at, handed_over_at, outcome, waits, as_of),
        stated_status=stated,
        outcome=outcome,
        filed_at=at(FactKind.FILED_AT),
        received_at=received_at,
        due_at=at(FactKind.DUE_AT),
        due_precision=facts[FactKind.DUE_AT].get("p", "second") if FactKind.DUE_AT in facts else "",
        finished_at=finished_at,
        handed_over_at=handed_over_at if received_at else None,
        procedure=value(FactKind.PROCEDURE, ""),
        procedure_name=value(FactKind.PROCEDURE_NAME, ""),
        field=value(FactKind.FIELD, ""),
        channel=value(FactKind.CHANNEL, ""),
        mode=value(FactKind.MODE, ""),
        handler=value(FactKind.HANDLER, ""),
        officer=value(FactKind.OFFICER, ""),
        fee=value(FactKind.FEE, 0),
        paid_online=value(FactKind.PAID_ONLINE, False),
        digitised=value(FactKind.DIGITISED, False),
        reused=value(FactKind.REUSED, False),
        electronic_result=value(FactKind.ELECTRONIC_RESULT, False),
        linked_group=value(FactKind.LINKED_GROUP, ""),
        late_reason=value(FactKind.LATE_REASON, ""),
        assignee_id=value("assignee", None),
        unit_id=value("unit", None),
        supplements=_supplements(facts),
        waits=waits,
        conflicts=conflicts,
        corrected={kind: dict(fact) for kind, fact in corrected.items()},
    )


def _status(
    stated: str,
    received_at: datetime | None,
    finished_at: datetime | None,
    handed_over_at: datetime | None,
    outcome: str,
    waits: tuple[WaitSpan, ...],
    as_of: datetime | None,
) -> str:
    """Dates decide whether a dossier is received, finished and handed over; the status says the rest."""
    if received_at is None:
        return stated if stated in NOT_RECEIVED else Status.FILED.value
    if finished_at is not None:
        if outcome != Outcome.ISSUED:
            return outcome
        return Status.HANDED_OVER.value if handed_over_at else Status.FINISHED.value
    if as_of is not None:
        for span in waits:
            if (span.since is None or span.since < as_of) and (span.until is None or as_of <= span.until):
                return f"waiting_{span.ground}"
        return Status.HANDLING.value
    return stated if stated in WAITING else Status.HANDLING.value


def _supplements(facts: Mapping[str, Fact]) -> tuple[Supplement, ...]:
    found = []
    for kind, fact in facts.items():
        if kind.startswith(FactKind.SUPPLEMENT):
            told = fact["v"]
            answered = told.get("answered")
            found.append(
                Supplement(
                    datetime.fromisoformat(told["asked"]),
                    datetime.fromisoformat(answered) if answered else None,
                    told.get("content", ""),
                )
            )
    return tuple(sorted(found, key=lambda supplement: supplement.asked))
