"""Who used an owned dossier's legal time, in words: for its page, for the report's reasons of lateness."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.register.course.booked import ledger_of
from motcua.register.sentences import in_vietnamese
from motcua.register.state import State
from motcua.register.terms import process_of
from motcua.register.vocabulary import FactKind
from motcua.rules.budget import Ledger, reasons
from motcua.rules.clock import BadClockInput

LONGEST = 2000


def spent(state: State, agency_id: int, as_of: datetime) -> Ledger | None:
    """The budget ledger of a dossier that ``agency_id`` counts; ``None`` before receipt or without any date."""
    course = state.own_course
    calendar = calendar_for(Agency.objects.get(pk=agency_id))
    try:
        return ledger_of(
            course, state.received_at, state.due_at, state.finished_at, calendar, as_of, process_of(course)
        )
    except BadClockInput:  # facts that contradict each other are a doubt elsewhere; they give no ledger
        return None


def names_in(one: Ledger) -> dict[str, str]:
    """What the agencies and units are called that the entries name by id in writing."""
    ids = {int(key) for entry in one.entries for key in (entry.unit, entry.agency) if key.isdigit()}
    return {str(pk): name for pk, name in Agency.objects.filter(pk__in=ids).values_list("pk", "name")}


def lateness_in_words(one: Ledger, names: Mapping[str, str]) -> str:
    """Why a late dossier is late, by who overran: what the report prints where no officer has explained it."""
    parts = []
    for reason in reasons(one):
        who = reason.unit or reason.agency
        parts.append(
            _("{who}, bước “{step}”: quá {time}").format(
                who=names.get(who, who),
                step=_name_of(one, reason.step),
                time=working_time(reason.overrun_seconds),
            )
        )
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
    """``facts`` of an act that ends a late dossier, with the reason that the ledger gives.

    A result entered after the last session of its day is late without any overrun: then a person must say why.
    """
    end, owed = after.finished_at, after.due_at
    late = before.finished_at is None and end is not None and owed is not None and end > owed
    if not late or after.late_reason:
        return facts
    ledger = spent(after, agency_id, now)
    with in_vietnamese():  # the report prints it
        words = lateness_in_words(ledger, names_in(ledger)) if ledger else ""
    return {**facts, FactKind.LATE_REASON: {"v": words}} if words else facts
