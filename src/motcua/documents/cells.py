"""Text for spreadsheet cells and CSV: what a citizen wrote must never run as a formula in an officer's program."""

from __future__ import annotations

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: str) -> str:
    """The text, with an apostrophe before it where a program would otherwise reckon it (OWASP: CSV injection)."""
    return f"'{value}" if value.startswith(_RUNS) else value
