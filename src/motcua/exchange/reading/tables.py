"""A file as tables: each a name and rows of cells that can be gone through more than once, counted from 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from motcua.exchange.reading.untold import Untold

Cells = Sequence[Any]


@dataclass(frozen=True)
class Table:
    """One sheet, or the one table of a text file (whose ``sheet`` is empty)."""

    sheet: str
    rows: Callable[[], Iterable[Cells]]
    format: str
    delimiter: str = ""
    encoding: str = ""
    untold: Untold = field(default_factory=dict)

    def start(self, count: int) -> list[Cells]:
        """The first rows, to find the header in."""
        found: list[Cells] = []
        for cells in self.rows():
            found.append(cells)
            if len(found) == count:
                break
        return found
