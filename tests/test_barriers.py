"""Barriers are found, each by its rule, and again where the page has changed meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from tests.barriers import barriers

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="vi"><title>Trang</title><main><h1>Trang</h1>{}
<p style="color: #222; background: #fff">Chữ</p></main></html>"""


def test_a_page_without_barriers_has_none_until_a_field_without_a_name_comes_in(page: Any) -> None:
    page.set_content(PAGE.format(""))
    assert barriers(page) == []
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert barriers(page) == [("label", "<input>")]


def test_a_pale_text_is_found_where_contrast_is_asked_for(page: Any) -> None:
    page.set_content(PAGE.format('<p style="color: #bbb; background: #fff">Nhạt</p>'))
    assert [rule for rule, _html in barriers(page)] == ["color-contrast"]
    assert barriers(page, contrast=False) == []
