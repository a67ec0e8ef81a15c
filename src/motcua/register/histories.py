"""What a process remembers of dossiers from act to act: their events, and what those come to.

The hash of its last event names a dossier's whole history. Where the register still has that hash, the events need
not be read again, nor derived. A dossier into which records of other systems were merged is never remembered: those
have chains of their own.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any, NamedTuple
from uuid import UUID

from motcua.register.hearing import Recorded
from motcua.register.state import State

MOST = 512
"""How many dossiers a process remembers; the one not met for longest goes first."""


class History(NamedTuple):
    """The events up to the one with the hash ``head``, the state they come to, and the columns stored of that.

    ``course`` are the columns of its course as this process stored them; ``None``: it only read the dossier.
    """

    uid: UUID
    head: bytes
    columns: dict[str, Any]
    events: tuple[Recorded, ...]
    state: State
    course: dict[str, Any] | None


_histories: OrderedDict[int, History] = OrderedDict()
_lock = Lock()


def recalled(dossier_id: int) -> History | None:
    """What is remembered of a dossier: good where the register has the same ``head``."""
    with _lock:
        found = _histories.get(dossier_id)
        if found is not None:
            _histories.move_to_end(dossier_id)
        return found


def remember(dossier_id: int, history: History) -> None:
    """Keep what was read or written. A transaction that is rolled back does no harm: nobody meets that hash."""
    with _lock:
        _histories[dossier_id] = history
        _histories.move_to_end(dossier_id)
        if len(_histories) > MOST:
            _histories.popitem(last=False)
