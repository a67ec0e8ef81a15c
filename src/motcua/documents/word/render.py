"""A paper as .docx by NĐ 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from motcua.documents import layout
from motcua.documents.blocks import Paper
from motcua.documents.printable import printable
from motcua.documents.word.body import draw
from motcua.documents.word.head import draw_head
from motcua.documents.word.package import settled
from motcua.documents.word.pages import across, number_pages, upright
from motcua.documents.word.signature import draw_signature
from motcua.documents.word.styles import prepare

#: python-docx takes no longer text as a property of the file.
_LONGEST_PROPERTY = 255


def render_docx(paper: Paper, template: Path | None = None) -> bytes:
    """The .docx file; the same paper gives the same bytes.

    ``template`` is an office's own .docx: the styles that it has are kept as they are, those that it lacks are made.
    Its text is left out.
    """
    paper = printable(paper)
    document = begun(template)
    prepare(document)
    set_properties(document, paper.title, paper.author, paper.dated, paper.subject, paper.keywords)
    section = document.sections[0]
    upright(section)
    number_pages(section)
    draw_head(document, paper.head)
    draw(document, paper.blocks)
    draw_signature(document, paper)
    for appendix in paper.appendices:
        across(document) if appendix.landscape else upright(document.add_section())
        document.add_paragraph(appendix.label, style="MC Phụ lục")
        document.add_paragraph(appendix.title, style="MC Tên phụ lục")
        document.add_paragraph(appendix.attached_to, style="MC Kèm theo")
        draw(document, appendix.blocks)
    saved = BytesIO()
    document.save(saved)
    return settled(saved.getvalue())


def begun(template: Path | None = None) -> Any:
    """A document without a body, of the office's own styles where it has a template."""
    document = Document(str(template)) if template else Document()
    body = document.element.body
    for element in list(body):
        if not element.tag.endswith("}sectPr"):
            body.remove(element)
    return document


def set_properties(
    document: Any, title: str, author: str, dated: date, subject: str = "", keywords: Iterable[str] = ()
) -> None:
    """What the file says of itself; no time of day, so that the same paper gives the same bytes."""
    properties = document.core_properties
    day = datetime(dated.year, dated.month, dated.day)  # noqa: DTZ001 - the format has no zone
    properties.title = title[:_LONGEST_PROPERTY]
    properties.author = author[:_LONGEST_PROPERTY]
    properties.last_modified_by = author[:_LONGEST_PROPERTY]
    properties.subject = subject[:_LONGEST_PROPERTY]
    properties.keywords = ", ".join(keywords)
    properties.language = layout.LANGUAGE
    properties.comments = ""
    properties.revision = 1
    properties.created = day
    properties.modified = day
