"""What recording a batch of rows asks of the database, all at once and before it is needed: while the rows before are
still being written, those who make rows need not wait for the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from motcua.register import store
from motcua.register.loading import Record, records_by_code
from motcua.register.source import Speaker
from motcua.register.sparse import beware_of_loops
from motcua.register.spoken import Spoken

Pair = tuple[str, str]
Codes = Sequence[Pair]


class Found(NamedTuple):
    """The records that bear a code of the batch, and ids for what is new: of a dossier for each row that meets none,
    of an event for each row."""

    known: dict[Pair, Record]
    ids: list[int]
    event_ids: list[int]


@dataclass
class Begun:
    """A batch that is spelt and asked for, and not recorded yet."""

    speaker: Speaker
    items: list[Spoken]
    repeated: int
    """Rows that said the same as another of the batch."""
    found: Future[Found | None]
    codes: frozenset[Pair]
    made: dict[Pair, Record] = field(default_factory=dict)
    """Records under its codes that were made after it was asked for."""
    outdated: bool = False
    """Records that it found may be others by now: ask again."""

    def goes_after(self, made: Mapping[Pair, Record], *, met: bool) -> None:
        """A batch before it was recorded: it made records, and perhaps met some."""
        self.made.update((pair, made[pair]) for pair in made.keys() & self.codes)
        self.outdated = self.outdated or met


def look_for(cursor: Any, rows: Sequence[Codes]) -> Found:
    """Ask for a batch; ``rows`` holds the codes of each. Its records are locked until the transaction ends."""
    beware_of_loops(cursor)
    known = records_by_code(cursor, [pair for codes in rows for pair in codes])
    fresh = sum(known.keys().isdisjoint(codes) for codes in rows)
    return Found(
        known,
        store.new_ids(cursor, "register_dossier", fresh),
        store.new_ids(cursor, "register_event", len(rows)),
    )
