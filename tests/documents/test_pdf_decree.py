"""The PDF read back, part by part, against the same table of the decree."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader

from motcua.documents import layout
from motcua.documents.pdf import render_pdf
from tests.documents.decree import PAPER, PARTS, Part, name_of

POINTS_OF_MM = 72 / 25.4


class Piece(NamedTuple):
    """Letters that the PDF sets in one go: where they begin (points from the left), how large, in which font."""

    text: str
    left: float
    size: float
    font: str


@pytest.fixture(scope="module")
def pieces() -> list[Piece]:
    found: list[Piece] = []

    def visit(text: str, matrix: Any, place: Any, font: Any, size: float) -> None:
        if text.strip() and font is not None:
            name = str(font["/BaseFont"]).partition("+")[2]
            found.append(Piece(text, place[4] + matrix[4], abs(size * place[0] * matrix[0]), name))

    for page in PdfReader(BytesIO(render_pdf(PAPER))).pages:
        page.extract_text(visitor_text=visit)
    return found


def find(pieces: list[Piece], words: str) -> Piece:
    return next(piece for piece in pieces if piece.text.strip() == words)


@pytest.mark.parametrize("part", PARTS, ids=name_of)
def test_each_part_is_set_as_the_decree_says(pieces: list[Piece], part: Part) -> None:
    found = find(pieces, part.words)
    assert part.smallest - 0.01 <= found.size <= part.largest + 0.01
    assert ("Bold" in found.font, "Italic" in found.font) == (part.bold, part.italic)


def test_agency_and_nation_stand_side_by_side_40_to_60(pieces: list[Piece]) -> None:
    split = (30 + 0.4 * layout.TEXT_MM) * POINTS_OF_MM
    assert all(find(pieces, words).left < split for words in ("XÃ THƯỢNG HỒNG", "Số: 15/BC-UBND"))
    assert all(find(pieces, words).left > split for words in (layout.NATION, layout.MOTTO))


def test_the_body_begins_at_the_margin_with_an_indented_first_line(pieces: list[Piece]) -> None:
    margin, indent = 30 * POINTS_OF_MM, 12.7 * POINTS_OF_MM
    assert find(pieces, "Nơi nhận:").left == pytest.approx(margin, abs=0.1)
    assert find(pieces, "Trân trọng báo cáo./.").left == pytest.approx(margin + indent, abs=0.1)


def test_recipients_and_signature_stand_in_two_equal_halves(pieces: list[Piece]) -> None:
    middle = (30 + layout.TEXT_MM / 2) * POINTS_OF_MM
    assert find(pieces, "- Lưu: VT.").left < middle
    assert all(find(pieces, words).left > middle for words in ("TM. ỦY BAN NHÂN DÂN", "Đỗ Thị Hạnh"))
