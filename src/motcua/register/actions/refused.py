"""Why an action was not done."""

from __future__ import annotations


class Refused(Exception):
    """An action that may not or cannot be done; the message tells the officer why and what to do."""


class ImportGoesOn(Refused):
    """What needs several dossiers at once waits for no import: it can be done again when that has ended."""
