"""A slip as .docx that the office can go on editing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from motcua.documents import layout
from motcua.documents.printable import printable
from motcua.documents.slips.measures import MEASURES, Measures
from motcua.documents.slips.qr import png
from motcua.documents.slips.sheet import Qr, Slip, SlipHead
from motcua.documents.slips.word_parts import columns, draw_part, fill
from motcua.documents.slips.word_styles import looks
from motcua.documents.word.package import settled
from motcua.documents.word.render import begun, set_properties
from motcua.documents.word.styles import prepare
from motcua.documents.word.xml import add_field, border_below, element


def render_docx(slip: Slip, template: Path | None = None) -> bytes:
    """The .docx file; the same slip gives the same bytes. ``template`` as for official papers: styles, no text."""
    slip = printable(slip)
    measures = MEASURES[slip.size]
    document = begun(template)
    prepare(document, looks(measures))
    set_properties(document, slip.title, slip.author, slip.dated, slip.subject)
    for place, copy in enumerate(slip.copies):
        section = document.add_section(WD_SECTION.NEW_PAGE) if place else document.sections[0]
        _page(section, measures)
        if place == 0:
            _margins_say(section, slip)
        if copy:
            document.add_paragraph(copy, style="MC Liên")
        _head(document, slip.head, measures)
        for part in slip.parts:
            draw_part(document, part, measures)
    saved = BytesIO()
    document.save(saved)
    return settled(saved.getvalue())


def _page(section: Any, measures: Measures) -> None:
    """Paper and margins; every copy counts its pages from 1."""
    width, height = measures.page_mm
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, right, bottom, left = map(Mm, measures.margin_mm)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        top,
        right,
        bottom,
        left,
    )
    section.header_distance = section.footer_distance = Mm(min(measures.margin_mm) / 2)
    section.different_first_page_header_footer = True
    for numbers in section._sectPr.findall(element("w:pgNumType").tag):
        section._sectPr.remove(numbers)
    section._sectPr.append(element("w:pgNumType", start="1"))


def _margins_say(section: Any, slip: Slip) -> None:
    """The form at the foot of every page; on later pages its title and number at the top."""
    header = section.header.paragraphs[0]
    header.style = "MC Số trang"
    if slip.running:
        header.add_run(f"{slip.running} – trang ")
    add_field(header, "PAGE")
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0].style = "MC Mẫu phiếu"
        footer.paragraphs[0].add_run(slip.mark)


def _head(document: Any, head: SlipHead, measures: Measures) -> None:
    left = measures.text_mm * measures.agency_share
    widths = [left, measures.text_mm - left]
    agency, nation = columns(document, widths)
    superior = [(line, "MC Cơ quan chủ quản") for line in head.superior]
    fill(agency, [*superior, *((line, "MC Cơ quan") for line in head.agency)])
    _rule(agency, widths[0], layout.AGENCY_LINE_MM)
    fill(nation, [(layout.NATION, "MC Quốc hiệu"), (layout.MOTTO, "MC Tiêu ngữ")])
    _rule(nation, widths[1], measures.motto_line_mm)
    number, date = columns(document, widths)
    fill(number, [(line, "MC Số ký hiệu") for line in head.numbers] or [("", "MC Số ký hiệu")])
    fill(date, [(head.place_and_date, "MC Địa danh")])
    _title(document, head, measures)


def _title(document: Any, head: SlipHead, measures: Measures) -> None:
    lines = [(line, "MC Tên loại") for line in head.title]
    lines += [(line, "MC Dưới tên loại") for line in head.under_title]
    _space(document)
    if head.qr is None:
        fill_below = [document.add_paragraph(text, style=style) for text, style in lines]
        fill_below[-1].paragraph_format.space_after = Mm(3)
        return
    side = measures.qr_mm + 3
    code, title, _ = cells = columns(document, [side, measures.text_mm - 2 * side, side])
    for cell in cells:
        cell.vertical_alignment = 1
        cell.paragraphs[0].style = "MC Số ký hiệu"
    fill(title, lines)
    _picture(code, head.qr, measures.qr_mm)
    document.add_paragraph(head.qr.caption, style="MC Tra cứu")


def _picture(cell: Any, qr: Qr, size_mm: float) -> None:
    shape = cell.paragraphs[0].add_run().add_picture(BytesIO(png(qr)), width=Mm(size_mm))
    cell.paragraphs[0].alignment = 0
    shape._inline.docPr.set("descr", f"Mã QR: {qr.content}")


def _rule(cell: Any, room: float, length: float) -> None:
    paragraph = cell.add_paragraph(style="MC Dòng kẻ")
    side = Mm((room - length) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    border_below(paragraph)


def _space(document: Any) -> None:
    document.add_paragraph(style="MC Dòng kẻ").paragraph_format.space_after = Mm(1)
