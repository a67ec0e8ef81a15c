"""From events to state: the one function that says what a dossier is. Pure: no database, no clock of its own.

``as_of`` asks what had happened by an instant, ``known_at`` what was known by it. Actions, imports and the
rebuild all use it, so that what is stored can be proved by deriving it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.register.conflicts import conflicts
from motcua.register.course import Course, follow
from motcua.register.hearing import Fact, Heard, Recorded, hear, hear_first
from motcua.register.stages import ENDED, NOT_RECEIVED, WAITING, WAITS_FINANCE, WAITS_SUPPLEMENT
from motcua.register.state import Conflict, State, Supplement, WaitSpan
from motcua.register.vocabulary import FactKind, Outcome, Status

VERDICT_FACTS = frozenset({FactKind.RECEIVED_AT, FactKind.DUE_AT, FactKind.FINISHED_AT})
"""Corrected, these are shown but not counted: lateness once recorded stays counted (glossary: đính chính)."""

ISSUED, FINISHED, HANDED_OVER = Outcome.ISSUED.value, Status.FINISHED.value, Status.HANDED_OVER.value


def derive(
    events: Sequence[Recorded], as_of: datetime | None = None, known_at: datetime | None = None
) -> State:
    """The state of one dossier; ``events`` in the order of recording, those of records merged into it included.

    Raises ``ValueError`` when no event visible at ``known_at`` names a code.
    """
    if known_at is not None:
        events = [event for event in events if event.recorded_at <= known_at]
    return _derived(hear(events), events, as_of)


def derive_first(event: Recorded) -> State:
    """``derive`` of the event that records a dossier as a source told it first."""
    return _derived(hear_first(event), (event,), None)


def _derived(heard: Heard, events: Sequence[Recorded], as_of: datetime | None) -> State:
    facts = dict(heard.facts)
    corrected = {kind: fact for kind, fact in heard.corrections.items() if facts.get(kind) == fact.get("was")}
    for kind, fact in corrected.items():
        if kind not in VERDICT_FACTS:
            facts[kind] = fact
    course = follow(events, as_of)
    if course is not None:
        waits = _owned_waits(course)
    else:
        waits = _waits(heard.statuses.get(heard.speakers[0], []))
    return _state(heard.code, heard.system, facts, corrected, waits, conflicts(heard), as_of, course)


def _owned_waits(course: Course) -> tuple[WaitSpan, ...]:
    """When an owned dossier waited for its applicant or a payment: told to the instant, spans of a ground joined."""
    pauses = sorted(course.pauses.values(), key=lambda pause: pause.since)
    return tuple(
        span
        for ground in (WAITS_SUPPLEMENT, WAITS_FINANCE)
        for span in _joined(WaitSpan(ground, one.since, one.until) for one in pauses if one.kind == ground)
    )


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


def _state(
    code: str,
    system: str,
    facts: Mapping[str, Fact],
    corrected: Mapping[str, Fact],
    waits: tuple[WaitSpan, ...],
    conflicts: tuple[Conflict, ...],
    as_of: datetime | None,
    course: Course | None,
) -> State:
    told = {kind: fact["v"] for kind, fact in facts.items() if "v" in fact}
    moments = {kind: datetime.fromisoformat(facts[kind]["at"]) for kind in FactKind.DATED if kind in facts}
    if as_of is not None:
        moments = {kind: at for kind, at in moments.items() if kind == FactKind.DUE_AT or at <= as_of}
    value: Callable[[str, Any], Any] = told.get
    at = moments.get
    stated = value(FactKind.STATUS, "")
    received_at = None if stated in NOT_RECEIVED else at(FactKind.RECEIVED_AT)
    handed_over_at = at(FactKind.HANDED_OVER_AT)
    # Where the end of processing is unknown, hand-over stands for it (design: the clock, verdict).
    finished_at = (at(FactKind.FINISHED_AT) or handed_over_at) if received_at else None
    here = course.here if course else None
    outcome = ENDED.get(stated, ISSUED) if finished_at else ""
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
        assignee_id=here.officer if here else value("assignee", None),
        unit_id=here.unit if here else value("unit", None),
        supplements=_supplements(facts),
        waits=waits,
        conflicts=conflicts,
        corrected={kind: dict(fact) for kind, fact in corrected.items()},
        course=course,
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
        if outcome != ISSUED:
            return outcome
        return HANDED_OVER if handed_over_at else FINISHED
    if as_of is not None:
        for span in waits:
            if (span.since is None or span.since < as_of) and (span.until is None or as_of <= span.until):
                return f"waiting_{span.ground}"
        return Status.HANDLING.value
    return stated if stated in WAITING else Status.HANDLING.value


def _supplements(facts: Mapping[str, Fact]) -> tuple[Supplement, ...]:
    if FactKind.SUPPLEMENT not in " ".join(facts):  # looked at name by name it took a tenth of ``derive``
        return ()
    found = []
    for kind in [kind for kind in facts if kind.startswith(FactKind.SUPPLEMENT)]:
        told = facts[kind]["v"]
        answered = told.get("answered")
        found.append(
            Supplement(
                datetime.fromisoformat(told["asked"]),
                datetime.fromisoformat(answered) if answered else None,
                told.get("content", ""),
            )
        )
    return tuple(sorted(found, key=lambda supplement: supplement.asked))
