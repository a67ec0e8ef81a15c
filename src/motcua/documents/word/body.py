"""Headings, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from motcua.documents.blocks import Block, Heading, Paragraph, Span
from motcua.documents.word.tables import draw_table

_PARAGRAPH_STYLES = {
    "body": ("MC Thân bài", ""),
    "bullet": ("MC Gạch đầu dòng", "- "),
    "sub_bullet": ("MC Dấu cộng", "+ "),
    "note": ("MC Ghi chú", ""),
    "centre": ("MC Giữa dòng", ""),
}


def draw(document: Any, blocks: Iterable[Block]) -> None:
    """Append the blocks to the document."""
    for block in blocks:
        if isinstance(block, Heading):
            document.add_paragraph(f"{block.number} {block.title}", style=f"Heading {block.level}")
        elif isinstance(block, Paragraph):
            style, mark = _PARAGRAPH_STYLES[block.style]
            paragraph = (
                document.add_paragraph(mark, style=style) if mark else document.add_paragraph(style=style)
            )
            add_spans(paragraph, block.spans)
            if block.leads:
                paragraph.paragraph_format.keep_with_next = True
        else:
            draw_table(document, block)


def add_spans(paragraph: Any, spans: Iterable[Span]) -> None:
    """Append runs of text; weight and slant are set only where they differ from the style's."""
    for span in spans:
        run = paragraph.add_run(span.text)
        if span.bold:
            run.bold = True
        if span.italic:
            run.italic = True
