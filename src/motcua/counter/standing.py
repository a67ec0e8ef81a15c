"""How a dossier stands to its promised date, in the words of ``partials/verdict.html``, and what was corrected."""

from __future__ import annotations

from datetime import datetime, timedelta

from motcua.agencies.models import AgencySettings
from motcua.register.models import Dossier
from motcua.register.vocabulary import Status
from motcua.rules.verdict import verdict

STANDING = frozenset({Status.WAITING_SUPPLEMENT, Status.WAITING_FINANCE})


def standing(dossier: Dossier, settings: AgencySettings, now: datetime) -> str:
    """``early`` ``on_time`` ``late`` once closed, ``within`` ``due_soon`` ``overdue`` before, else nothing.

    ``stands``: handled here, and its date is reckoned anew when what it waits for has come.

    A closed one is judged by the rule that the superior set (``instant`` or ``date``).
    """
    if dossier.due_at is None or dossier.received_at is None:
        return "stands" if dossier.owned and dossier.status in STANDING else ""
    if dossier.finished_at is not None:
        return verdict(dossier.finished_at, dossier.due_at, settings.verdict_rule)  # type: ignore[arg-type]
    if dossier.due_at < now:
        return "overdue"
    return "due_soon" if dossier.due_at < now + timedelta(days=settings.due_soon_days) else "within"


def corrected(dossier: Dossier, settings: AgencySettings) -> bool:
    """Whether it is late by the rule that the superior set, and by an approved correction not so."""
    return dossier.late_corrected_by_date if settings.verdict_rule == "date" else dossier.late_corrected
