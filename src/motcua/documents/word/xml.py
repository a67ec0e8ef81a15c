"""The few pieces of WordprocessingML for which python-docx has no words."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from motcua.documents import layout


def element(tag: str, **attributes: str) -> Any:
    """A new element, e.g. ``element("w:top", val="single")``; attributes are in the namespace ``w``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_font(properties: Any, name: str = layout.FONT) -> None:
    """One font for all scripts: Word takes Vietnamese letters now from this list, now from that one."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        properties.insert(0, fonts)
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def add_field(paragraph: Any, code: str) -> None:
    """A field such as ``PAGE`` that Word reckons itself."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)


def border_below(paragraph: Any) -> None:
    """A ruled line under a paragraph, as long as its indents leave room for."""
    properties = paragraph._p.get_or_add_pPr()
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="0", color="auto"))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr"
    )


def repeat_as_header(row: Any) -> None:
    """The row is printed again at the top of every page that the table runs on to."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def keep_whole(row: Any) -> None:
    """A page break never runs through the row."""
    row._tr.get_or_add_trPr().insert(0, element("w:cantSplit", val="true"))


def cell_margins(table: Any, *, sides: int, ends: int = 0) -> None:
    """Room inside every cell of a table, in twentieths of a point."""
    properties = table._tbl.tblPr
    margins = element("w:tblCellMar")
    for side, width in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides)):
        margins.append(element(f"w:{side}", w=str(width), type="dxa"))
    properties.insert_element_before(
        margins, "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange"
    )


def describe(table: Any, caption: str) -> None:
    """What a screen reader announces for a table."""
    table._tbl.tblPr.append(element("w:tblCaption", val=caption))


def set_widths(table: Any, widths: list[Any]) -> None:
    """The widths of a table's columns: on the grid for LibreOffice, on every cell for Word."""
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.w = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width
