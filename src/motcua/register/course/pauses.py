"""Beginning and ending a pause: what the event tells of it, and what that does to the dates owed.

While the clock stands nothing is owed: the promised date is withdrawn. When it runs again both dates are reckoned
anew, and so is the date of the present step. A pause that begins when the result is already owed stops nothing:
pausing never cures lateness.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from motcua.register.course.clock import dates_owed, limits_of
from motcua.register.course.model import Course, Pause, Stay
from motcua.register.state import State
from motcua.register.vocabulary import FactKind, Status
from motcua.rules.budget import to_split
from motcua.rules.calendar import Calendar
from motcua.rules.process import Process, budgets

STATUS = {"supplement": Status.WAITING_SUPPLEMENT.value, "finance": Status.WAITING_FINANCE.value}
"""What a dossier is called while it waits; for an opinion or another ground it goes on being handled."""

NO_OTHER: Mapping[str, str] = MappingProxyType({})


def next_key(course: Course) -> str:
    """The key of the pause that comes next."""
    return str(len(course.pauses) + 1)


def clashes(course: Course, policy: str) -> Pause | None:
    """The open pause beside which one of ``policy`` cannot stand: a limit that counts anew leaves room for none."""
    for one in course.open_pauses:
        if one.stops and policy != "none" and "restart" in (one.policy, policy):
            return one
    return None


def opening(state: State, pause: Pause, now: datetime) -> dict[str, Any]:
    """The facts of a pause that begins ``now``."""
    if state.due_at is not None and now >= state.due_at:
        pause = pause._replace(policy="none")
    told: dict[str, Any] = {f"{FactKind.PAUSE}:{pause.key}": _fact(pause)}
    if pause.stops and state.due_at is not None:
        told[FactKind.DUE_AT] = None
    told[FactKind.STATUS] = {"v": _status([*state.own_course.open_pauses, pause])}
    return told


def closing(
    state: State,
    outcomes: Mapping[str, str],
    now: datetime,
    process: Process,
    calendar: Calendar,
    policies: Mapping[str, str] = NO_OTHER,
) -> dict[str, Any]:
    """The facts of pauses that end ``now``; ``outcomes`` says of each key how, ``policies`` of some that the clock
    goes on otherwise than was meant when they began. Raises ``BadClockInput``.
    """
    course = state.own_course
    ended = {
        key: course.pauses[key]._replace(
            until=now, outcome=how, policy=policies.get(key, course.pauses[key].policy)
        )
        for key, how in outcomes.items()
    }
    told: dict[str, Any] = {f"{FactKind.PAUSE}:{key}": _fact(pause) for key, pause in ended.items()}
    after = replace(course, pauses={**course.pauses, **ended})
    told[FactKind.STATUS] = {"v": _status(after.open_pauses)}
    if course.stands and not after.stands and state.received_at is not None:
        owed = dates_owed(*limits_of(course), state.received_at, calendar, after.suspensions)
        told.update(owed)
        if course.here is not None and FactKind.DUE_AT in owed:
            due = datetime.fromisoformat(owed[FactKind.DUE_AT]["at"])
            whole = to_split(state.received_at, due, calendar, after.suspensions, as_of=now)
            shares = budgets(process, whole)
            stopped = [one for one in ended.values() if one.stops]
            told[FactKind.STEP_DUE] = _step_due(course.here, stopped, now, due, shares, calendar)
    return told


def _step_due(
    here: Stay,
    stopped: Sequence[Pause],
    now: datetime,
    due: datetime,
    shares: Mapping[str, int],
    calendar: Calendar,
) -> dict[str, Any]:
    """When the present step is due, the clock running again: its whole part anew, or what it stood still added."""
    if here.kind == "hand_over":
        return _due_told(None, here.allotted)
    if here.due is not None and all(one.policy != "restart" for one in stopped):
        since = max(min(one.since for one in stopped), here.since)
        moved = calendar.add_working_time(here.due, calendar.working_time_between(since, now))
        return _due_told(min(moved, due), here.allotted)
    allotted = shares.get(here.key, 0)
    return _due_told(min(calendar.add_working_time(now, timedelta(seconds=allotted)), due), allotted)


def _due_told(due: datetime | None, allotted: int) -> dict[str, Any]:
    return {"v": {"due": due.isoformat() if due else None, "allotted": allotted}}


def _status(waiting: Iterable[Pause]) -> str:
    """What the dossier is called with these pauses open; the longest that has a name of its own."""
    named = (STATUS[one.kind] for one in sorted(waiting, key=lambda one: one.since) if one.kind in STATUS)
    return next(named, Status.HANDLING.value)


def _fact(pause: Pause) -> dict[str, Any]:
    told = {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in pause._asdict().items()
        if name != "key"
    }
    return {"v": told}
