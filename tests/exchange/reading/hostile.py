"""Workbooks in which a few bytes ask for a whole sheet of cells, or are cut off: .ods and .xlsb, written by hand."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

WHOLE = (0, 1_048_575, 0, 16_383)
"""First and last row, first and last column of the largest sheet."""
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_RELATIONS = "http://schemas.openxmlformats.org/{}/2006/relationships"


def cell(times: int = 1) -> str:
    """A filled cell, so many times."""
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{times}">'
        "<text:p>x</text:p></table:table-cell>"
    )


def nothing(times: int) -> str:
    """So many empty cells."""
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def row(cells: str, times: int = 1) -> str:
    """A row, so many times."""
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def ods(path: Path, rows: str) -> Path:
    """A sheet of these rows."""
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="DS">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", body)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def record(kind: int, content: bytes = b"", claimed: int | None = None) -> bytes:
    """One record of a binary sheet; ``claimed``: the length that it gives itself."""
    left, length = len(content) if claimed is None else claimed, b""
    while True:
        length += bytes([left & 0x7F | (0x80 if left >> 7 else 0)])
        left >>= 7
        if not left:
            break
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + length + content


def sheet(cells: Iterable[tuple[int, int]], extent: tuple[int, int, int, int] = WHOLE) -> bytes:
    """A binary sheet with an "x" in each (row, column), which says that it reaches over ``extent``."""
    made = record(129) + record(148, struct.pack("<4I", *extent)) + record(145)
    for line, column in cells:
        made += record(0, struct.pack("<I8xI", line, 0))
        made += record(6, struct.pack("<II", column, 0) + _text("x"))
    return made + record(146) + record(130)


def xlsb(path: Path, content: bytes) -> Path:
    """A binary workbook with that sheet."""
    named = struct.pack("<II", 0, 1) + _text("rId1") + _text("DS")
    book = record(131) + record(143) + record(156, named) + record(144) + record(132)
    relations = (
        f'<Relationships xmlns="{_RELATIONS.format("package")}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS.format("officeDocument")}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/_rels/workbook.bin.rels", relations)
        package.writestr("xl/worksheets/sheet1.bin", content)
    return path


def _text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")
