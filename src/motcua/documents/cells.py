"""Text for spreadsheet cells and CSV: what a citizen wrote must never run as a formula in an officer's program."""

from __future__ import annotations

_RUNS = ("=", "+", "-", "@", "\t", "\r")


_MARK = "'"


def guarded(value: str) -> str:
    """The text, with an apostrophe before it where a program would otherwise reckon it (OWASP: CSV injection).

    One more where the text has apostrophes before such a sign itself, so that ``unguarded`` gives exactly it again.
    """
    return f"{_MARK}{value}" if value.lstrip(_MARK).startswith(_RUNS) else value


def unguarded(value: str) -> str:
    """The text of which ``guarded`` made ``value``."""
    return value[1:] if value.startswith(_MARK) and guarded(value) != value else value


def told_apart(value: str) -> str:
    """The text for a cell that never runs, as ``unguarded`` reads it: marked only where it looks marked already."""
    return guarded(value) if value.startswith(_MARK) else value
