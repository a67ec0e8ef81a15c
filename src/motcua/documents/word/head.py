"""The top of a paper: agency and Quốc hiệu side by side 40/60, number and date below, then kind and abstract."""

from __future__ import annotations

from typing import Any

from docx.shared import Mm

from motcua.documents import layout
from motcua.documents.blocks import Head
from motcua.documents.word.xml import border_below, cell_margins, set_widths


def draw_head(document: Any, head: Head) -> None:
    """Draw all components above the content."""
    left, right = _columns()
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    cell_margins(table, sides=0)
    set_widths(table, [Mm(left), Mm(right)])
    agency, nation = table.rows[0].cells
    lines = [(line, "MC Cơ quan chủ quản") for line in head.superior]
    _fill(agency, [*lines, *((line, "MC Cơ quan") for line in head.agency)])
    _rule(agency.add_paragraph(style="MC Dòng kẻ"), left, layout.AGENCY_LINE_MM)
    _fill(nation, [(layout.NATION, "MC Quốc hiệu"), (layout.MOTTO, "MC Tiêu ngữ")])
    _rule(nation.add_paragraph(style="MC Dòng kẻ"), right, layout.MOTTO_LINE_MM)
    number, date = table.rows[1].cells
    _fill(number, [(head.number, "MC Số ký hiệu")])
    _fill(date, [(head.place_and_date, "MC Địa danh")])
    document.add_paragraph(head.kind, style="MC Tên loại")
    for line in head.abstract:
        document.add_paragraph(line, style="MC Trích yếu")
    _rule(document.add_paragraph(style="MC Dòng kẻ"), layout.TEXT_MM, layout.ABSTRACT_LINE_MM)
    for remark in head.remarks:
        document.add_paragraph(remark, style="MC Ghi chú trang đầu")
    document.add_paragraph(style="MC Dòng kẻ").paragraph_format.space_after = Mm(3)


def _columns() -> tuple[float, float]:
    left = layout.TEXT_MM * layout.AGENCY_SHARE
    return left, layout.TEXT_MM - left


def _fill(cell: Any, lines: list[tuple[str, str]]) -> None:
    for number, (text, style) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(text)


def _rule(paragraph: Any, room: float, length: float) -> None:
    side = Mm((room - length) / 2)
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
    border_below(paragraph)
