"""The sign-in page in a real browser: on a phone, by keyboard, for everyone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.barriers import barriers
from tests.live import Live

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_and_has_no_violation_of_accessibility_rules(live: Live, page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live.url}/dang-nhap/")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert barriers(page) == []


def test_a_wrong_password_is_answered_in_vietnamese_with_what_to_do(live: Live, page: Any) -> None:
    page.goto(f"{live.url}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("can-bo-la")
    page.get_by_label("Mật khẩu").fill("khong-dung-dau")
    page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Chưa đăng nhập được")
    expect(alert).to_contain_text("Tên đăng nhập hoặc mật khẩu không đúng.")
    expect(alert).to_contain_text("người quản trị")


def test_fonts_and_icons_come_from_the_program_itself(live: Live, page: Any) -> None:
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{live.url}/dang-nhap/", wait_until="networkidle")
    assert any(url.endswith(".woff2") for url in asked)
    assert [url for url in asked if not url.startswith(live.url) and not url.startswith("data:")] == []
    assert failed == []
