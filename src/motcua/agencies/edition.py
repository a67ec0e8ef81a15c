"""What a process remembers of roles and calendars from act to act: for as long as the edition holds, and no longer.

A statement that reads such things reads the token of ``Edition`` too. An act uses what is remembered only where the
database has that very token at its instant: it is checked against what holds then, as if all was read anew.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

MOST = 4096
"""How many readings are remembered; a full memory is begun anew."""

NONE = "00000000-0000-0000-0000-000000000000"
"""The token under which nothing was ever read."""


class _Remembered:
    """Readings under one token. Never given another one: who holds it while another begins writes to what is gone."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.found: dict[Hashable, Any] = {}


_remembered = _Remembered(NONE)


def token() -> str:
    """Under which all was read that is remembered now."""
    return _remembered.token


def recalled(key: Hashable) -> Any:
    """What was read under ``token()``; ``None``: nothing."""
    return _remembered.found.get(key)


def remember(token: str | None, key: Hashable, found: Any) -> None:
    """Keep what was read in one statement with ``token`` (``None``: the database knows none, nothing is kept)."""
    global _remembered
    if token is None:
        return
    now = _remembered
    if now.token != token or len(now.found) >= MOST:
        now = _remembered = _Remembered(token)
    now.found[key] = found
