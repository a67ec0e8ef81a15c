"""Two contents under one code in one file: which of them holds nobody can tell, so neither is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from motcua.exchange.profile import CODE
from motcua.exchange.reading.faults import RowFault
from motcua.exchange.reading.rows import Understood

if TYPE_CHECKING:
    from motcua.exchange.reading.passes import KnownTable

Pair = tuple[str, str]


class Held(NamedTuple):
    """A row that is understood; under a suspect code it is held until all rows of its code are known."""

    table: KnownTable
    row: int
    raw: Any
    understood: Understood
    cure: str


class Repeats:
    """Of the tables of one shape in a file: a first pass notes hashes (some 100 bytes a code); a second compares the
    few suspects exactly."""

    def __init__(self) -> None:
        self._contents: dict[int, int] = {}
        self._suspect: set[int] = set()
        self._held: list[Held] = []

    def note(self, codes: Sequence[Pair], content: object) -> None:
        """Of the first pass: the hash of a row's codes and mapped cells under each of its codes."""
        digest = hash((*codes, content))
        for pair in codes:
            name = hash(pair)
            if self._contents.setdefault(name, digest) != digest:
                self._suspect.add(name)

    def finish(self) -> None:
        """The first pass is over: let go of its memory."""
        self._contents = {}

    def is_suspect(self, codes: Iterable[Pair]) -> bool:
        """Whether a code of these stands over different cells somewhere in the file."""
        return bool(self._suspect) and any(hash(pair) in self._suspect for pair in codes)

    def hold(self, held: Held) -> None:
        """Keep a suspect's row back."""
        self._held.append(held)

    def settle(self) -> list[Held]:
        """The rows held: under a code with different contents each with its fault, the others as they are."""
        groups: dict[Pair, list[Held]] = {}
        for held in self._held:
            for pair in held.understood.codes:
                groups.setdefault(pair, []).append(held)
        for (_, code), rows in groups.items():
            first = _content(rows[0])
            if all(_content(held) == first for held in rows):
                continue
            for held in rows:
                if all(fault.code != "two_contents" for fault in held.understood.faults):
                    header = held.table.told.get(CODE, "")
                    held.understood.faults.append(RowFault(header, code, "two_contents", _others(held, rows)))
        return self._held


def _others(held: Held, rows: Sequence[Held]) -> dict[str, object]:
    """Where else the code stands: the rows of the same sheet as numbers, those of another with its name."""
    here = sorted({other.row for other in rows if other.table is held.table} - {held.row})
    elsewhere = sorted(
        {(other.table.head["sheet"], other.row) for other in rows if other.table is not held.table}
    )
    return {"rows": [*here, *(f"{row} (“{sheet}”)" for sheet, row in elsewhere)][:10]}


def _content(held: Held) -> object:
    return held.understood.codes, held.understood.facts, held.understood.person
