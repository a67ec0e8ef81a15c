"""From a doubtful limit to a published version and its process, without scripts and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.barriers import barriers
from tests.browser import keep_picture
from tests.cast import OFFICERS, PASSWORD, make_cast
from tests.control.catalogue.conftest import CODE
from tests.control.catalogue.test_process import TABLE
from tests.register.office import offer

pytestmark = pytest.mark.browser

NARROW = 320
PAGES = (
    "thu-tuc/", "thu-tuc/cong-bo/", "thu-tuc/can-quyet-dinh/", f"thu-tuc/ma/{CODE}/",
    f"thu-tuc/ma/{CODE}/so-sanh/", f"thu-tuc/ma/{CODE}/bien-tap/", f"thu-tuc/ma/{CODE}/ban-hanh/",
    f"thu-tuc/ma/{CODE}/quy-trinh/", f"thu-tuc/ma/{CODE}/quy-trinh/buoc/", f"thu-tuc/ma/{CODE}/quy-trinh/buoc/thu-ly/",
)  # fmt: skip


@pytest.fixture
def window(live: Any, page: Any) -> Any:
    """The control officer, signed in at a commune that offers two procedures, one of them doubtful."""
    cast = make_cast()
    offer(cast.commune)
    offer(cast.commune, "1.000894", "Đăng ký kết hôn", limit_number=None, limit_unit="",
          doubts=[{"code": "limit_without_unit", "value": "5"}])  # fmt: skip
    page.goto(f"{live.url}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(OFFICERS["control"][0])
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)
    return page


def test_a_version_and_its_process_from_doubt_to_publication(live: Any, window: Any, tmp_path: Path) -> None:
    page, base = window, live.url
    page.goto(f"{base}/thu-tuc/")
    page.get_by_role("link", name="Điểm cần quyết định").click()
    page.wait_for_url("**/can-quyet-dinh/")
    page.locator("summary").filter(has_text="Quyết định").first.click()
    page.get_by_label("Thời hạn (số)").fill("5")
    page.get_by_label("Đơn vị").select_option("ngày làm việc")
    page.get_by_label("Căn cứ, lý do").fill("QĐ 163/QĐ-BTP")
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text("Không còn điểm nào chờ quyết định")).to_be_visible()

    page.goto(f"{base}/thu-tuc/ma/{CODE}/")
    page.get_by_role("button", name="Biên tập phiên bản mới").click()
    page.get_by_role("button", name="Thêm dòng Phí, lệ phí").click()
    page.get_by_label("Khoản thu").fill("Lệ phí bản sao")
    page.get_by_label("Số tiền (đồng)").fill("8000")
    page.get_by_role("button", name="Lưu và xem trước khi ban hành").click()
    expect(page.get_by_text("Lệ phí bản sao; 8.000 đồng")).to_be_visible()
    page.get_by_role("button", name="Ban hành", exact=True).click()
    expect(page.get_by_text("Đã ban hành phiên bản 2")).to_be_visible()

    page.get_by_role("link", name="Quy trình nội bộ").click()
    table = tmp_path / "quy-trinh.csv"
    table.write_text(TABLE, "utf-8")
    page.get_by_label("Bảng các bước").set_input_files(table)
    page.get_by_role("button", name="Nạp vào bản thảo").click()
    expect(page.get_by_role("img", name="Sơ đồ quy trình")).to_be_visible()
    page.get_by_text("Ban hành quy trình này").click()
    page.get_by_role("button", name="Ban hành", exact=True).click()
    expect(page.get_by_text("Đã ban hành quy trình số 1")).to_be_visible()


def test_no_page_has_a_barrier_or_scrolls_sideways_on_a_phone(live: Any, window: Any) -> None:
    page, base = window, live.url
    page.goto(f"{base}/thu-tuc/ma/{CODE}/")
    page.get_by_role("button", name="Biên tập phiên bản mới").click()
    page.get_by_role("button", name="Thêm dòng Thành phần hồ sơ").click()
    page.get_by_label("Tên giấy tờ").fill("Tờ khai đăng ký khai sinh theo mẫu")
    page.get_by_role("button", name="Lưu bản thảo", exact=True).last.click()
    page.get_by_text("Đã lưu bản thảo").wait_for()
    page.goto(f"{base}/thu-tuc/ma/{CODE}/quy-trinh/")
    page.locator("summary").filter(has_text="Soạn bản thảo").click()
    page.get_by_role("button", name="Ghi bản thảo").click()
    page.get_by_text("Đã ghi bản thảo").wait_for()
    wrong = {}
    for width in (1280, NARROW):
        page.set_viewport_size({"width": width, "height": 800})
        for address in PAGES:
            page.goto(f"{base}/{address}")
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong[f"{address} {width}"] = "scrolls sideways"
            keep_picture(page, f"{address.replace('/', '_').strip('_')}-{width}")
            if width == NARROW and (found := barriers(page)):
                wrong[address] = found
    assert not wrong, "\n".join(f"{address}: {each}" for address, each in wrong.items())
