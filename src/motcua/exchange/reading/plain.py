"""A small table of people's own as it stands: rows of text, for those who know what its columns mean."""

from __future__ import annotations

from pathlib import Path

from motcua.exchange.reading import delimited, workbook
from motcua.exchange.reading.answer import Answer
from motcua.exchange.reading.cells import text_of
from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.kind import kind_of
from motcua.exchange.reading.limits import Limits
from motcua.exchange.reading.tables import Cells, Table

MOST_ROWS = 2_000
MOST_COLUMNS = 60
LONGEST_CELL = 4_000


def read_plain(path: Path, limits: Limits, answer: Answer) -> None:
    """Answer the rows of the first table with anything in it: [number, [cell …]]. Raises ``FileFault``."""
    for cells in _first_rows(path, limits):
        answer.row(*cells)
    answer.end()


def _first_rows(path: Path, limits: Limits) -> list[tuple[int, list[str]]]:
    kind = kind_of(path)
    if kind not in ("csv", "zip", "ole"):
        raise FileFault("not_a_spreadsheet", what=kind.upper())
    tables = [delimited.table(path, limits, _width)] if kind == "csv" else workbook.tables(path, kind, limits)
    for table in tables:
        if rows := _rows(table):
            return rows
    raise FileFault("empty_file")


def _rows(table: Table) -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(table.rows(), 1):
        if number > MOST_ROWS:
            raise FileFault("too_large", rows=number, columns=len(cells), most=MOST_ROWS * MOST_COLUMNS)
        text = [text_of(cell)[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]]
        if any(text):
            found.append((number, text))
    return found


def _width(start: list[Cells]) -> int:
    return max((len(cells) for cells in start), default=0)
