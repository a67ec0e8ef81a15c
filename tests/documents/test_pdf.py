from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from motcua.documents.blocks import Paper
from motcua.documents.pdf import render_pdf
from motcua.documents.word import render_docx
from tests.documents.papers import PAPER
from tests.documents.words import before_appendices, letters, words_of_docx, words_of_pdf


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_pdf(PAPER)


def test_it_is_archival_tagged_and_in_vietnamese(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert str(pdf.Root.Lang).lower() == "vi-vn"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.Root.StructTreeRoot is not None
        assert metadata["dc:title"] == PAPER.title


def test_every_font_travels_with_the_file(made: bytes) -> None:
    for page in PdfReader(BytesIO(made)).pages:
        for font in page["/Resources"]["/Font"].values():
            described = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert "LiberationSerif" in described["/FontName"]
            assert "/FontFile2" in described or "/FontFile3" in described


def test_it_says_the_same_words_as_the_docx(made: bytes) -> None:
    pdf, docx = words_of_pdf(made), words_of_docx(render_docx(PAPER))
    assert before_appendices(pdf) == before_appendices(docx)
    assert letters(pdf) == letters(docx)


def test_pages_are_a4_and_appendices_lie_as_they_should(made: bytes) -> None:
    sizes = [
        (round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(BytesIO(made)).pages
    ]
    assert sizes == [(595, 842), (842, 595), (595, 842)]


def test_the_first_page_has_no_number_and_the_others_have_one(made: bytes) -> None:
    pages = [page.extract_text().split() for page in PdfReader(BytesIO(made)).pages]
    assert ["1" in pages[0], "2" in pages[1][:1], "3" in pages[2][:1]] == [True, True, True]
    assert pages[0][0] != "1"  # that "1" is the one of "1 + 1" in the text


def test_what_a_clerk_writes_is_text_and_no_markup(made: bytes) -> None:
    assert "#strong[không] *đậm* = 1 + 1 <script>" in PdfReader(BytesIO(made)).pages[0].extract_text()


def test_the_same_paper_gives_the_same_bytes(made: bytes) -> None:
    assert render_pdf(PAPER) == made


def test_a_long_table_repeats_its_header_on_every_page() -> None:
    first = PAPER.appendices[0]
    table = first.blocks[0]
    long = replace(first, blocks=(replace(table, rows=table.rows[:1] * 80),))  # type: ignore[type-var, union-attr]
    paper: Paper = replace(PAPER, appendices=(long,))
    pages = PdfReader(BytesIO(render_pdf(paper))).pages
    assert len(pages) > 3
    assert all("Lĩnh vực" in page.extract_text() for page in pages[1:])
