"""What holds for every page: no barrier that axe finds, no sideways scrolling on a narrow phone."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.addresses import PLAIN, found
from tests.journeys.conftest import DIRECTOR, Office

pytestmark = pytest.mark.browser

WIDTH_OF_A_NARROW_PHONE = 320
OUTSIDE = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .filter(one => !one.closest('.mc-scroll, .paper-scroll, .mc-nav'))
  .slice(0, 5).map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def addresses(office: Office, sign_in: Any) -> list[str]:
    page = sign_in(DIRECTOR)
    return [*PLAIN, *found(page, office.url)]


def test_axe_finds_no_barrier(office: Office, page: Any, addresses: list[str]) -> None:
    barriers = {}
    for address in addresses:
        page.goto(office.url + address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found_there = Axe().run(page)
        if found_there.violations_count:
            barriers[address] = [
                (each["id"], each["nodes"][0]["html"][:200]) for each in found_there.response["violations"]
            ]
    assert not barriers, "\n".join(f"{address}: {each}" for address, each in barriers.items())


def test_axe_finds_no_barrier_before_signing_in(office: Office, page: Any) -> None:
    page.goto(f"{office.url}/dang-nhap/")
    assert Axe().run(page).violations_count == 0


def test_no_page_scrolls_sideways_on_a_narrow_phone(office: Office, page: Any, addresses: list[str]) -> None:
    page.set_viewport_size({"width": WIDTH_OF_A_NARROW_PHONE, "height": 640})
    too_wide = {}
    for address in addresses:
        page.goto(office.url + address)
        if page.evaluate("document.documentElement.scrollWidth") > WIDTH_OF_A_NARROW_PHONE:
            too_wide[address] = page.evaluate(OUTSIDE)
    assert not too_wide


def test_every_page_says_where_one_is(office: Office, page: Any, addresses: list[str]) -> None:
    titles = []
    for address in addresses:
        page.goto(office.url + address)
        assert page.locator("h1").count() == 1, address
        titles.append(page.title())
    assert all(title.strip(" –") != "Một Cửa" for title in titles)


def test_the_slip_of_linked_procedures_opens_as_a_paper(
    office: Office, page: Any, addresses: list[str]
) -> None:
    bundle = next(address for address in reversed(addresses) if address.startswith("/lien-thong/"))
    page.goto(office.url + bundle)
    link = page.get_by_role("link", name="Giấy tiếp nhận và hẹn trả kết quả, PDF").get_attribute("href")
    answer = page.request.get(office.url + link)
    assert answer.status == 200 and answer.body().startswith(b"%PDF")
