"""The rows of a file's tables told in two passes: one for the hashes of contents under one code, one that tells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from motcua.exchange.reading.answer import Answer, spelt
from motcua.exchange.reading.cells import text_of, texts_of
from motcua.exchange.reading.faults import RowFault
from motcua.exchange.reading.header import Layout
from motcua.exchange.reading.repeats import Held, Repeats
from motcua.exchange.reading.rows import RowReader, Understood
from motcua.exchange.reading.tables import Cells
from motcua.exchange.reading.untold import Untold
from motcua.register.chain import word_digest

Numbered = tuple[int, Cells, Any, Mapping[str, Any] | None]
"""(row from 1, padded cells, the row as it stood, the object that a JSON row is)."""
Dossier = tuple[int, Cells, Any, Mapping[str, Any] | None, list[tuple[str, str]]]
"""Likewise, of a row that is a dossier's, with its codes."""

FEW_CELLS = 300_000
"""Of tables that are so small their rows are kept from the first pass for the second: some 20 MB a file at most."""


class KnownTable:
    """A table of a known shape. ``head``: what is answered of it before its rows."""

    def __init__(
        self,
        layout: Layout,
        head: dict[str, Any],
        numbered: Callable[[], Iterator[Numbered]],
        taken_at: datetime,
        untold: Untold | None = None,
    ) -> None:
        self.layout = layout
        self.told = layout.told
        self.is_csv = head["format"] == "csv"
        self.head = {
            "profile": layout.profile.name,
            "system": layout.profile.system,
            "columns": self.told,
            "headers": layout.headers,
            **head,
        }
        self._rows = RowReader(layout, taken_at)
        self._numbered = numbered
        self._few: list[Dossier] | None = None
        self._untold = untold or {}

    def note(self, repeats: Repeats, room: int) -> int:
        """The first pass. A workbook's rows, whose cells are loaded already, are kept where they are few.

        ``room``: for so many cells; gives how many are kept.
        """
        few: list[Dossier] | None = None if self.is_csv else []
        for found in self._dossiers():
            repeats.note(found[-1], _content(self._rows, found[1], found[3]))
            if few is not None:
                few.append(found)
                if len(few) * self._rows.width > room:
                    few = None
        self._few = few
        return len(few) * self._rows.width if few else 0

    def understood(self) -> Iterator[Held]:
        """The second pass."""
        rows = self._rows
        for number, cells, raw, item, codes in self._dossiers() if self._few is None else self._few:
            understood = rows.understand(cells, codes, item)
            if self.is_csv and len(raw) != len(self.layout.headers):
                _check_width(self.layout, raw, understood)
            if number in self._untold:
                self._add_untold(number, understood)
            cure = text_of(cells[rows.cure]) if rows.cure is not None else ""
            kept = item if item is not None else raw if self.is_csv else texts_of(raw)
            yield Held(self, number, kept, understood, cure)
        self._few = None

    def _add_untold(self, number: int, understood: Understood) -> None:
        """A cell of one of our columns that only looks empty to us."""
        for tells, index in self.layout.columns.items():
            if index in self._untold[number]:
                value = self._untold[number][index]
                understood.faults.append(RowFault(self.told[tells], value, "not_calculated", {}))

    def _dossiers(self) -> Iterator[Dossier]:
        for number, cells, raw, item in self._numbered():
            codes = self._rows.codes(cells)
            if self._rows.is_dossier(cells, number, codes):
                yield number, cells, raw, item, codes


def tell(tables: Sequence[KnownTable], answer: Answer) -> None:
    """Answer the heads and rows of a file's tables, those of one shape together: one code may stand in several."""
    by_shape: dict[str, list[KnownTable]] = {}
    for table in tables:
        by_shape.setdefault(table.layout.profile.name, []).append(table)
    for alike in by_shape.values():
        _tell_alike(alike, answer)


def _tell_alike(tables: Sequence[KnownTable], answer: Answer) -> None:
    repeats = Repeats()
    room = FEW_CELLS
    for table in tables:
        room -= table.note(repeats, room)
    repeats.finish()
    for table in tables:
        answer.say("head", table.head)
        for held in table.understood():
            if repeats.is_suspect(held.understood.codes):
                repeats.hold(held)
            else:
                _tell(held, answer)
    last = tables[-1]
    for table, rows in groupby(repeats.settle(), key=lambda held: held.table):
        if table is not last:
            answer.say("head", table.head)
            last = table
        for held in rows:
            _tell(held, answer)


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


def _tell(held: Held, answer: Answer) -> None:
    row = held.understood
    if row.faults:
        code = row.codes[0][1] if row.codes else ""
        received = row.facts.get("received_at", {}).get("at")
        answer.bad_row(held.row, held.raw, code, received, row.faults, held.cure)
    else:
        row.facts["code"] = {"v": row.codes}
        headers = held.table.layout.headers
        raw = held.raw if isinstance(held.raw, dict) else _by_header(headers, held.raw)
        told = spelt(row.facts)
        digest = word_digest(told, spelt(row.person)).hex()
        answer.row(held.row, row.codes, row.person, row.doubts, held.cure, digest, spelt=(told, spelt(raw)))


def _by_header(headers: Iterable[str], cells: Iterable[str]) -> dict[str, str]:
    return {header: text for header, text in zip(headers, cells, strict=False) if text}
