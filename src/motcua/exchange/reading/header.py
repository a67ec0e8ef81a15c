"""Finds the header of a table, wherever it stands and in whatever order its columns are, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from motcua.exchange.profile import MEND_COLUMNS, Column, Profile, key
from motcua.exchange.reading.cells import text_of
from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.tables import Cells

DEEPEST = 50
"""Lines of titles and notes that may stand above a header."""
FEWEST = 5
"""Columns of a profile in what is a header of its files at all."""


@dataclass(frozen=True)
class Layout:
    """Where a profile's columns stand: what a column tells → index; ``headers`` names every column."""

    profile: Profile
    last_header_row: int
    columns: dict[str, int]
    headers: tuple[str, ...]
    missing: tuple[Column, ...]

    @property
    def told(self) -> dict[str, str]:
        """What a column tells → its header in this file."""
        return {tells: self.headers[index] for tells, index in self.columns.items()}


def find(rows: Sequence[Cells], profiles: Iterable[Profile]) -> Layout | None:
    """The layout that fits best, complete or not; ``None`` when nothing is like a header of ours."""
    best: tuple[tuple[bool, int, int], Layout] | None = None
    known = [(profile, _written(profile)) for profile in profiles]
    for number in range(min(len(rows), DEEPEST)):
        for names in _readings(rows, number):
            keys = [(key(leaf), key(group)) for leaf, group in names[0]]
            if sum(bool(leaf) for leaf, _ in keys) < 3:
                continue
            at = _positions(keys)
            for profile, written in known:
                if len(written & at.keys()) < FEWEST:
                    continue
                layout = _layout(profile, names, at)
                rank = (not layout.missing, len(layout.columns), -layout.last_header_row)
                if best is None or rank > best[0]:
                    best = (rank, layout)
        if best is not None and best[0][0]:
            break
    if best is None or not _alike(best[1]):
        return None
    return best[1]


def require(layout: Layout) -> None:
    """Raises ``missing_column`` when what the figures rest on is not there."""
    if layout.missing:
        names = [column.headers[0] for column in layout.missing]
        raise FileFault("missing_column", columns=names, profile=layout.profile.title)


def _alike(layout: Layout) -> bool:
    """Half of the columns that matter, or else it is something else."""
    needed = len(layout.profile.needs())
    return needed - len(layout.missing) >= (needed + 1) // 2 and len(layout.columns) >= FEWEST


Reading = tuple[list[tuple[str, str]], int]
"""(header, group header) per column, and the header's last row."""


def _readings(rows: Sequence[Cells], number: int) -> Iterable[Reading]:
    """A line as a header by itself, and as the upper of two."""
    upper = [_text(cell) for cell in rows[number]]
    yield [(cell, "") for cell in upper], number + 1
    if number + 1 >= len(rows):
        return
    lower = [_text(cell) for cell in rows[number + 1]]
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    names, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above or group
        names.append((below, group) if below else (above, ""))
    yield names, number + 2


def _positions(keys: Sequence[tuple[str, str]]) -> dict[str, list[int]]:
    """Each way in which a column may be called → where columns are called so."""
    at: dict[str, list[int]] = {}
    for index, (leaf, group) in enumerate(keys):
        for written in {leaf, f"ngay{leaf}" if group.startswith("ngay") else leaf, group + leaf}:
            if written:
                at.setdefault(written, []).append(index)
    return at


def _written(profile: Profile) -> frozenset[str]:
    """All names that a profile knows a column by."""
    return frozenset(name for column in (*profile.columns, *MEND_COLUMNS) for name in column.written())


def _layout(profile: Profile, names: Reading, at: Mapping[str, Sequence[int]]) -> Layout:
    columns: dict[str, int] = {}
    taken: set[int] = set()
    for column in (*profile.columns, *MEND_COLUMNS):
        for written in column.written():
            free = [index for index in at.get(written, ()) if index not in taken]
            if free:
                columns[column.tells] = free[0]
                taken.add(free[0])
                break
    missing = tuple(column for column in profile.needs() if column.tells not in columns)
    return Layout(profile, names[1], columns, _unique(leaf for leaf, _ in names[0]), missing)


def _unique(headers: Iterable[str]) -> tuple[str, ...]:
    """Headers as the rows are kept by: an empty one gets its number, a second of one name a mark."""
    seen: dict[str, int] = {}
    named = []
    for number, header in enumerate(headers, 1):
        header = header or f"Cột {number}"
        seen[header] = seen.get(header, 0) + 1
        named.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
    return tuple(named)


def _text(cell: object) -> str:
    return " ".join(text_of(cell).split())
