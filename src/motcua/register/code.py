"""The code that a dossier of ours gets: the receiving agency's prefix, the day, the day's number."""

from __future__ import annotations

from datetime import date, datetime

from motcua.agencies.models import Agency
from motcua.register.numbering import next_number
from motcua.rules.zone import local


def next_code(agency: Agency, at: datetime) -> str:
    """The next free code at ``agency`` on the day of ``at``; a receipt that fails gives it back."""
    day = local(at).date()
    prefix = prefix_of(agency)
    return written(prefix, day, next_number(prefix, day))


def prefix_of(agency: Agency) -> str:
    """The agency's code in the codes of dossiers; laid down in its settings, else its administrative code."""
    settings = getattr(agency, "settings", None)
    return str(getattr(settings, "code_prefix", "") or f"X{agency.code}")


def written(prefix: str, day: date, number: int) -> str:
    """``H24.85`` and the third of 26 November 2026 → ``H24.85-261126-0003`` (TT 01/2018/TT-VPCP article 19)."""
    return f"{prefix}-{day:%y%m%d}-{number:04d}"
