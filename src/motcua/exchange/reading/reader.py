"""Reads one file from its first byte to its last row and answers what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from motcua.documents.cells import unguarded
from motcua.exchange.profile import CURE, Profile
from motcua.exchange.reading import delimited, words, workbook
from motcua.exchange.reading.answer import Answer
from motcua.exchange.reading.cells import texts_of
from motcua.exchange.reading.document import Document, document
from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.header import DEEPEST, Layout, find, require
from motcua.exchange.reading.kind import kind_of
from motcua.exchange.reading.limits import Limits
from motcua.exchange.reading.passes import KnownTable, Numbered, tell
from motcua.exchange.reading.tables import Cells, Table

MOST_COLUMNS = 16_384
"""As many as a sheet of Excel has; text tables know no bound of their own."""


def read(path: Path, profiles: Sequence[Profile], taken_at: datetime, limits: Limits, answer: Answer) -> None:
    """Answer all that the file tells, by what its system's words meant when it was taken. Raises ``FileFault``."""
    profiles = [profile.on(taken_at.date()) for profile in profiles]
    kind = kind_of(path)
    if kind == "toml":
        answer.say("words", words.report_words(path))
    elif kind == "json":
        _read_document(document(path, limits), profiles, taken_at, answer)
    elif kind == "csv":
        _read_csv(path, profiles, taken_at, limits, answer)
    else:
        _read_tables(workbook.tables(path, kind, limits), profiles, taken_at, answer)
    answer.end()


def _read_csv(
    path: Path, profiles: Sequence[Profile], taken_at: datetime, limits: Limits, answer: Answer
) -> None:
    def fit(start: list[Cells]) -> int:
        layout = find(start, profiles)
        if layout is not None:
            return 10 + len(layout.columns)
        return 5 if start and words.list_named_by(start[0]) else 0

    table = delimited.table(path, limits, fit)
    start = table.start(1)
    listed = words.list_named_by(start[0]) if start else None
    if listed is not None and find(table.start(DEEPEST), profiles) is None:
        words.require_small(path)
        answer.say("words", listed)
    else:
        _read_tables([table], profiles, taken_at, answer)


def _read_tables(
    tables: Iterable[Table], profiles: Sequence[Profile], taken_at: datetime, answer: Answer
) -> None:
    """The tables that have a known shape; the others are left aside, unless none is known."""
    incomplete: Layout | None = None
    known: list[KnownTable] = []
    for table in tables:
        start = table.start(DEEPEST + 1)
        layout = find(start, profiles)
        if layout is None:
            continue
        if layout.missing:
            incomplete = layout
            continue
        if len(layout.headers) > MOST_COLUMNS:
            raise FileFault("too_large", rows=1, columns=len(layout.headers), most=MOST_COLUMNS)
        above = start[: layout.last_header_row]
        preamble = [texts_of(_as_it_was(cells, layout)) for cells in above]
        head = {
            "sheet": table.sheet,
            "format": table.format,
            "delimiter": table.delimiter,
            "preamble": preamble,
        }
        known.append(KnownTable(layout, head, partial(_numbered, table, layout), taken_at, table.untold))
    if known:
        tell(known, answer)
        return
    if incomplete is not None:
        require(incomplete)
    raise FileFault("unknown_shape")


def _read_document(body: Document, profiles: Sequence[Profile], taken_at: datetime, answer: Answer) -> None:
    names = list(dict.fromkeys(name for item in body.items for name in item))
    layout = find([names], profiles)
    if not body.items and {"service", "madonvi"} & set(body.envelope):
        return  # nothing to exchange is an answer too
    if layout is None:
        raise FileFault("unknown_shape")
    require(layout)
    head = {"sheet": "", "format": "json", "delimiter": "", "preamble": [], "envelope": body.envelope}

    def numbered() -> Iterator[Numbered]:
        for number, item in enumerate(body.items, 1):
            yield number, [_plain(item.get(name)) for name in names], item, item

    tell([KnownTable(layout, head, numbered, taken_at)], answer)


def _plain(value: Any) -> Any:
    return "" if isinstance(value, list | dict) else value


def _numbered(table: Table, layout: Layout) -> Iterator[Numbered]:
    width, first = len(layout.headers), layout.last_header_row
    for number, cells in enumerate(table.rows(), 1):
        if number <= first or not any(cells):
            continue
        raw = cells = _as_it_was(cells, layout)
        if len(cells) < width:
            cells = [*cells, *[""] * (width - len(cells))]
        yield number, cells, raw, None


def _as_it_was(cells: Cells, layout: Layout) -> Cells:
    """A line of a file of rows to mend without what was set before its cells lest they run as formulas."""
    if CURE not in layout.columns:
        return cells
    return [unguarded(cell) if isinstance(cell, str) else cell for cell in cells]
