"""What the rows of a report are called on the screen, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext

from motcua.register.systems import system_name
from motcua.reports.figures import UNKNOWN_FIELD


def member_name(group: str, name: str) -> str:
    """A system by its name, the dossiers of no field by words; a day as dd/mm/yyyy; others as in the register."""
    if group in ("received_day", "finished_day"):
        return f"{name[8:10]}/{name[5:7]}/{name[:4]}"
    if group == "system":
        return system_name(name)
    return gettext(UNKNOWN_FIELD) if name == UNKNOWN_FIELD else name
