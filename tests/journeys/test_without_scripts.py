"""Reading, and handing in files, where scripts do not run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import CONTROL, Office, enter

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(chromium_browser: Any, office: Office) -> Iterator[Any]:
    """A window without scripts, an officer signed in."""
    context = chromium_browser.new_context(locale="vi-VN", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{office.url}/dang-nhap/")
    enter(page, CONTROL, office.password)
    yield page
    context.close()


def test_the_register_is_read_searched_and_paged(office: Office, plain: Any) -> None:
    plain.goto(f"{office.url}/so-ho-so/")
    first = plain.locator("tbody a[href*='/ho-so/']").first.inner_text()
    plain.get_by_role("link", name="Trang sau").click()
    expect(plain.locator("tbody a[href*='/ho-so/']").first).not_to_have_text(first)


def test_a_figure_of_the_report_leads_to_its_row_in_a_file(office: Office, plain: Any) -> None:
    plain.goto(f"{office.url}/bao-cao/2026-Q2/")
    assert plain.locator("article.paper").is_visible()
    plain.locator("table.mc-ledger tr.mc-total a").first.click()
    plain.wait_for_url("**so_lieu=*")
    expect(plain.locator("main")).to_contain_text("4.911 hồ sơ")
    plain.locator("tbody th a").first.click()
    plain.locator("a[href*='/nguon/']").first.click()
    expect(plain.locator("main")).to_contain_text("SHA-256")


def test_the_question_before_freezing_opens_by_its_address(office: Office, plain: Any) -> None:
    plain.goto(f"{office.url}/bao-cao/2026-Q2/")
    plain.get_by_role("button", name="Chốt báo cáo").click()
    expect(plain.locator("#chot button[type=submit]")).to_be_visible()


def test_files_are_handed_in_and_the_page_tells_how_to_go_on(office: Office, plain: Any) -> None:
    plain.goto(f"{office.url}/nhap-du-lieu/")
    plain.locator("input[type=file]").set_input_files(office.exports / "bo-xay-dung.csv")
    plain.get_by_role("button", name="Đọc và xem trước").click()
    expect(plain.locator("meta[http-equiv=refresh]")).to_have_count(1)
    expect(plain.get_by_role("link", name="Tải lại ngay")).to_be_visible()
