"""The date that would be promised if a dossier were received now, with its reasons, before anything is recorded."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.said import limit_in_words
from motcua.counter.ribbon import ribbon
from motcua.register.models import Dossier
from motcua.register.terms import NotOffered, terms_for
from motcua.rules.clock import BadClockInput, explain


class Foreseen(NamedTuple):
    """``due`` and ``limit`` (in words) as they would be promised; ``ribbon`` for ``partials/clock_ribbon.html``."""

    due: datetime
    limit: str
    ribbon: dict[str, Any] | None


def foreseen(agency: Agency, procedure: str, now: datetime) -> Foreseen | None:
    """``None`` where the agency does not offer the procedure, or no limit is known."""
    try:
        terms = terms_for(agency, procedure, now)
    except NotOffered:
        return None
    if terms.promised is None:
        return None
    calendar = calendar_for(agency)
    try:
        told = explain(now, terms.promised, calendar)
    except BadClockInput:
        return None
    drawn = ribbon(Dossier(received_at=now, due_at=told.due), told, (), calendar, now)
    return Foreseen(told.due, limit_in_words(terms.promised), drawn)
