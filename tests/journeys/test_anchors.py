"""Where a link leads within a page, and how the report stands and is asked for there: what only a browser can tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import until
from tests.journeys.conftest import DIRECTOR, Office

pytestmark = pytest.mark.browser

BELOW = """id => document.getElementById(id).getBoundingClientRect().top
  - document.querySelector('.mc-header').getBoundingClientRect().bottom"""


def test_what_a_link_points_at_is_not_hidden_by_the_header(
    office: Office, sign_in: Callable[[str], Any]
) -> None:
    page = sign_in(DIRECTOR)  # who has the most places in the navigation
    page.set_viewport_size({"width": 1280, "height": 700})
    page.emulate_media(reduced_motion="reduce")  # on the way there it is not hidden either
    page.goto(f"{office.url}/bao-cao/2026-Q2/#van-ban")
    until(page, "window.scrollY > 0")
    assert page.evaluate(BELOW, "van-ban") >= 0


def test_a_heading_of_the_report_is_not_stretched_over_its_lines(
    office: Office, sign_in: Callable[[str], Any]
) -> None:
    page = sign_in(DIRECTOR)
    page.goto(f"{office.url}/bao-cao/2026-Q2/")
    assert page.locator(".paper-h1").first.evaluate("one => getComputedStyle(one).textAlign") == "start"


def test_who_types_a_day_chooses_free_days_and_who_chooses_a_period_again_has_none(
    office: Office, sign_in: Callable[[str], Any]
) -> None:
    page = sign_in(DIRECTOR)
    page.goto(f"{office.url}/bao-cao/2026-Q2/")
    period, first, last = (
        page.locator("select[name=ky]"),
        page.locator("[name=tu]"),
        page.locator("[name=den]"),
    )
    first.fill("2026-05-01")
    expect(period).to_have_value("tu-chon")
    last.fill("2026-05-31")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Từ ngày 01/05/2026")
    page.locator("select[name=ky]").select_option("2026-Q2")
    expect(page.locator("[name=tu]")).to_have_value("")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Quý II")
