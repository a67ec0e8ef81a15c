"""The officer's job by keyboard alone: register, import, report, doubts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import until
from tests.journeys.conftest import CONTROL, Office, at_work

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const one = document.activeElement;
  // A file field is drawn by its label.
  const drawn = [one, ...(one.type === 'file' ? one.labels : [])].map(each => getComputedStyle(each));
  return {
    tag: one.tagName, name: one.name || '', href: one.getAttribute('href') || '',
    text: (one.innerText || one.value || '').trim(),
    // In a date field the browser itself marks the day, the month or the button that has it.
    seen: ['date', 'datetime-local'].includes(one.type)
      || drawn.some(style => style.boxShadow !== 'none' || style.outlineStyle !== 'none'),
  };
}"""


def tab_to(page: Any, wanted: Any, most: int = 60) -> dict[str, Any]:
    """Press Tab until ``wanted`` says yes; every stop on the way must show that it has the focus."""
    page.wait_for_load_state()  # half a page has half its stops
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
    until(page, "document.activeElement.id === 'noi-dung'")


def test_the_question_before_freezing_closes_by_escape(office: Office, sign_in: Any) -> None:
    page = sign_in()
    page.goto(f"{office.url}/bao-cao/2026-Q2/")
    opener = page.get_by_role("button", name="Chốt báo cáo")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def press(page: Any, text: str, most: int = 120) -> None:
    """Go to the button, link or fold of that text and press it."""
    tab_to(page, lambda one: one["tag"] in {"BUTTON", "A", "SUMMARY"} and one["text"].startswith(text), most)
    page.keyboard.press("Enter")


def test_files_are_chosen_previewed_and_recorded_without_a_mouse(office: Office, sign_in: Any) -> None:
    page = sign_in()
    # From here on the browser hands its question over, a slow one too.
    page.on("filechooser", lambda _asked: None)
    page.goto(f"{office.url}/nhap-du-lieu/")
    tab_to(page, lambda one: one["name"] == "exports")
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Enter")
    asked.value.set_files(office.exports / "bo-xay-dung.csv")
    with at_work(office):
        press(page, "Đọc và xem trước")
        page.get_by_role("heading", level=1, name="Xem trước, chưa ghi gì").wait_for(timeout=90_000)
        press(page, "Ghi vào sổ")
        page.get_by_role("heading", level=1, name="Đã ghi vào sổ").wait_for(timeout=90_000)


def test_a_figure_of_the_report_is_opened_down_to_a_dossier_without_a_mouse(
    office: Office, sign_in: Any
) -> None:
    page = sign_in()
    page.goto(f"{office.url}/bao-cao/2026-Q2/")
    figure = tab_to(page, lambda one: "so_lieu=late" in one["href"], 120)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{figure['href'].partition('#')[0]}*")
    link = tab_to(page, lambda one: "/ho-so/" in one["href"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{link['href']}")
    assert page.locator("h1").inner_text() == link["text"]


def test_a_doubt_is_settled_without_a_mouse(office: Office, sign_in: Any) -> None:
    page = sign_in()
    page.goto(f"{office.url}/nghi-van/")
    kind = tab_to(page, lambda one: "/nghi-van/" in one["href"] and one["href"].count("/") > 2, 90)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{kind['href']}")
    link = tab_to(page, lambda one: "/ho-so/" in one["href"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{link['href']}")
    before = page.get_by_text("Ghi kết quả đối chiếu").count()
    press(page, "Ghi kết quả đối chiếu")
    tab_to(page, lambda one: one["name"] == "finding", 3)
    page.keyboard.type("Đã xem lại hồ sơ gốc")
    press(page, "Đã đối chiếu, đóng điểm này", 3)
    expect(page.get_by_text("Đã xử lý điểm nghi vấn của hồ sơ")).to_be_visible()
    expect(page.get_by_text("Ghi kết quả đối chiếu")).to_have_count(before - 1)
