"""Tables with merged headers that repeat on every page."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Emu

from motcua.documents.blocks import Table
from motcua.documents.spread import spread
from motcua.documents.word.rows import body_rows
from motcua.documents.word.xml import cell_margins, describe, keep_whole, repeat_as_header, set_widths


def draw_table(document: Any, table: Table) -> None:
    """Draw the header, the row of column numbers where the form has one, and the rows."""
    numbered = any(column.number for column in table.columns)
    top = table.levels + numbered
    drawn = document.add_table(rows=top, cols=len(table.columns), style="Table Grid")
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    cell_margins(drawn, sides=50, ends=25)
    describe(drawn, table.caption)
    grid = [list(row.cells) for row in drawn.rows]  # python-docx finds a cell in linear time: ask once
    widths = _widths(document, table)
    set_widths(drawn, widths)
    head, body = (document.styles[name].style_id for name in ("MC Đầu bảng", "MC Ô bảng"))
    for cell in spread(table):
        corner = grid[cell.y][cell.x]
        merged = corner.merge(grid[cell.y + cell.rows - 1][cell.x + cell.columns - 1])
        _write(merged, cell.text, head, ALIGN.CENTER)
    if numbered:
        for target, column in zip(grid[table.levels], table.columns, strict=True):
            _write(target, column.number, head, ALIGN.CENTER, italic=True)
    for header in drawn.rows:
        keep_whole(header)
        repeat_as_header(header)
    drawn._tbl.extend(body_rows(table.rows, table.columns, [width.twips for width in widths], body))
    document.add_paragraph(style="MC Dòng kẻ")


def _widths(document: Any, table: Table) -> list[Emu]:
    section = document.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    whole = sum(column.width for column in table.columns)
    return [Emu(int(room * column.width / whole)) for column in table.columns]


def _write(cell: Any, text: str, style: str, align: Any, *, italic: bool | None = None) -> None:
    paragraph = cell.paragraphs[0]
    for surplus in cell.paragraphs[1:]:  # merging leaves the empty paragraphs of the cells that went in
        surplus._p.getparent().remove(surplus._p)
    paragraph._p.style = style  # by id: looking a style up by name for every cell takes most of the time
    paragraph.alignment = align
    paragraph.add_run(text).italic = italic
    cell.vertical_alignment = VERTICAL.CENTER
