"""The dates that an owned dossier owes, as an act tells them: statutory and promised, moved on by lawful pauses.

Each act that moves a date tells the new one as a fact, reckoned by ``rules.clock`` with the calendar of that day:
a calendar that is published later moves no date that was promised. While the clock stands nothing is owed, so the
promised date is withdrawn until it runs again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from motcua.register.course.model import Course
from motcua.register.vocabulary import FactKind
from motcua.rules.calendar import Calendar
from motcua.rules.clock import Limit, Suspension, Unit, due
from motcua.rules.zone import ZONE


def limits_fact(statutory: Limit | None, promised: Limit | None) -> dict[str, Any]:
    """The limits that a dossier is pinned to at its receipt."""
    return {"v": {"statutory": _limit_told(statutory), "promised": _limit_told(promised)}}


def _limit_told(limit: Limit | None) -> list[Any] | None:
    return None if limit is None else [limit.number, limit.unit.value]


def limits_of(course: Course) -> tuple[Limit | None, Limit | None]:
    """(statutory, promised) as pinned; ``None`` where the version has no limit."""
    told = course.told.get(FactKind.LIMITS) or {}
    return _limit(told.get("statutory")), _limit(told.get("promised"))


def _limit(told: list[Any] | None) -> Limit | None:
    return None if not told else Limit(int(told[0]), Unit(told[1]))


def dated(moment: datetime) -> dict[str, str]:
    """A fact that happens, or is owed, at an instant: in local time, so that text order is time order."""
    return {"at": moment.astimezone(ZONE).isoformat()}


def dates_owed(
    statutory: Limit | None,
    promised: Limit | None,
    received: datetime,
    calendar: Calendar,
    suspensions: Sequence[Suspension] = (),
    as_of: datetime | None = None,
) -> dict[str, Any]:
    """The facts of both dates; of a limit that there is not, none. An open suspension is reckoned to ``as_of``.

    Raises ``BadClockInput``.
    """
    told: dict[str, Any] = {}
    for kind, limit in ((FactKind.STATUTORY_DUE_AT, statutory), (FactKind.DUE_AT, promised or statutory)):
        if limit is not None:
            told[kind] = dated(due(received, limit, calendar, suspensions, as_of))
    return told
