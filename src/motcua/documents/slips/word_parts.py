"""The parts of a slip as paragraphs and tables of Word."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm

from motcua.documents import layout
from motcua.documents.blocks import Paragraph, Table
from motcua.documents.recipients import recipient_spans
from motcua.documents.slips.measures import Measures
from motcua.documents.slips.sheet import Choices, Field, Fields, Part, Signatures, Title
from motcua.documents.word.body import add_spans, draw
from motcua.documents.word.tables import draw_table
from motcua.documents.word.xml import cell_margins, keep_whole, set_font, set_widths

_GUTTER_MM = 4.0
#: A letter of Times is a little less than half as wide as high.
_LETTER_EM, _MM_PER_PT = 0.45, 25.4 / 72
TICKED, UNTICKED = "\u2612", "\u2610"
#: Times New Roman has no boxes; this is the font that Word itself ticks with.
_BOX_FONT = "MS Gothic"


def draw_part(document: Any, part: Part, measures: Measures) -> None:
    """Append one part."""
    if isinstance(part, Paragraph):
        draw(document, (part,))
    elif isinstance(part, Table):
        draw_table(document, part)
    elif isinstance(part, Fields):
        _fields(document, part, measures)
    elif isinstance(part, Choices):
        _choices(document, part)
    elif isinstance(part, Title):
        document.add_paragraph(part.text, style="MC Mục phiếu")
    else:
        _signatures(document, part, measures)


def _fields(document: Any, part: Fields, measures: Measures) -> None:
    """Side by side at tab stops: leaders of tabs are not drawn in cells by every program."""
    share = measures.text_mm / len(part.fields)
    letter = measures.body_pt * _LETTER_EM * _MM_PER_PT
    wide = any((len(field.label) + len(field.value) + 3) * letter > share for field in part.fields)
    together = [(field,) for field in part.fields] if wide else [part.fields]
    for line in together:
        paragraph = document.add_paragraph(style="MC Dòng phiếu")
        for place, field in enumerate(line, start=1):
            last = place == len(line)
            _field(paragraph, field, measures.text_mm / len(line) * place, last=last)


def _field(paragraph: Any, field: Field, end_mm: float, *, last: bool) -> None:
    paragraph.add_run(f"{field.label}: ")
    stops = paragraph.paragraph_format.tab_stops
    if field.value:
        paragraph.add_run(field.value).bold = True if field.bold else None
    else:  # dots to write on
        stops.add_tab_stop(
            Mm(end_mm if last else end_mm - _GUTTER_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        paragraph.add_run("\t")
    if not last:
        stops.add_tab_stop(Mm(end_mm))
        paragraph.add_run("\t")


def _choices(document: Any, part: Choices) -> None:
    paragraph = document.add_paragraph(style="MC Dòng phiếu")
    paragraph.add_run(f"{part.label}: ")
    for choice in part.choices:
        box = paragraph.add_run(TICKED if choice.ticked else UNTICKED)
        set_font(box._r.get_or_add_rPr(), _BOX_FONT)
        paragraph.add_run(f"\u00a0{choice.text.replace(' ', chr(0xA0))}   ")


def _signatures(document: Any, part: Signatures, measures: Measures) -> None:
    """Titles above names in a row of their own, so that names are level however long a title is."""
    document.add_paragraph(style="MC Dòng kẻ").paragraph_format.space_after = Mm(1.5)
    count = len(part.signers) + bool(part.recipients)
    table = grid(document, [measures.text_mm / count] * count, rows=2)
    above, below = (list(row.cells) for row in table.rows)
    if part.recipients:
        left = above[0].merge(below[0])
        left.paragraphs[0].style = "MC Nơi nhận"
        left.paragraphs[0].add_run(layout.RECIPIENTS_TITLE)
        for surplus in left.paragraphs[1:]:
            surplus._p.getparent().remove(surplus._p)
        for spans in recipient_spans(part.recipients):
            add_spans(left.add_paragraph(style="MC Danh sách nơi nhận"), spans)
    first = count - len(part.signers)
    for top, bottom, signer in zip(above[first:], below[first:], part.signers, strict=True):
        lines = [(line, "MC Quyền hạn ký") for line in signer.title]
        fill(top, [*lines, (signer.how, "MC Cách ký")])
        fill(bottom, [(signer.name, "MC Họ tên")])


def columns(document: Any, widths_mm: list[float]) -> list[Any]:
    """The cells of a borderless row that no page break runs through."""
    return list(grid(document, widths_mm).rows[0].cells)


def grid(document: Any, widths_mm: list[float], rows: int = 1) -> Any:
    """A borderless table whose rows stay whole."""
    table = document.add_table(rows=rows, cols=len(widths_mm))
    table.autofit = False
    cell_margins(table, sides=0)
    set_widths(table, [Mm(width) for width in widths_mm])
    for row in table.rows:
        keep_whole(row)
    return table


def fill(cell: Any, lines: list[tuple[str, str]]) -> None:
    """Write lines into a cell, each a text and its style."""
    for number, (text, style) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(text)
