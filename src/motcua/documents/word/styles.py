"""Named styles: an office that wants another look edits a style once, or gives a template that has it already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from motcua.documents import layout
from motcua.documents.word.xml import element, set_font


@dataclass(frozen=True)
class Look:
    """A paragraph style: size and gaps in points, indents in millimetres."""

    size: float
    align: Any = ALIGN.CENTER
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    first_line: float = 0
    spacing: float = 1.0
    keep_with_next: bool = False


_BODY: dict[str, Any] = {
    "align": ALIGN.JUSTIFY,
    "after": layout.PARAGRAPH_GAP_PT,
    "first_line": layout.INDENT_MM,
    "spacing": layout.LINE_SPACING,
}

STYLES: dict[str, Look] = {
    "MC Quốc hiệu": Look(layout.NATION_PT, bold=True),
    "MC Tiêu ngữ": Look(layout.MOTTO_PT, bold=True),
    "MC Cơ quan chủ quản": Look(layout.AGENCY_PT),
    "MC Cơ quan": Look(layout.AGENCY_PT, bold=True),
    "MC Dòng kẻ": Look(2, before=2),
    "MC Số ký hiệu": Look(layout.NUMBER_PT, before=9),
    "MC Địa danh": Look(layout.DATE_PT, italic=True, before=9),
    "MC Tên loại": Look(layout.TITLE_PT, bold=True, before=18),
    "MC Trích yếu": Look(layout.TITLE_PT, bold=True),
    "MC Ghi chú trang đầu": Look(layout.NOTE_PT, italic=True, before=6),
    "MC Thân bài": Look(layout.BODY_PT, **_BODY),
    "MC Gạch đầu dòng": Look(layout.BODY_PT, **_BODY),
    "MC Dấu cộng": Look(layout.BODY_PT, **_BODY),
    "MC Giữa dòng": Look(layout.BODY_PT, after=layout.PARAGRAPH_GAP_PT),
    "MC Ghi chú": Look(layout.NOTE_PT - 1, align=ALIGN.JUSTIFY, after=3),
    "Heading 1": Look(layout.BODY_PT, bold=True, before=6, keep_with_next=True, **_BODY),
    "Heading 2": Look(layout.BODY_PT, bold=True, keep_with_next=True, **_BODY),
    "Heading 3": Look(layout.BODY_PT, bold=True, italic=True, keep_with_next=True, **_BODY),
    "MC Nơi nhận": Look(layout.RECIPIENTS_TITLE_PT, align=ALIGN.LEFT, bold=True, italic=True),
    "MC Danh sách nơi nhận": Look(layout.RECIPIENTS_PT, align=ALIGN.LEFT),
    "MC Quyền hạn ký": Look(layout.TITLE_PT, bold=True, keep_with_next=True),
    "MC Họ tên": Look(layout.TITLE_PT, bold=True, before=74),
    "MC Phụ lục": Look(layout.TITLE_PT, bold=True, keep_with_next=True),
    "MC Tên phụ lục": Look(layout.TITLE_PT, bold=True, keep_with_next=True),
    "MC Kèm theo": Look(layout.NOTE_PT, italic=True, after=8, keep_with_next=True),
    "MC Ô bảng": Look(layout.TABLE_PT, align=ALIGN.LEFT),
    "MC Đầu bảng": Look(layout.TABLE_PT, bold=True, keep_with_next=True),
    "MC Số trang": Look(layout.PAGE_NUMBER_PT),
}

#: A style that Word lists in its navigation though it is none of the three headings.
_OUTLINED = ("MC Phụ lục",)


def prepare(document: Any, styles: Mapping[str, Look] = STYLES) -> None:
    """Make the styles that the document lacks; its own "MC …" styles, an office's wish, stay as they are."""
    own = {style.name for style in document.styles if style.name.startswith("MC ")}
    _defaults(document)
    for name, look in styles.items():
        if name in own or (own and name.startswith("Heading")):
            continue
        _apply(_style(document, name), look)
    for name in _OUTLINED:
        if name in styles and name not in own:
            properties = document.styles[name].element.get_or_add_pPr()
            properties.append(element("w:outlineLvl", val="0"))


def _defaults(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name = layout.FONT
    normal.font.size = Pt(layout.BODY_PT)
    set_font(normal.element.get_or_add_rPr())
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        return
    set_font(defaults)
    for language in defaults.findall(qn("w:lang")):
        defaults.remove(language)
    defaults.append(element("w:lang", val=layout.LANGUAGE, eastAsia=layout.LANGUAGE, bidi="ar-SA"))


def _style(document: Any, name: str) -> Any:
    try:
        return document.styles[name]
    except KeyError:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        return style


def _apply(style: Any, look: Look) -> None:
    style.font.name = layout.FONT
    style.font.size = Pt(look.size)
    style.font.bold = look.bold
    style.font.italic = look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    set_font(style.element.get_or_add_rPr())
    shape = style.paragraph_format
    shape.alignment = look.align
    shape.space_before = Pt(look.before)
    shape.space_after = Pt(look.after)
    shape.first_line_indent = Mm(look.first_line)
    shape.line_spacing = look.spacing
    shape.keep_with_next = look.keep_with_next
    shape.widow_control = True
