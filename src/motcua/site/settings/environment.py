"""Reads settings from environment variables; every name begins with ``MOTCUA_``."""

from __future__ import annotations

import os

from motcua.site.errors import UserError
from motcua.site.words import gettext as _

YES = {"1", "true", "yes", "on", "co", "có"}


def flag(name: str, default: bool = False) -> bool:
    """``MOTCUA_<name>`` as yes or no."""
    value = os.environ.get(f"MOTCUA_{name}", "")
    return value.strip().lower() in YES if value else default


def words(name: str, default: str = "") -> list[str]:
    """``MOTCUA_<name>`` as a list, parted by commas."""
    return [word.strip() for word in os.environ.get(f"MOTCUA_{name}", default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """``MOTCUA_<name>`` as a whole number."""
    value = os.environ.get(f"MOTCUA_{name}", "").strip()
    if value and not value.isdecimal():
        raise UserError(
            _("Biến MOTCUA_{name} phải là số nguyên, đang là “{value}”.").format(name=name, value=value)
        )
    return int(value) if value else default
