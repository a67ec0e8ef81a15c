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


class Memory:
    """Readings under one ``token``. Never given another one: who holds it while another begins keeps what belongs."""

    def __init__(self, token: str) -> None:
        self.token = token
        self._found: dict[Hashable, Any] = {}

    def recalled(self, key: Hashable) -> Any:
        """What was read under the token; ``None``: nothing."""
        return self._found.get(key)

    def keep(self, key: Hashable, found: Any) -> bool:
        """Keep a reading; ``False`` where there is no room."""
        if len(self._found) >= MOST:
            return False
        self._found[key] = found
        return True


_memory = Memory(NONE)


def memory() -> Memory:
    """What is remembered now: ask it for all that an act needs, so that all is of one token."""
    return _memory


def remember(token: str | None, key: Hashable, found: Any) -> None:
    """Keep what was read in one statement with ``token`` (``None``: the database knows none, nothing is kept)."""
    global _memory
    if token is None:
        return
    now = _memory
    if now.token != token or not now.keep(key, found):
        now = Memory(token)
        now.keep(key, found)
        _memory = now
