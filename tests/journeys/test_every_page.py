"""What holds for every page: no barrier that axe finds, no sideways scrolling on a narrow phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.barriers import barriers
from tests.exchange import exports
from tests.journeys.addresses import LOOKED_AT, NOT_HERE, addresses_of
from tests.journeys.conftest import DIRECTOR, Office, at_work
from tests.site.test_access_table import TABLE, addresses

ROOT = Path(__file__).parents[2]
NEVER = "/khong-co-trang-nay/"
OTHER_ANSWERS = {NEVER: 404, "/tim/?ma=khong-co": 404, "/bao-cao/?ky=tu-chon&tu=2026-05-01": 400}
"""What is not there, and a question that lacks a date; all other pages answer with 200."""
SCREEN = {"width": 1280, "height": 900}
NARROW_PHONE = {"width": 320, "height": 640}
OUTSIDE = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .filter(one => !one.closest('.mc-scroll, .paper-scroll, .mc-nav'))
  .slice(0, 5).map(one => one.outerHTML.slice(0, 120))"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"


class Seen(NamedTuple):
    """A page as it was found: what is wrong with it, and what it is called."""

    wrong: list[tuple[object, ...]]
    title: str


def look_at(page: Any) -> Seen:
    """The page that is open, everything on it unfolded: on a screen and on a narrow phone."""
    wrong: list[tuple[object, ...]] = []
    if (headings := page.locator("h1").count()) != 1:
        wrong.append(("headings", headings))
    # Colours are the same on a phone and take longest to look at; what is folded away there may have lost its name.
    for size, contrast in ((NARROW_PHONE, False), (SCREEN, True)):
        page.set_viewport_size(size)
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            wrong.append((size["width"], "scrolls sideways", page.evaluate(OUTSIDE)))
        page.evaluate(OPEN_ALL)
        wrong += [(size["width"], *each) for each in barriers(page, contrast=contrast)]
    return Seen(wrong, page.title())


def test_every_page_of_the_urlconf_is_looked_at_or_it_is_said_why_not() -> None:
    pages = {name for name in addresses() if name not in TABLE or not TABLE[name].post}
    assert LOOKED_AT.keys() | NOT_HERE.keys() == pages
    assert not LOOKED_AT.keys() & NOT_HERE.keys()
    elsewhere = {why for why in NOT_HERE.values() if why.startswith("tests/")}
    assert all("barriers(" in (ROOT / each).read_text("utf-8") for each in elsewhere)


def hand_in_faults(office: Office, page: Any, folder: Path) -> None:
    """A preview of a good row, a bad one, and one in doubt."""
    told = exports.Told(code="H24.85-260504-9001")
    bad = exports.Told(code="H24.85-260504-9002", received="31/02/2026")
    path = exports.city_file(folder / "so-theo-doi.xlsx", told, bad)
    page.goto(f"{office.url}/nhap-du-lieu/")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_label("Thời điểm xuất tệp").fill("2026-06-21T08:00")
    page.get_by_role("button", name="Đọc và xem trước").click()
    page.get_by_role("heading", level=1, name="Xem trước, chưa ghi gì").wait_for(timeout=90_000)
    page.get_by_text("31/02/2026").first.wait_for()


def freeze_a_month(office: Office, page: Any) -> None:
    """Signed, and not the quarter: others read that as it stands before."""
    page.goto(f"{office.url}/bao-cao/2026-05/")
    page.get_by_role("button", name="Chốt báo cáo").click()
    page.get_by_role("dialog").get_by_role("button", name="Chốt").click()
    page.wait_for_url("**/bao-cao/da-chot/*/", timeout=60_000)


@pytest.mark.browser
def test_no_page_has_a_barrier_or_scrolls_sideways_and_each_says_where_one_is(
    office: Office, sign_in: Any, tmp_path: Path
) -> None:
    page = sign_in(DIRECTOR)
    with at_work(office):
        hand_in_faults(office, page, tmp_path)
    freeze_a_month(office, page)
    seen = {}
    for address in [*addresses_of(office.database_url), NEVER]:
        answer = page.goto(office.url + address)
        seen[address] = look_at(page)
        if answer.status != OTHER_ANSWERS.get(address, 200):
            seen[address].wrong.append(("answers", answer.status))
    wrong = {address: one.wrong for address, one in seen.items() if one.wrong}
    assert not wrong, "\n".join(f"{address}: {each}" for address, each in wrong.items())
    assert all(one.title.strip(" –") != "Một Cửa" for one in seen.values())


@pytest.mark.browser
def test_what_a_form_of_a_dossier_answers_has_no_barrier_either(office: Office, sign_in: Any) -> None:
    page = sign_in(DIRECTOR)
    (dossier,) = addresses_of(office.database_url, ["counter:dossier"])
    for form, told in (("dinh-chinh", {}), ("ghi-chu", {}), ("day-du", {"purpose": "gọi điện mời đến nhận"})):
        page.goto(office.url + dossier)
        page.evaluate(OPEN_ALL)
        sent = page.locator(f"form[action$='/{form}/']").first
        for name, value in told.items():
            sent.locator(f"[name={name}]").fill(value)
        sent.evaluate("one => { one.noValidate = true }")
        with page.expect_navigation():
            sent.locator("button[type=submit]").last.click()
        assert page.url.endswith(f"/{form}/")
        assert (form, look_at(page).wrong) == (form, [])


@pytest.mark.browser
def test_axe_finds_no_barrier_before_signing_in(office: Office, page: Any) -> None:
    page.goto(f"{office.url}/dang-nhap/")
    assert look_at(page).wrong == []


@pytest.mark.browser
def test_the_slip_of_linked_procedures_opens_as_a_paper(office: Office, sign_in: Any) -> None:
    page = sign_in(DIRECTOR)
    (bundle,) = addresses_of(office.database_url, ["counter:bundle"])
    page.goto(office.url + bundle)
    link = page.get_by_role("link", name="Giấy tiếp nhận và hẹn trả kết quả, PDF").get_attribute("href")
    answer = page.request.get(office.url + link)
    assert answer.status == 200 and answer.body().startswith(b"%PDF")
