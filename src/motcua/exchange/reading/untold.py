"""Cells of a workbook that look filled and tell nothing: a formula that nobody has calculated, or that went wrong.

The library gives both as empty, and an end that is taken for empty makes a pending dossier of a finished one. Of an
.xlsx the row is refused that has such a cell in a column of ours; of the older and rarer forms the file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

Untold = Mapping[int, Mapping[int, str]]
"""Row, counted from 1 → column, counted from 0 → the error that stands there; empty: not calculated."""

_SUSPECT = re.compile(
    rb'<(?:\w{1,20}:)?c\s(?=([^>]{0,300}))(?:(?=[^>]{0,300}\bt="e")[^>]{0,300}>'
    rb"|[^>]{0,300}[^>/]>\s{0,9}(?=<(?:\w{1,20}:)?f[\s/>]))"
)
"""A cell with an error or a formula; all within bounds, as the package's own patterns are."""
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_END = re.compile(rb"</(?:\w{1,20}:)?c>")
_VALUE = re.compile(rb"<(?:\w{1,20}:)?v(?:\s[^>/]{0,100})?>([^<]{1,40})|<(?:\w{1,20}:)?is[\s>]")
LONGEST = 10_000
"""Of a cell: Excel's formulas have 8,192 signs."""

_IN_XLS = re.compile(
    rb"\x05\x02\x08\x00(.{4}).{2}([\x00\x07\x0f\x17\x1d\x24\x2a])\x01"
    rb"|\x06\x00.{2}(.{4}).{2}\x02.([\x00\x07\x0f\x17\x1d\x24\x2a]).{3}\xff\xff",
    re.DOTALL,
)
"""Records BoolErr and Formula whose value is an error (MS-XLS 2.4.24, 2.4.127): row and column, code."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
IN_ODS = re.compile(
    rb':value-type="error"|<(?:\w{1,20}:)?table-cell\s(?=[^<>]{0,2000}:formula=)(?![^<>]{0,4000}:value-type=)[^<>]{0,4000}>'
)
"""An error, or a formula without a value of whatever type: nobody has calculated it."""
_ROW_OF_XLSB, _ERRORS_OF_XLSB = 0, {3, 11}
"""Records BrtRowHdr, BrtCellError and BrtFmlaError (MS-XLSB 2.3.2)."""


def in_xls(content: bytes) -> tuple[str, str] | None:
    """The first cell of an old workbook with an error, and which."""
    found = _IN_XLS.search(content)
    if found is None:
        return None
    place, error = found[1] or found[3], found[2] or found[4]
    row, column = int.from_bytes(place[:2], "little"), int.from_bytes(place[2:], "little")
    return f"{_letters(column)}{row + 1}", _ERRORS[error[0]]


def in_xlsb(sheet: bytes) -> tuple[str, str] | None:
    """The first cell of a binary sheet with an error, and which. What is cut off is left to who reads it."""
    place, row = 0, 0
    while place + 2 < len(sheet):
        kind, place = sheet[place], place + 1
        if kind & 0x80:
            kind, place = kind & 0x7F | sheet[place] << 7, place + 1
        length = shift = 0
        while place < len(sheet) and shift < 28:
            byte, place = sheet[place], place + 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if kind == _ROW_OF_XLSB:
            row = int.from_bytes(sheet[place : place + 4], "little")
        elif kind in _ERRORS_OF_XLSB and place + 8 < len(sheet):
            column = int.from_bytes(sheet[place : place + 4], "little")
            return f"{_letters(column)}{row + 1}", _ERRORS.get(sheet[place + 8], "#")
        place += length
    return None


def _letters(column: int) -> str:
    more, last = divmod(column, 26)
    return (_letters(more - 1) if more else "") + chr(65 + last)


def note(block: bytes, found: dict[int, dict[int, str]]) -> None:
    """Add those of a piece of a sheet's text to what was found in the pieces before it."""
    if b'"e"' not in block and b"<f" not in block and b":f" not in block:
        return
    for cell in _SUSPECT.finditer(block):
        place, end = _PLACE.search(cell[1]), _END.search(block, cell.end(), cell.end() + LONGEST)
        if place is None or end is None:
            continue
        value = _VALUE.search(block, cell.end(), end.start())
        if b't="e"' in cell[1]:
            told = value[1].decode("utf-8", "replace") if value and value[1] else "#"
        elif value is not None or b't="str"' in cell[1]:
            continue  # calculated, be it to nothing
        else:
            told = ""
        found.setdefault(int(place[2]), {})[column_number(place[1]) - 1] = told


def column_number(letters: bytes) -> int:
    """``A`` → 1, ``AB`` → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet → its part of the package; without those that cannot be told."""
    try:
        named = _elements(package.read("xl/workbook.xml"), "sheet")
        targets = {
            each.get("Id", ""): each.get("Target", "")
            for each in _elements(package.read("xl/_rels/workbook.xml.rels"), "Relationship")
        }
    except (expat.ExpatError, KeyError):
        return {}
    found = {}
    for sheet in named:
        target = targets.get(next((value for key, value in sheet.items() if key.endswith(":id")), ""), "")
        found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _elements(text: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of the elements of that name, whatever stands before its colon."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: (
        found.append(attributes) if tag.rpartition(":")[2] == name else None
    )
    parser.Parse(text, True)
    return found
