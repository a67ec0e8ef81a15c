"""The body of a table as WordprocessingML text: cell by cell through python-docx a register takes minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from motcua.documents.blocks import Column, Row, Span

_ALIGN = {"left": "left", "centre": "center", "right": "right"}
_BREAK = re.compile(r"(\r\n|\r|\n|\t)")
_AT_ONCE = 500


def body_rows(
    rows: Sequence[Row], columns: Sequence[Column], twips: Sequence[int], style: str
) -> Iterator[Any]:
    """The rows as elements; ``twips`` are the columns' widths, ``style`` the id of the cells' style."""
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{escape(style)}"/><w:jc w:val="{_ALIGN[column.align]}"/></w:pPr>'
        for column, width in zip(columns, twips, strict=True)
    ]
    for start in range(0, len(rows), _AT_ONCE):
        text = "".join(_row(row, cells) for row in rows[start : start + _AT_ONCE])
        yield from parse_xml(f"<w:tbl {nsdecls('w')}>{text}</w:tbl>")


def _row(row: Row, cells: Iterable[str]) -> str:
    """A page break never runs through it (``cantSplit``)."""
    drawn = "".join(
        f"{begun}{_run(span, bold=row.total or span.bold)}</w:p></w:tc>"
        for begun, span in zip(cells, row.cells, strict=True)
    )
    return f'<w:tr><w:trPr><w:cantSplit w:val="true"/></w:trPr>{drawn}</w:tr>'


def _run(span: Span, *, bold: bool) -> str:
    if not span.text:
        return ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:r>{look}{''.join(map(_piece, _BREAK.split(span.text)))}</w:r>"


def _piece(text: str) -> str:
    if text == "\t":
        return "<w:tab/>"
    if _BREAK.fullmatch(text):
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
