"""The .docx read back, part by part, against the decree's table."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from PIL import ImageFont

from motcua.documents import layout
from motcua.documents.word import render_docx
from tests.documents.decree import PAPER, PARTS, Part, name_of


@pytest.fixture(scope="module")
def paragraphs() -> dict[str, Paragraph]:
    """Words → paragraph, tables included; of equal ones the first."""
    document: Any = Document(BytesIO(render_docx(PAPER)))
    found: dict[str, Paragraph] = {}
    for each in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(each, document._body)
        found.setdefault(" ".join(paragraph.text.split()), paragraph)
    return found


def styles(paragraph: Any) -> Iterator[Any]:
    style = paragraph.style
    while style is not None:
        yield style
        style = style.base_style


def set_as(paragraph: Any, run: Any, what: str) -> Any:
    """A property of the run's font, or else of the nearest style that says it."""
    if (own := getattr(run.font, what)) is not None:
        return own
    return next(
        (told for style in styles(paragraph) if (told := getattr(style.font, what)) is not None), None
    )


def aligned(paragraph: Any) -> str:
    if paragraph.alignment is not None:
        return str(WD_ALIGN_PARAGRAPH(paragraph.alignment).name)
    told = [
        style.paragraph_format.alignment
        for style in styles(paragraph)
        if style.paragraph_format.alignment is not None
    ]
    return str(WD_ALIGN_PARAGRAPH(told[0]).name)


@pytest.mark.parametrize("part", PARTS, ids=name_of)
def test_each_part_is_set_as_the_decree_says(paragraphs: dict[str, Any], part: Part) -> None:
    paragraph = paragraphs[part.words]
    for run in (run for run in paragraph.runs if run.text.strip()):
        assert part.smallest <= set_as(paragraph, run, "size").pt <= part.largest
        assert bool(set_as(paragraph, run, "bold")) is part.bold
        assert bool(set_as(paragraph, run, "italic")) is part.italic
        assert set_as(paragraph, run, "name") == "Times New Roman"
    assert aligned(paragraph) == part.align
    assert paragraph.text.isupper() or not part.capitals


def length_of(words: str, points: float) -> float:
    """How long words are in millimetres, bold, in the letters that the PDF has and that are as wide in Word."""
    fonts = files("motcua.documents").joinpath("fonts")
    with as_file(fonts.joinpath("LiberationSerif-Bold.ttf")) as path:
        return ImageFont.truetype(path, 1000).getlength(words) / 1000 * points * 25.4 / 72


@pytest.mark.parametrize(
    ("place", "words", "points", "shortest", "longest"),
    [
        (0, "XÃ THƯỢNG HỒNG", layout.AGENCY_PT, 1 / 3, 1 / 2),
        (1, layout.MOTTO, layout.MOTTO_PT, 0.98, 1.02),
        (2, "Kết quả giải quyết thủ tục hành chính quý II năm 2026", layout.TITLE_PT, 1 / 3, 1 / 2),
    ],
    ids=["agency", "motto", "abstract"],
)
def test_the_line_below_is_as_long_as_the_decree_says(
    place: int, words: str, points: float, shortest: float, longest: float
) -> None:
    document: Any = Document(BytesIO(render_docx(PAPER)))
    left = layout.TEXT_MM * layout.AGENCY_SHARE
    room = (left, layout.TEXT_MM - left, layout.TEXT_MM)[place]
    ruled = [each for each in document.element.body.iter(qn("w:p")) if list(each.iter(qn("w:pBdr")))]
    sides = Paragraph(ruled[place], document._body).paragraph_format
    length = room - sides.left_indent.mm - sides.right_indent.mm
    assert shortest <= length / length_of(words, points) <= longest
