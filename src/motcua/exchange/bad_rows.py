"""Files of rows to mend: the rows left out, in the shape of their source, with what is wrong beside each.

Mended and imported again, a row is known by its mark in the column ``Mã dòng lỗi`` and counts as cured. What a citizen
wrote never runs as a formula in the program that mends it; the reader of a file with that column takes it as it was.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from motcua.documents.cells import guarded, told_apart
from motcua.exchange.heads import of_sheet
from motcua.exchange.models import ImportFile, SkippedRow
from motcua.exchange.profile import MEND_COLUMNS

MARK, ERRORS = (column.headers[0] for column in MEND_COLUMNS)
LONGEST_CELL = 32_767
"""Letters that a cell of Excel holds."""
LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def file_name(entry: ImportFile) -> str:
    """``so-theo-doi.xlsx`` → ``so-theo-doi-dong-loi.xlsx``; old workbooks become .xlsx."""
    form = _head(entry).get("format", "xlsx")
    return f"{PurePath(entry.name).stem}-dong-loi.{form if form in {'csv', 'json'} else 'xlsx'}"


def content(entry: ImportFile, rows: Sequence[SkippedRow]) -> bytes:
    """The file's bytes."""
    head = _head(entry)
    if head.get("format") == "json":
        return _json(head, rows)
    if head.get("format") == "csv":
        return _csv(_lines(head, rows), head.get("delimiter") or ";")
    return _xlsx(head, rows)


def _head(entry: ImportFile) -> dict[str, Any]:
    return entry.head or {}


def _lines(head: Mapping[str, Any], rows: Sequence[SkippedRow]) -> list[list[str]]:
    """Everything down to the header as it stood, the two columns added at its end, and the rows."""
    width = len(head.get("headers", []))
    above = [_wide(line, width) for line in head.get("preamble", [])]
    if above:
        above[-1] = [*above[-1], MARK, ERRORS]
    return [*above, *([*_wide(row.raw, width), row.mark, row.message] for row in rows)]


def _wide(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))][:width]


def _json(head: dict[str, Any], rows: Sequence[SkippedRow]) -> bytes:
    items = [{**row.raw, MARK: row.mark, ERRORS: row.message} for row in rows]
    body = {**head["envelope"], "data": items} if head.get("envelope") else items
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _csv(lines: Sequence[Sequence[str]], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    guard = ([guarded(cell) for cell in cells] for cells in lines)
    csv.writer(text, delimiter=delimiter).writerows(guard)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(head: dict[str, Any], rows: Sequence[SkippedRow]) -> bytes:
    """A sheet for each that has such rows, under its own header."""
    import xlsxwriter

    by_sheet: dict[str, list[SkippedRow]] = {}
    for row in rows:
        by_sheet.setdefault(row.sheet, []).append(row)
    target = io.BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        names: set[str] = set()
        wrong = book.add_format({"bg_color": "#FFF3CD", "text_wrap": True, "valign": "top"})
        for sheet, its_rows in by_sheet.items() or [(head.get("sheet") or "", [])]:
            its_head = of_sheet(head, sheet)
            page = book.add_worksheet(_sheet_name(sheet, names))
            _write(page, _lines(its_head, its_rows), len(its_head.get("preamble", [])), wrong)
    return target.getvalue()


def _write(page: Any, lines: Sequence[Sequence[str]], header_row: int, wrong: Any) -> None:
    for number, cells in enumerate(lines):
        for column, cell in enumerate(cells):
            if cell != "":
                page.write_string(
                    number,
                    column,
                    told_apart(cell)[:LONGEST_CELL],
                    wrong if number >= header_row and column >= len(cells) - 2 else None,
                )
    if lines:
        page.set_column(len(lines[-1]) - 1, len(lines[-1]) - 1, 70)
        page.freeze_panes(header_row, 0)


def _sheet_name(name: str, taken: set[str]) -> str:
    """The sheet's name as Excel allows it (other programs allow more), each once."""
    base = _NOT_IN_A_NAME.sub("-", name)[:LONGEST_NAME].strip("' ") or "Sheet1"
    found, number = base, 1
    while found.lower() in taken:
        number += 1
        found = f"{base[: LONGEST_NAME - len(str(number)) - 3]} ({number})"
    taken.add(found.lower())
    return found
