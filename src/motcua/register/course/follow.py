"""From the events of an owned dossier to its course. The one reading of what officers did with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from motcua.register.course.model import Course, Pause, Stay
from motcua.register.hearing import Recorded
from motcua.register.systems import OWN
from motcua.register.vocabulary import EventKind, FactKind

PAPERS = frozenset({EventKind.PAPERS_SENT.value, EventKind.PAPERS_TAKEN.value, EventKind.SHELVED.value})
"""Where the papers are: told alike of dossiers that are handled here and of mirrored ones."""

SILENT = PAPERS | {
    EventKind.NOTED.value,
    EventKind.ATTACHED.value,
    EventKind.REMINDED.value,
    EventKind.DOUBT_SETTLED.value,
    EventKind.SUPPLEMENT_ALLOWED.value,
    EventKind.NOTIFIED.value,
    EventKind.PAID.value,
    EventKind.RECEIPT_CANCELLED.value,
    EventKind.SLIP_PRINTED.value,
}
"""What moves nothing: nobody has acted by them."""

LOCAL = PAPERS | {EventKind.ASSIGNED.value, EventKind.HANDED_OVER.value}
"""What officers do alike to dossiers of other systems: told without a system of its own."""

ENDING = frozenset({EventKind.HANDED_OVER.value, EventKind.NOT_ACCEPTED.value})


def follow(events: Iterable[Recorded], as_of: datetime | None = None) -> Course | None:
    """The course that ``events`` (of one dossier, in order of recording) tell; ``None`` for a mirrored one."""
    course: Course | None = None
    for event in events:
        if as_of is not None and event.recorded_at > as_of:
            break
        own = event.system == OWN
        if course is None:
            if not own:
                continue
            course = Course()
        if own or event.kind in LOCAL:
            _take(course, event)
    return course


def _take(course: Course, event: Recorded) -> None:
    facts = event.facts
    recalled = facts.get(FactKind.RECALLS)
    if recalled is not None:
        _recall(course, int(recalled["v"]))
    step = facts.get(FactKind.STEP)
    if step is not None:
        _enter(course, event, step["v"])
    holder = facts.get(FactKind.HOLDER)
    if holder is not None and course.here is not None:
        course.stays[-1] = course.stays[-1]._replace(officer=holder["v"])
    moved = facts.get(FactKind.STEP_DUE)
    if moved is not None:
        _move_due(course, moved["v"])
    for kind, fact in facts.items():
        if fact is None:
            if kind == FactKind.ACCEPT_BY:
                course.accept_by = None
            continue
        if kind.startswith(FactKind.PAUSE):
            key = kind.partition(":")[2]
            course.pauses[key] = _pause(key, fact["v"])
        elif kind == FactKind.FILED_AT:
            course.filed_at = datetime.fromisoformat(fact["at"])
        elif kind == FactKind.PLACES:
            course.receiver, course.competent = fact["v"]["receiver"], fact["v"]["competent"]
            course.vertical = fact["v"].get("vertical")
        elif kind == FactKind.ACCEPT_BY:
            course.accept_by = datetime.fromisoformat(fact["at"])
        elif kind not in (FactKind.STEP, FactKind.STEP_DUE, FactKind.RECALLS, FactKind.HOLDER):
            course.told[kind] = fact.get("v", fact.get("at"))
    if event.kind == EventKind.APOLOGISED:
        course.apologised_at = event.recorded_at
    if event.kind == EventKind.ASSIGNED:
        _assign(course, facts)
    if event.kind in ENDING or FactKind.ENDS in facts:
        _leave(course, event.recorded_at)
    if event.kind not in SILENT:
        course.last_seq, course.last_kind = event.seq, event.kind
        course.last_officer, course.last_act_at = event.officer_id, event.recorded_at


def _enter(course: Course, event: Recorded, told: Mapping[str, Any]) -> None:
    _leave(course, event.recorded_at)
    due = told.get("due")
    course.stays.append(
        Stay(
            event.seq,
            told["key"],
            told["name"],
            told["kind"],
            told.get("role", ""),
            told.get("unit"),
            told.get("officer"),
            event.recorded_at,
            None,
            datetime.fromisoformat(due) if due else None,
            int(told.get("allotted", 0)),
        )
    )


def _move_due(course: Course, told: Mapping[str, Any]) -> None:
    here = course.here
    if here is not None:
        due = datetime.fromisoformat(told["due"]) if told["due"] else None
        course.stays[-1] = here._replace(due=due, allotted=int(told["allotted"]))


def _leave(course: Course, at: datetime) -> None:
    if course.here is not None:
        course.stays[-1] = course.stays[-1]._replace(until=at)


def _recall(course: Course, seq: int) -> None:
    """A forward taken back: as if it had not happened, the step before goes on as it was."""
    while course.stays and course.stays[-1].seq >= seq:
        course.stays.pop()
    if course.stays:
        course.stays[-1] = course.stays[-1]._replace(until=None)


def _assign(course: Course, facts: Mapping[str, Any]) -> None:
    here = course.here
    if here is None:
        return
    officer, unit = facts.get("assignee"), facts.get("unit")
    course.stays[-1] = here._replace(
        officer=officer["v"] if officer else here.officer, unit=unit["v"] if unit else here.unit
    )


def _pause(key: str, told: Mapping[str, Any]) -> Pause:
    until, answer_by = told.get("until"), told.get("answer_by")
    return Pause(
        key,
        told["ground"],
        told["kind"],
        told["policy"],
        datetime.fromisoformat(told["since"]),
        datetime.fromisoformat(until) if until else None,
        datetime.fromisoformat(answer_by) if answer_by else None,
        told.get("whose", ""),
        told.get("content", ""),
        told.get("article", ""),
        told.get("flagged", ""),
        told.get("outcome", ""),
        told.get("agency"),
        told.get("lapse", ""),
    )
