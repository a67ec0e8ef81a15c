from __future__ import annotations

from dataclasses import replace

from motcua.documents.blocks import Paragraph, Span
from motcua.documents.html import render_html
from tests.documents.papers import PAPER


def test_every_word_of_the_paper_is_on_the_page() -> None:
    page = render_html(PAPER)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ THƯỢNG HỒNG",
        "1.1. Trong kỳ",
        "Đỗ Thị Hạnh",
        "Phụ lục II",
    ):
        assert words in page


def test_a_figure_is_a_link_to_its_list() -> None:
    page = render_html(PAPER, lambda span: f"/danh-sach/?so={span.measure}")
    assert '<a class="paper-figure" href="/danh-sach/?so=received.total">4.911</a>' in page


def test_a_figure_without_a_list_is_no_link() -> None:
    assert '<span class="paper-figure">4.900</span>' in render_html(PAPER, lambda span: None)


def test_what_a_clerk_writes_is_never_markup() -> None:
    hostile = Paragraph((Span("<img src=x onerror=alert(1)>", measure="late"),))
    page = render_html(replace(PAPER, blocks=(hostile,)), lambda span: '"><script>')
    assert "<img" not in page
    assert "<script" not in page


def test_a_strict_content_policy_lets_it_through() -> None:
    page = render_html(PAPER)
    assert "style=" not in page
    assert "<style" not in page


def test_merged_headers_tell_what_they_head() -> None:
    page = render_html(PAPER)
    assert '<th scope="colgroup" colspan="3" rowspan="1">Tiếp nhận</th>' in page
    assert '<th scope="col" colspan="1" rowspan="3">Lĩnh vực</th>' in page
