"""Bringing a dossier to a step: what the event tells of it, and when the step should be done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from motcua.rules.calendar import Calendar
from motcua.rules.process import Process, Step, budgets


def arrive(
    process: Process,
    step: Step,
    at: datetime,
    received_at: datetime,
    due_at: datetime | None,
    calendar: Calendar,
    unit: int | None = None,
    officer: int | None = None,
    carried: int = 0,
) -> dict[str, Any]:
    """The fact of a dossier that comes to ``step`` at ``at``: its part of the time from receipt to promise.

    The whole is the working time between them, whatever the limit is counted in; without a promised date no part
    can be given. A step is due when its part, and what the steps before left unused (``carried``, working seconds),
    has passed since it began, or with the promise if that is earlier.
    """
    allotted, step_due = 0, None
    if due_at is not None:
        whole = calendar.working_time_between(received_at, due_at)
        allotted = budgets(process, int(whole.total_seconds()))[step.key]
        if step.kind != "hand_over":
            step_due = min(calendar.add_working_time(at, timedelta(seconds=allotted + carried)), due_at)
    return {
        "v": {
            "key": step.key,
            "name": step.name,
            "kind": step.kind,
            "role": step.role,
            "unit": unit,
            "officer": officer,
            "due": step_due.isoformat() if step_due else None,
            "allotted": allotted,
        }
    }
