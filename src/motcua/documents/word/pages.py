"""Paper sizes, margins and page numbers: A4, numbered at the top centre from the second page on."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from motcua.documents import layout
from motcua.documents.word.xml import add_field


def upright(section: Any) -> None:
    """A4 upright with the margins of the decree."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(layout.PAGE_MM[0]), Mm(layout.PAGE_MM[1])
    section.top_margin, section.bottom_margin = Mm(layout.TOP_MM), Mm(layout.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(layout.LEFT_MM), Mm(layout.RIGHT_MM)
    section.header_distance = section.footer_distance = Mm(layout.HEADER_MM)


def across(document: Any) -> None:
    """A new section on pages that lie across, for forms with many columns."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(layout.PAGE_MM[1]), Mm(layout.PAGE_MM[0])
    for side in ("top_margin", "bottom_margin", "left_margin", "right_margin"):
        setattr(section, side, Mm(layout.ACROSS_SIDE_MM))
    section.header_distance = section.footer_distance = Mm(layout.HEADER_MM)
    section.different_first_page_header_footer = False


def number_pages(section: Any) -> None:
    """The number stands at the top centre; the first page of all has none (NĐ 30/2020, Phụ lục I, I.7)."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.style = "MC Số trang"
    add_field(paragraph, "PAGE")
