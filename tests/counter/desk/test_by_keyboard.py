"""The desk in a browser: a mistaken forward taken back with the keyboard alone, no barrier, no sideways scrolling."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import cast as people
from tests.barriers import barriers
from tests.journeys.conftest import enter
from tests.journeys.test_every_page import NARROW_PHONE, OUTSIDE
from tests.journeys.test_without_a_mouse import tab_to
from tests.live import Live

pytestmark = pytest.mark.browser


@pytest.fixture
def owned(own_database: str) -> str:
    """The address of a dossier that the counter has just received."""
    from motcua.catalogue.content import Component, Content, as_dict
    from motcua.register.actions.receive import Application, receive_at_counter
    from motcua.register.write import Actor
    from tests.register.office import offer
    from tests.register.own.ways import GROUNDS

    cast = people.make_cast()
    content = Content(components=(Component("tp-1", "Giấy chứng sinh"),), grounds=GROUNDS)
    offer(cast.commune, details={"content": as_dict(content)})
    brought = [{"key": "tp-1", "name": "Giấy chứng sinh", "form": "missing", "count": 0, "digitised": False}]
    application = Application("1.001193", people.CITIZEN, components=brought, incomplete="Nộp sau")
    opened = receive_at_counter(cast.commune, application, Actor(cast.intake, "intake", "thử"))
    return f"/ho-so/{opened.uid}/"


def sign_in(page: Any, live: Live, role: str) -> None:
    page.goto(f"{live.url}/dang-nhap/")
    enter(page, people.OFFICERS[role][0], people.PASSWORD)


def test_a_mistaken_forward_is_done_and_taken_back_without_a_mouse(owned: str, live: Live, page: Any) -> None:
    sign_in(page, live, "intake")
    page.goto(live.url + owned)
    tab_to(page, lambda one: one["text"] == "Chuyển bước tiếp", 90)
    page.keyboard.press("Enter")
    page.wait_for_url("**/chuyen-buoc/")
    assert "“Tiếp nhận hồ sơ” → “Thụ lý hồ sơ”" in page.locator("main").inner_text()
    tab_to(page, lambda one: one["tag"] == "BUTTON" and one["text"] == "Chuyển bước tiếp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{owned}")
    assert "tới bước “Thụ lý hồ sơ”" in page.locator("main").inner_text()
    tab_to(page, lambda one: one["text"] == "Thu hồi")
    with page.expect_navigation():  # to the same address
        page.keyboard.press("Enter")
    expect(page.locator("#thong-bao")).to_contain_text("đồng hồ như chưa chuyển")
    assert page.locator(".ct-way [aria-current] b").inner_text() == "Tiếp nhận hồ sơ"


def test_the_page_says_at_once_what_another_choice_would_do(owned: str, live: Live, page: Any) -> None:
    from motcua.agencies.models import Officer
    from motcua.register.actions.supplement import AskSupplement
    from motcua.register.models import Dossier
    from motcua.register.write import Actor

    asking = Actor(Officer.objects.get(user__username=people.OFFICERS["intake"][0]), "intake", "thử")
    by = timezone.now() + timedelta(days=5)
    AskSupplement(Dossier.objects.get().pk, asking, [{"name": "Giấy chứng sinh"}], answer_by=by).execute()
    sign_in(page, live, "intake")
    page.goto(f"{live.url}{owned}lam/nhan-bo-sung/")
    expect(page.locator("#se-xay-ra")).to_contain_text("chạy lại, hẹn trả")
    page.get_by_label("còn thiếu: tiếp tục chờ").check()
    expect(page.locator("#se-xay-ra")).to_contain_text("Đồng hồ vẫn dừng")
    page.get_by_label("đã đủ: đồng hồ chạy lại").check()
    expect(page.locator("#se-xay-ra")).to_contain_text("chạy lại, hẹn trả")


def test_the_pages_have_no_barrier_and_fit_a_narrow_phone(owned: str, live: Live, page: Any) -> None:
    sign_in(page, live, "intake")
    page.set_viewport_size(NARROW_PHONE)
    wrong = {}
    for part in ("", "lam/chuyen-buoc/", "lam/yeu-cau-bo-sung/", "lam/rut/", "lam/thu-hoi/"):
        page.goto(live.url + owned + part)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found = barriers(page)
        wide = page.evaluate("document.documentElement.scrollWidth") > NARROW_PHONE["width"]
        if found or wide:
            wrong[part] = (found, page.evaluate(OUTSIDE) if wide else [])
    assert not wrong
