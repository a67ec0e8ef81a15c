"""The foot of a paper: Nơi nhận on the left, authority and name on the right, 50/50."""

from __future__ import annotations

from typing import Any

from docx.shared import Mm

from motcua.documents import layout
from motcua.documents.blocks import Paper
from motcua.documents.recipients import recipient_spans
from motcua.documents.word.body import add_spans
from motcua.documents.word.xml import cell_margins, keep_whole, set_widths


def draw_signature(document: Any, paper: Paper) -> None:
    """Draw both halves on one page."""
    document.add_paragraph(style="MC Dòng kẻ").paragraph_format.space_after = Mm(4)
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cell_margins(table, sides=0)
    keep_whole(table.rows[0])
    set_widths(table, [Mm(layout.TEXT_MM / 2)] * 2)
    left, right = table.rows[0].cells
    left.paragraphs[0].style = "MC Nơi nhận"
    left.paragraphs[0].add_run(layout.RECIPIENTS_TITLE)
    for spans in recipient_spans(paper.recipients):
        add_spans(left.add_paragraph(style="MC Danh sách nơi nhận"), spans)
    for number, line in enumerate(paper.signature.authority):
        paragraph = right.paragraphs[0] if number == 0 else right.add_paragraph()
        paragraph.style = "MC Quyền hạn ký"
        paragraph.add_run(line)
    right.add_paragraph(paper.signature.name, style="MC Họ tên")
