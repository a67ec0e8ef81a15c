"""What stood beside events and stands there no more: erased by law, or moved along with a part that was split off.

A split (``register.actions.split``) records again what it parts, and the new event says which one it was. Both chains
are sealed, so that nobody can call erased what was moved, or moved what was erased.
"""

from __future__ import annotations

from motcua.register.chain import Sealed

Place = tuple[str, int, str]
"""Which dossier (its uid in hex), the number of the event in its chain, and ``person`` or ``raw``."""


class Emptied:
    """Gathers such places while chains are gone through, in whatever order."""

    def __init__(self) -> None:
        self._gone: set[Place] = set()
        self._along: set[Place] = set()

    def gone(self, sealed: Sealed, what: str) -> None:
        """Beside this event there was something, and it was taken away."""
        self._gone.add((sealed.uid.hex, sealed.seq, what))

    def told(self, sealed: Sealed) -> None:
        """Take note of what this event took along from the one that it repeats."""
        match sealed.origin:  # whatever somebody made of it behind the program's back
            case {"parted": [str(uid), int(seq)]}:
                for what, digest in (("person", sealed.personal_digest), ("raw", sealed.raw_digest)):
                    if digest:
                        self._along.add((uid, seq, what))

    @property
    def moved(self) -> int:
        """How many stand beside another event now."""
        return len(self._gone & self._along)

    @property
    def erased(self) -> int:
        """How many stand nowhere any more."""
        return len(self._gone - self._along)
