"""The register by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.conftest import CONTROL, Office

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return {
    tag: one.tagName, name: one.name || '', href: one.getAttribute('href') || '',
    text: (one.innerText || one.value || '').trim(),
    seen: style.boxShadow !== 'none' || style.outlineStyle !== 'none',
  };
}"""


def tab_to(page: Any, wanted: Any, most: int = 60) -> dict[str, Any]:
    """Press Tab until ``wanted`` says yes; every stop on the way must show that it has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        focused: dict[str, Any] = page.evaluate(FOCUSED)
        assert focused["seen"], focused
        if wanted(focused):
            return focused
    raise AssertionError("never reached")


def test_signing_in_searching_and_opening_a_dossier_need_no_mouse(office: Office, page: Any) -> None:
    page.goto(f"{office.url}/dang-nhap/")
    page.evaluate("document.activeElement.blur()")
    tab_to(page, lambda one: one["name"] == "login")
    page.keyboard.type(CONTROL)
    tab_to(page, lambda one: one["name"] == "password")
    page.keyboard.type(office.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)

    tab_to(page, lambda one: one["text"].startswith("Sổ hồ sơ"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/so-ho-so/")
    # The first field of every page opens a dossier by its code; the next one searches the register.
    tab_to(page, lambda one: one["tag"] == "INPUT" and one["name"] != "ma")
    page.keyboard.type("nguyen")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    link = tab_to(page, lambda one: "/ho-so/" in one["href"] and "/so-ho-so/" not in one["href"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{link['href']}")
    assert page.locator("h1").inner_text() == link["text"]


def test_the_first_stop_leads_past_the_navigation(office: Office, sign_in: Any) -> None:
    page = sign_in()
    page.goto(f"{office.url}/so-ho-so/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["href"] == "#noi-dung"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_the_question_before_freezing_closes_by_escape(office: Office, sign_in: Any) -> None:
    page = sign_in()
    page.goto(f"{office.url}/bao-cao/2026-Q2/")
    opener = page.get_by_role("button", name="Chốt báo cáo")
    opener.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
