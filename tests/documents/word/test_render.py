from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from motcua.documents.word import render_docx
from tests.documents.papers import PAPER


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_docx(PAPER)


@pytest.fixture(scope="module")
def document(made: bytes) -> Any:
    return Document(BytesIO(made))


def near(one: Any, other: Any) -> bool:
    return abs(int(one) - int(other)) < Mm(0.2)


def test_pages_and_margins_are_those_of_the_decree(document: Any) -> None:
    section = document.sections[0]
    assert near(section.page_width, Mm(210))
    assert near(section.page_height, Mm(297))
    assert 20 <= round(section.top_margin.mm, 1) <= 25
    assert 20 <= round(section.bottom_margin.mm, 1) <= 25
    assert 30 <= round(section.left_margin.mm, 1) <= 35
    assert 15 <= round(section.right_margin.mm, 1) <= 20


def test_the_body_is_justified_times_new_roman_14_with_an_indented_first_line(document: Any) -> None:
    style = document.styles["MC Thân bài"]
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(14))
    shape = style.paragraph_format
    assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert near(shape.first_line_indent, Mm(12.7))
    assert shape.space_after >= Pt(6)
    assert 1 <= shape.line_spacing <= 1.5


def test_no_style_or_run_leaves_the_font_of_the_decree(document: Any) -> None:
    for paragraph in document.element.body.iter(qn("w:p")):
        for fonts in paragraph.iter(qn("w:rFonts")):
            assert fonts.get(qn("w:ascii")) == "Times New Roman"
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert used >= {"MC Tên loại", "MC Thân bài", "Heading 1", "Heading 2", "Heading 3"}
    assert {document.styles[name].font.name for name in used} == {"Times New Roman"}


def test_agency_and_nation_stand_side_by_side_40_to_60(document: Any) -> None:
    head = document.tables[0]
    left, right = (cell.width for cell in head.rows[0].cells)
    assert round(left / (left + right), 2) == 0.4
    assert [paragraph.text for paragraph in head.cell(0, 0).paragraphs][:2] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ THƯỢNG HỒNG",
    ]
    assert head.cell(0, 1).paragraphs[1].text == "Độc lập - Tự do - Hạnh phúc"
    assert head.cell(1, 0).text == "Số: 15/BC-UBND"
    for cell in head.rows[0].cells:
        assert cell.paragraphs[-1]._p.find(f".//{qn('w:pBdr')}") is not None


def test_pages_are_numbered_at_the_top_but_for_the_first(document: Any) -> None:
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert "PAGE" in section.header._element.xml
    assert section.header.paragraphs[0].style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_the_form_lies_across_and_what_follows_stands_upright_again(document: Any) -> None:
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert near(document.sections[2].left_margin, Mm(30))


def test_later_sections_go_on_numbering_without_a_first_page_of_their_own(document: Any) -> None:
    assert [section.different_first_page_header_footer for section in document.sections] == [
        True,
        False,
        False,
    ]


def test_the_table_repeats_its_header_and_merges_it(document: Any) -> None:
    table = document.tables[-1]
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert repeated == [True, True, True, True, False, False]
    assert [cell.text for cell in table.rows[0].cells] == [
        "TT", "Lĩnh vực", "Tiếp nhận", "Tiếp nhận", "Tiếp nhận", "Đã giải quyết",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[3].cells] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    assert [cell.text for cell in table.rows[-1].cells] == ["", "Tổng cộng", "5", "3", "2", "4"]


def test_signature_and_recipients_share_the_foot_half_and_half(document: Any) -> None:
    foot = document.tables[1]
    left, right = foot.rows[0].cells
    assert left.width == right.width
    assert left.text.splitlines() == ["Nơi nhận:", "- Ủy ban nhân dân thành phố (để báo cáo);", "- Lưu: VT."]
    assert right.text.splitlines() == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đỗ Thị Hạnh"]


def test_the_file_says_who_wrote_it_and_in_which_language(document: Any) -> None:
    properties = document.core_properties
    assert (properties.title, properties.author) == (PAPER.title, PAPER.author)
    assert properties.language == "vi-VN"
    assert properties.created.date() == PAPER.dated
    assert 'w:lang w:val="vi-VN"' in document.styles.element.xml


def test_the_same_paper_gives_the_same_bytes(made: bytes) -> None:
    assert render_docx(PAPER) == made
    with ZipFile(BytesIO(made)) as container:
        assert {info.date_time[:3] for info in container.infolist()} == {(1980, 1, 1)}


def test_an_office_keeps_the_styles_of_its_own_template(tmp_path: Path, made: bytes) -> None:
    template = Document(BytesIO(made))
    template.styles["MC Thân bài"].font.size = Pt(13)
    template.save(str(tmp_path / "mau.docx"))
    again = Document(BytesIO(render_docx(PAPER, tmp_path / "mau.docx")))
    assert again.styles["MC Thân bài"].font.size == Pt(13)
    assert [paragraph.text for paragraph in again.paragraphs].count("I. KẾT QUẢ") == 1
