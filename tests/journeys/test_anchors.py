"""Where a link leads within a page, and how the report stands there: what only a browser can tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

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
