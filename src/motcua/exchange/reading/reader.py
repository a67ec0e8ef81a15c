"""Reads one file from its first byte to its last row and answers what it tells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from motcua.documents.cells import unguarded
from motcua.exchange.profile import CODE, CURE, Profile
from motcua.exchange.reading import delimited, words, workbook
from motcua.exchange.reading.answer import Answer, spelt
from motcua.exchange.reading.cells import text_of, texts_of
from motcua.exchange.reading.document import Document, document
from motcua.exchange.reading.faults import FileFault, RowFault
from motcua.exchange.reading.header import DEEPEST, Layout, find, require
from motcua.exchange.reading.kind import kind_of
from motcua.exchange.reading.limits import Limits
from motcua.exchange.reading.repeats import Held, Repeats
from motcua.exchange.reading.rows import RowReader, Understood
from motcua.exchange.reading.tables import Cells, Table

Numbered = tuple[int, Cells, Any, Mapping[str, Any] | None]
"""(row from 1, padded cells, the row as it stood, the object that a JSON row is)."""
Dossier = tuple[int, Cells, Any, Mapping[str, Any] | None, list[tuple[str, str]]]
"""Likewise, of a row that is a dossier's, with its codes."""

FEW_CELLS = 300_000
"""Of a table that is so small its rows are kept from the first pass for the second: some 20 MB at most."""


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
    known = 0
    for table in tables:
        start = table.start(DEEPEST + 1)
        layout = find(start, profiles)
        if layout is None:
            continue
        if layout.missing:
            incomplete = layout
            continue
        known += 1
        above = start[: layout.last_header_row]
        preamble = [texts_of(_as_it_was(cells, layout)) for cells in above]
        head = {
            "sheet": table.sheet,
            "format": table.format,
            "delimiter": table.delimiter,
            "preamble": preamble,
        }
        _read_table(layout, head, partial(_numbered, table, layout), taken_at, answer)
    if known:
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

    _read_table(layout, head, numbered, taken_at, answer)


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


def _read_table(
    layout: Layout,
    head: dict[str, Any],
    numbered: Callable[[], Iterator[Numbered]],
    taken_at: datetime,
    answer: Answer,
) -> None:
    """Two passes: one for the hashes of contents under one code, one that tells.

    A workbook's rows, whose cells are loaded already, are kept for the second where they are few.
    """
    rows = RowReader(layout, taken_at)
    told = layout.told
    profile = layout.profile
    answer.say(
        "head",
        {
            "profile": profile.name,
            "system": profile.system,
            "columns": told,
            "headers": layout.headers,
            **head,
        },
    )
    repeats = Repeats()
    is_csv = head["format"] == "csv"
    few: list[Dossier] | None = None if is_csv else []
    for found in _dossiers(rows, numbered):
        repeats.note(found[-1], _content(rows, found[1], found[3]))
        if few is not None:
            few.append(found)
            if len(few) * rows.width > FEW_CELLS:
                few = None
    repeats.finish()
    for number, cells, raw, item, codes in _dossiers(rows, numbered) if few is None else few:
        understood = rows.understand(cells, codes, item)
        if is_csv and len(raw) != len(layout.headers):
            _check_width(layout, raw, understood)
        cure = text_of(cells[rows.cure]) if rows.cure is not None else ""
        kept = item if item is not None else raw if is_csv else texts_of(raw)
        held = Held(head["sheet"], number, kept, understood, cure)
        if repeats.is_suspect(codes):
            repeats.hold(held)
        else:
            _tell(held, layout.headers, answer)
    for held in repeats.settle(told.get(CODE, "")):
        _tell(held, layout.headers, answer)


def _dossiers(rows: RowReader, numbered: Callable[[], Iterator[Numbered]]) -> Iterator[Dossier]:
    for number, cells, raw, item in numbered():
        codes = rows.codes(cells)
        if rows.is_dossier(cells, number, codes):
            yield number, cells, raw, item, codes


def _content(rows: RowReader, cells: Cells, item: Mapping[str, Any] | None) -> object:
    if item is not None:
        return json.dumps(item, sort_keys=True, ensure_ascii=False)
    return rows.content(cells)


def _check_width(layout: Layout, raw: Cells, understood: Understood) -> None:
    """A csv row of another width than its header has shifted: what stands under which header is unsure."""
    width = len(layout.headers)
    if len(raw) < width or any(cell != "" for cell in raw[width:]):
        details: dict[str, object] = {"cells": len(raw), "headers": width}
        understood.faults[:] = [RowFault("", "", "cell_count", details)]


def _tell(held: Held, headers: Sequence[str], answer: Answer) -> None:
    row = held.understood
    if row.faults:
        code = row.codes[0][1] if row.codes else ""
        received = row.facts.get("received_at", {}).get("at")
        answer.bad_row(held.row, held.raw, code, received, row.faults, held.cure)
    else:
        row.facts["code"] = {"v": row.codes}
        raw = held.raw if isinstance(held.raw, dict) else _by_header(headers, held.raw)
        answer.row(held.row, row.codes, spelt(row.facts), row.person, spelt(raw), row.doubts, held.cure)


def _by_header(headers: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return {header: text for header, text in zip(headers, cells, strict=False) if text}
