"""The words of a file, read back: what a reader sees, without how lines were broken."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader


def words_of_docx(data: bytes) -> list[str]:
    """Every word in reading order, tables included; headers of pages are not part of the body."""
    body: Any = Document(BytesIO(data)).element.body
    paragraphs = list(body.iter(qn("w:p")))
    return " ".join("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in paragraphs).split()


def words_of_pdf(data: bytes) -> list[str]:
    """Every word of the PDF, page by page, without the page numbers at the top and repeated table headers."""
    pages = []
    for number, page in enumerate(PdfReader(BytesIO(data)).pages, start=1):
        lines = page.extract_text().splitlines()
        pages += [line for line in lines if line.strip() != str(number)]
    return " ".join(pages).split()


def before_appendices(words: list[str]) -> list[str]:
    """The words of the letter itself, sorted: two columns side by side are read in either order."""
    for place in range(len(words) - 2):
        if words[place : place + 3] == ["Phụ", "lục", "I"]:
            return sorted(words[:place])
    return sorted(words)


def letters(words: list[str]) -> list[str]:
    """All letters, sorted: reading a table back may glue neighbouring cells together."""
    return sorted("".join(words))
