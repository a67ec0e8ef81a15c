from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from motcua.documents.slips import receipt, register_book, render_docx, render_pdf
from motcua.documents.slips.measures import MEASURES
from motcua.documents.slips.sheet import Size, Slip
from tests.documents.slips.samples import EMPTY, FILLED, OFFICE, RECEIPT, REGISTER_BOOK, entries
from tests.documents.words import letters, words_of_docx

ALL = [pytest.param(slip, id=f"{form}-filled") for form, slip in FILLED.items()] + [
    pytest.param(slip, id=f"{form}-empty") for form, slip in EMPTY.items()
]
BOXES = str.maketrans("", "", "×☐☒")


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def words_of_pdf(data: bytes, slip: Slip) -> list[str]:
    """The words of the body: without the form's name at the foot and what stands above later pages."""
    lines = [line for page in pages_of(data) for line in page.splitlines()]
    kept = [
        line for line in lines if line.strip() != slip.mark and not line.startswith(f"{slip.running} – trang")
    ]
    return " ".join(kept).split()


def seen(words: list[str]) -> list[str]:
    return letters([word.translate(BOXES) for word in words])


@pytest.mark.parametrize("slip", ALL)
def test_pdf_and_docx_say_the_same_words(slip: Slip) -> None:
    assert seen(words_of_pdf(render_pdf(slip), slip)) == seen(words_of_docx(render_docx(slip)))


@pytest.mark.parametrize("slip", FILLED.values(), ids=FILLED)
def test_the_pdf_is_archival_tagged_and_in_vietnamese(slip: Slip) -> None:
    with pikepdf.open(BytesIO(render_pdf(slip))) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert str(pdf.Root.Lang).lower() == "vi-vn"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert metadata["dc:title"] == slip.title


@pytest.mark.parametrize("size", Size)
def test_every_form_can_be_printed_on_every_paper(size: Size) -> None:
    width, height = (round(side / 25.4 * 72) for side in MEASURES[size].page_mm)
    slip = receipt.paper(RECEIPT, size=size)
    for page in PdfReader(BytesIO(render_pdf(slip))).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (width, height)
    section = Document(BytesIO(render_docx(slip))).sections[0]
    assert (round(section.page_width.pt), round(section.page_height.pt)) == (width, height)


def test_the_usual_slip_of_four_papers_fits_on_one_sheet_of_a5() -> None:
    assert len(pages_of(render_pdf(receipt.paper(RECEIPT)))) == 1


@pytest.mark.parametrize("slip", [FILLED["receipt"], FILLED["register-book"], EMPTY["cash-closing"]])
def test_the_same_slip_gives_the_same_bytes(slip: Slip) -> None:
    assert render_pdf(slip) == render_pdf(slip)
    made = render_docx(slip)
    assert render_docx(slip) == made
    with ZipFile(BytesIO(made)) as container:
        assert {info.date_time[:3] for info in container.infolist()} == {(1980, 1, 1)}


def test_what_a_clerk_writes_is_text_and_no_markup() -> None:
    noted = receipt.paper(replace(RECEIPT, note="#strong[không] *đậm* = 1 + 1 <script> $x$ \x0b"))
    assert "#strong[không] *đậm* = 1 + 1 <script> $x$" in "".join(pages_of(render_pdf(noted)))
    assert "#strong[không] *đậm* = 1 + 1 <script> $x$" in " ".join(words_of_docx(render_docx(noted)))


def test_copies_begin_on_pages_of_their_own_and_are_named() -> None:
    slip = receipt.paper(replace(RECEIPT, copies=receipt.TWO_COPIES))
    first, second = pages_of(render_pdf(slip))
    assert "Liên 1: giao người nộp hồ sơ" in first
    assert "Liên 2: lưu kèm hồ sơ" in second
    assert "trang" not in second  # each copy counts its pages from 1
    document: Any = Document(BytesIO(render_docx(slip)))
    assert [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in document.sections] == [
        "1",
        "1",
    ]


def test_a_long_register_repeats_its_header_and_says_which_page_it_is() -> None:
    slip = register_book.paper(replace(REGISTER_BOOK, entries=entries(120)))
    pages = pages_of(render_pdf(slip))
    assert len(pages) > 6
    assert all("Hẹn trả" in page and "(13)" in page for page in pages[:-1])
    assert all(
        f"Sổ theo dõi hồ sơ – trang {number}" in page for number, page in enumerate(pages[1:], start=2)
    )
    text = "".join(pages)
    assert all(f"-{number:04d}" in text for number in range(1, 121))
    table: Any = Document(BytesIO(render_docx(slip))).tables[2]
    repeated = [row.find(f".//{qn('w:tblHeader')}") is not None for row in table._tbl.tr_lst]
    assert repeated == [True] * 3 + [False] * 120


def test_the_docx_can_carry_the_styles_of_an_office(tmp_path: Any) -> None:
    own = Document(BytesIO(render_docx(FILLED["receipt"])))
    own.styles["MC Tên loại"].font.italic = True
    own.save(str(tmp_path / "mau.docx"))
    again = Document(BytesIO(render_docx(FILLED["refusal"], tmp_path / "mau.docx")))
    assert again.styles["MC Tên loại"].font.italic
    assert OFFICE.agency[0] in " ".join(words_of_docx(render_docx(FILLED["refusal"])))
