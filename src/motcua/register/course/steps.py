"""Bringing a dossier to a step: what the event tells of it, and when the step should be done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from motcua.register.course.booked import booked, shares_of
from motcua.register.course.model import Course
from motcua.rules.budget import to_split
from motcua.rules.calendar import Calendar
from motcua.rules.process import Process, Step, budgets


class Share(NamedTuple):
    """A step's time in working seconds: its own part, and what the steps before left unused."""

    allotted: int = 0
    carried: int = 0


def first_share(
    process: Process, received_at: datetime, due_at: datetime | None, calendar: Calendar
) -> Share:
    """Of the first step, as the clock starts."""
    if due_at is None:
        return Share()
    whole = to_split(received_at, due_at, calendar, as_of=received_at)
    return Share(budgets(process, whole)[process.first.key])


def next_share(
    course: Course,
    process: Process,
    step: Step,
    received_at: datetime | None,
    due_at: datetime | None,
    calendar: Calendar,
    now: datetime,
) -> Share:
    """Of a step to which the dossier goes at ``now``; nothing where no date is promised, or the clock stands."""
    if received_at is None or due_at is None:
        return Share()
    shares = shares_of(course, process, received_at, due_at, calendar, now)
    been = any(stay.key == step.key for stay in course.stays)
    allotted = 0 if been else shares[step.key]
    if received_at > now:
        return Share(allotted)
    spent = booked(course, shares, received_at, due_at, None, calendar, now)
    return Share(allotted, spent.entries[-1].left)


def arrive(
    step: Step,
    at: datetime,
    due_at: datetime | None,
    calendar: Calendar,
    share: Share,
    unit: int | None = None,
    officer: int | None = None,
) -> dict[str, Any]:
    """The fact of a dossier that comes to ``step`` at ``at``. Hand-over has no date: the clock has ended."""
    step_due = None
    if due_at is not None and step.kind != "hand_over":
        step_due = min(calendar.add_working_time(at, timedelta(seconds=sum(share))), due_at)
    return {
        "v": {
            "key": step.key,
            "name": step.name,
            "kind": step.kind,
            "role": step.role,
            "unit": unit,
            "officer": officer,
            "due": step_due.isoformat() if step_due else None,
            "allotted": share.allotted,
        }
    }
