"""Who used an owned dossier's legal time: its course laid on the calendar, step by step (``rules.budget``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.register.course.clock import dates_owed, limits_of
from motcua.register.state import State
from motcua.register.vocabulary import FactKind
from motcua.rules.budget import Ledger, ledger, reasons
from motcua.rules.calendar import Calendar
from motcua.rules.clock import BadClockInput
from motcua.rules.holders import Stay

LONGEST = 2000


def time_spent(
    state: State, agency: str, units: Mapping[int, str], calendar: Calendar, as_of: datetime
) -> Ledger | None:
    """The budget ledger of a dossier as of an instant; ``None`` before receipt or where nothing is owed by a date.

    ``agency`` is the name of the competent agency, ``units`` those of its units by id. Hand-over is no part of it: the
    time ends with the processing.
    """
    course, received = state.own_course, state.received_at
    due_at = promised(state, calendar, as_of)
    if received is None or due_at is None or as_of < received:
        return None
    stays = [
        Stay(one.key, one.name, units.get(one.unit or 0, ""), agency, one.since, one.until, one.allotted)
        for one in course.stays
        if one.kind != "hand_over"
    ]
    outside = [
        Stay(_step_then(stays, one.since), one.content, "", one.whose, one.since, one.until, outside=True)
        for one in course.pauses.values()
        if one.whose and one.whose != agency
    ]
    try:
        return ledger(
            received,
            due_at,
            calendar,
            [*stays, *outside],
            course.suspensions,
            as_of=as_of,
            finished=state.finished_at,
        )
    except BadClockInput:
        return None


def promised(state: State, calendar: Calendar, as_of: datetime) -> datetime | None:
    """The promised date, reckoned on to ``as_of`` while the clock stands."""
    if state.due_at is not None or state.received_at is None:
        return state.due_at
    course = state.own_course
    try:
        told = dates_owed(*limits_of(course), state.received_at, calendar, course.suspensions, as_of)
    except BadClockInput:
        return None
    fact = told.get(FactKind.DUE_AT)
    return datetime.fromisoformat(fact["at"]) if fact else None


def _step_then(stays: Iterable[Stay], at: datetime) -> str:
    """The step that asked: the one at which the dossier was."""
    return next((one.step for one in reversed(list(stays)) if one.since <= at), "")


def spent_by(agency_id: int, state: State, as_of: datetime) -> Ledger | None:
    """``time_spent`` with names and calendar read from the database."""
    agency = Agency.objects.get(pk=agency_id)
    units = dict(Agency.objects.filter(parent=agency_id).values_list("pk", "name"))
    return time_spent(state, agency.name, units, calendar_for(agency), as_of)


def lateness_in_words(one: Ledger) -> str:
    """Why a late dossier is late, by who overran: what the report prints where no officer has explained it."""
    parts = [
        _("{who}, bước “{step}”: quá {time}").format(
            who=reason.unit or reason.agency,
            step=_name_of(one, reason.step),
            time=working_time(reason.overrun_seconds),
        )
        for reason in reasons(one)
    ]
    return "; ".join(parts)[:LONGEST]


def _name_of(one: Ledger, step: str) -> str:
    return next((entry.name for entry in one.entries if entry.step == step and not entry.outside), step)


def working_time(seconds: int) -> str:
    """Working seconds in words: hours and minutes, as they were worked."""
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return _("{minutes} phút làm việc").format(minutes=minutes)
    return _("{hours} giờ {minutes} phút làm việc").format(hours=minutes // 60, minutes=minutes % 60)


def with_reason(
    agency_id: int, before: State, after: State, facts: dict[str, Any], now: datetime
) -> dict[str, Any]:
    """``facts`` of an act that ends a late dossier, with the reason that the ledger gives."""
    ends = before.finished_at is None and after.finished_at is not None
    late = (
        ends
        and after.due_at is not None
        and after.finished_at is not None
        and after.finished_at > after.due_at
    )
    if not late or after.late_reason:
        return facts
    spent = spent_by(agency_id, after, now)
    words = lateness_in_words(spent) if spent else ""
    return {**facts, FactKind.LATE_REASON: {"v": words}} if words else facts
