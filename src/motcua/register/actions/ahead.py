"""What recording a batch of rows asks of the database, all at once and before it is needed: while the rows before are
still being written, those who make rows need not wait for the answer.

Whether a row meets a record is settled by codes alone, so that new dossiers are made without a stop; the rows that
meet one are put off (``PutOff``) until the database has nothing else to do, and then asked for again.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from motcua.register import store
from motcua.register.loading import Record, known_codes, records_by_code
from motcua.register.source import Speaker, Tally
from motcua.register.sparse import beware_of_loops
from motcua.register.spoken import Spoken

Pair = tuple[str, str]
Codes = Sequence[Pair]


class Found(NamedTuple):
    """The codes of the batch that stand in the register, and ids for each row that meets none: of a dossier and of
    its first event."""

    known: set[Pair]
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
    met: set[Pair] = field(default_factory=set)
    """Codes of it that rows before it brought after it was asked for."""


class PutOff(NamedTuple):
    """Rows of a batch that bear a code of the register, or of a row put off before them."""

    speaker: Speaker
    items: list[Spoken]
    tally: Tally


class FoundAgain(NamedTuple):
    """The records that rows put off meet as they are now, and an id of an event for each row."""

    known: dict[Pair, Record]
    event_ids: list[int]


def look_for(cursor: Any, rows: Sequence[Codes]) -> Found:
    """Ask for a batch; ``rows`` holds the codes of each. Its records are locked until the transaction ends."""
    beware_of_loops(cursor)
    known = known_codes(cursor, [pair for codes in rows for pair in codes])
    fresh = sum(known.isdisjoint(codes) for codes in rows)
    return Found(
        known,
        store.new_ids(cursor, "register_dossier", fresh),
        store.new_ids(cursor, "register_event", fresh),
    )


def look_again(cursor: Any, items: Sequence[Spoken]) -> FoundAgain:
    """Ask for rows put off. Ids of events are taken only now: they go up with the number of the event in its chain."""
    beware_of_loops(cursor)
    known = records_by_code(cursor, [pair for item in items for pair in item.row.codes])
    return FoundAgain(known, store.new_ids(cursor, "register_event", len(items)))
