"""A commune lays a bundle down, takes a request in, follows it and hands its results over, on a screen and a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.barriers import barriers
from tests.browser import keep_picture
from tests.cast import OFFICERS, PASSWORD, make_cast
from tests.counter.bundles.test_intake import BIRTH_PAPERS, RESIDENCE_PAPERS
from tests.register.office import offer

pytestmark = pytest.mark.browser

NARROW, PHONE = 320, 360


@pytest.fixture
def window(live: Any, page: Any) -> Any:
    """The director, who may do all of it, signed in at a commune that offers two procedures."""
    cast = make_cast()
    offer(cast.commune, days=1, details={"content": BIRTH_PAPERS})
    offer(cast.commune, "1.004222", "Đăng ký thường trú", 7, details={"content": RESIDENCE_PAPERS})
    page.goto(f"{live.url}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(OFFICERS["director"][0])
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)
    return page


def test_linked_procedures_from_their_laying_down_to_the_hand_over(live: Any, window: Any) -> None:
    page, base = window, live.url
    visited = [f"{base}/thu-tuc/lien-thong/", f"{base}/thu-tuc/lien-thong/khai-sinh/"]
    page.goto(visited[0])
    page.locator("section").filter(has_text="khai sinh").first.get_by_role(
        "link", name="Điền và áp dụng"
    ).click()
    police = page.locator("section").filter(has=page.get_by_role("heading", name="Thủ tục 2"))
    police.get_by_label("Cơ quan giải quyết").select_option(index=1)
    card = page.locator("section").filter(has=page.get_by_role("heading", name="Thủ tục 3"))
    card.get_by_label("Mã thủ tục").fill("1.999999")
    card.get_by_label("Cơ quan giải quyết").select_option(index=1)
    card.get_by_label("Thời hạn, nếu danh mục chưa có").fill("5")
    card.get_by_label("Đơn vị").select_option("ngày làm việc")
    page.get_by_role("button", name="Ghi và áp dụng").click()
    expect(page.get_by_text("đang áp dụng")).to_have_count(1)

    page.goto(f"{base}/lien-thong/")
    page.get_by_role("link", name="Tiếp nhận nhóm liên thông").click()
    page.wait_for_url("**/lien-thong/tiep-nhan/")
    visited.append(page.url)
    page.get_by_role("link", name="Tiếp nhận Đăng ký khai sinh").click()
    page.wait_for_url("**/lien-thong/tiep-nhan/*/")
    visited.append(page.url)
    expect(page.get_by_text("28.000")).to_have_count(1)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("#id_way").select_option("online")
    page.get_by_text("24.000").wait_for()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("Cấp thẻ bảo hiểm y tế").uncheck()
    expect(page.locator("#tinh-lai tbody tr")).to_have_count(2)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("Cấp thẻ bảo hiểm y tế").check()
    expect(page.locator("#tinh-lai tbody tr")).to_have_count(3)
    # Enter in a field is enough: no mouse is needed.
    page.get_by_label("Họ tên người nộp").fill("Phạm Thị Lụa")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/lien-thong/[0-9a-f-]{36}/$"))
    expect(page.get_by_text("Đã tiếp nhận nhóm liên thông")).to_be_visible()
    visited.append(page.url)
    with page.expect_download() as kept:
        page.get_by_role("link", name=".docx").click()
    assert kept.value.suggested_filename.startswith("mau-01-")
    heading = page.get_by_role("heading", level=1).inner_text()
    expect(page.get_by_role("img", name="Kế hoạch của nhóm liên thông")).to_have_count(1)
    expect(page.get_by_text("Chờ: Đăng ký khai sinh")).to_have_count(2)

    page.goto(f"{base}/lien-thong/")
    visited.append(page.url)
    page.get_by_label("Mã nhóm liên thông").fill(heading)
    page.keyboard.press("Enter")
    page.wait_for_url(visited[4])
    page.get_by_role("link", name="Đăng ký khai sinh").click()
    expect(page.get_by_role("link", name=f"Nhóm liên thông {heading}")).to_have_count(1)
    _look(page, visited)


def _look(page: Any, visited: list[str]) -> None:
    """No barrier, and nothing wider than a narrow phone."""
    for place, address in enumerate(visited):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        keep_picture(page, f"lien-thong-{place}")
        assert (address, barriers(page)) == (address, [])
        page.set_viewport_size({"width": PHONE, "height": 800})
        keep_picture(page, f"lien-thong-{place}-phone")
        page.set_viewport_size({"width": NARROW, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, address
