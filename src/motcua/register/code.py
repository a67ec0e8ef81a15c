"""The code that a dossier of ours gets: the receiving agency's prefix, the day, the day's number; and reading codes."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import unquote, urlsplit

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.register.numbering import next_number
from motcua.rules.numbering import format_code
from motcua.rules.zone import local

LONGEST_CODE = 60


def code_in(typed: str) -> str:
    """The code in what was typed or scanned: itself, or the end of the address that a slip's square code holds."""
    text = "".join(sign for sign in typed.strip() if sign.isprintable())
    if "://" in text:
        try:
            path = urlsplit(text).path
        except ValueError:
            return ""
        text = unquote(path.rstrip("/").rpartition("/")[2])
    return text.strip().upper()[:LONGEST_CODE]


def next_code(agency: Agency, at: datetime) -> str:
    """The next free code at ``agency`` on the day of ``at``; a receipt that fails gives it back."""
    day = local(at).date()
    prefix = prefix_of(agency)
    return format_code(prefix, day, next_number(prefix, day))


def prefix_of(agency: Agency) -> str:
    """The agency's identifier in the codes of dossiers: as laid down in its settings, else one made of its own code.

    ``X`` stands for no province: such a code is told from those of a system that gave the agency its identifier.
    """
    return laid_down(agency).code_prefix or f"X{agency.code[:2]}.{agency.code[2:5]}"
