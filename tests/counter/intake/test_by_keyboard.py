"""An intake at the counter from signing in to the slip, with the keyboard alone; then a scanner opens the dossier."""

from __future__ import annotations

from typing import Any

import pytest

from tests import cast as people
from tests.browser import until
from tests.cast import CITIZEN
from tests.journeys.test_without_a_mouse import tab_to
from tests.live import Live

pytestmark = pytest.mark.browser


@pytest.fixture
def office(own_database: str) -> people.Cast:
    """The commune with its officers and birth registration on offer."""
    from tests.counter.intake.conftest import CONTENT
    from tests.register.office import offer

    found = people.make_cast()
    offer(found.commune, details={"content": CONTENT})
    return found


def test_a_dossier_is_taken_in_and_opened_by_its_code_without_a_mouse(
    office: people.Cast, live: Live, page: Any
) -> None:
    page.goto(f"{live.url}/dang-nhap/")
    page.evaluate("document.activeElement.blur()")
    tab_to(page, lambda one: one["name"] == "login")
    page.keyboard.type(office.intake.user.username)
    tab_to(page, lambda one: one["name"] == "password")
    page.keyboard.type(people.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)

    tab_to(page, lambda one: one["text"].startswith("Chờ tiếp nhận"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/tiep-nhan/")
    tab_to(page, lambda one: one["text"].startswith("Tiếp nhận hồ sơ mới"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/tiep-nhan/moi/")
    until(page, "document.activeElement.name === 'tim'")
    page.keyboard.type("khai sinh")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.evaluate("document.activeElement.blur()")
    tab_to(page, lambda one: "/tiep-nhan/moi/1.001193/" in one["href"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/tiep-nhan/moi/1.001193/")

    assert "Hẹn trả lúc" in page.locator("main").inner_text()
    for field in ("id_number", "name", "phone", "address"):
        tab_to(page, lambda one, field=field: one["name"] == field)
        page.keyboard.type(CITIZEN[field])
    tab_to(page, lambda one: one["name"] == "form_1")
    page.keyboard.type("dùng")  # the choice that begins so
    tab_to(page, lambda one: one["name"] == "fee_0")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/**")
    code = page.locator("h1").inner_text()
    assert f"Đã tiếp nhận hồ sơ {code}" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="Giấy tiếp nhận và hẹn trả kết quả, PDF").is_visible()

    page.goto(f"{live.url}/so-ho-so/")
    tab_to(page, lambda one: one["name"] == "ma")
    page.keyboard.type(f"https://tra-cuu.example/t/{code}")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/**")
    assert page.locator("h1").inner_text() == code


def test_the_form_fits_a_narrow_phone(office: people.Cast, live: Live, page: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{live.url}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(office.intake.user.username)
    page.get_by_label("Mật khẩu", exact=True).fill(people.PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)
    for address in (
        "/tiep-nhan/",
        "/tiep-nhan/moi/",
        "/tiep-nhan/moi/1.001193/",
        "/tiep-nhan/dai-so/",
        "/tim/?ma=x",
    ):
        page.goto(live.url + address)
        page.evaluate(
            "document.querySelectorAll('details:not(.mc-menu)').forEach(one => { one.open = true })"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
