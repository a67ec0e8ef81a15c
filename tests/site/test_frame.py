"""Around each page: whose office it is, who is signed in, and only the places where they may go."""

from __future__ import annotations

import pytest

from tests.counter.pages import signed_in, text

pytestmark = pytest.mark.django_db


def places(cast, who: str, page: str = "/") -> list[str]:
    response = signed_in(cast, who).get(page)
    return [str(item["title"]) for item in response.context["nav_items"]]


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("clerk", ["Trang đầu", "Việc của tôi", "Sổ hồ sơ", "Bàn giao", "Nghi vấn", "Thủ tục"]),
        (
            "hand_over",
            [
                "Trang đầu",
                "Việc của tôi",
                "Quầy",
                "Sổ hồ sơ",
                "Trả kết quả",
                "Bàn giao",
                "Nghi vấn",
                "Thủ tục",
            ],
        ),
        ("cashier", ["Trang đầu", "Việc của tôi", "Sổ hồ sơ", "Thu phí", "Nghi vấn", "Thủ tục"]),
        (
            "control",
            ["Trang đầu", "Đơn vị tôi", "Sổ hồ sơ", "Nghi vấn", "Thủ tục", "Nhập dữ liệu", "Báo cáo"],
        ),
        ("admin", ["Trang đầu", "Thủ tục"]),
    ],
)
def test_the_strip_shows_where_one_may_go(cast, who, titles):
    assert places(cast, who) == titles


def test_the_place_where_one_is_is_marked(cast):
    items = signed_in(cast, "control").get("/so-ho-so/").context["nav_items"]
    assert [str(item["title"]) for item in items if item["active"]] == ["Sổ hồ sơ"]


def test_it_names_the_office_the_officer_and_the_role(cast):
    page = text(signed_in(cast, "control").get("/"))
    assert "Xã Thượng Hồng" in page and "Vũ Văn Bình" in page and "Cán bộ kiểm soát TTHC" in page


def test_the_log_of_readings_is_in_the_menu_of_those_who_watch_over_it(cast):
    assert "/nhat-ky-xem/" in text(signed_in(cast, "admin").get("/"))
    assert "/nhat-ky-xem/" not in text(signed_in(cast, "handler").get("/"))


def test_the_sign_in_page_stands_without_it(client, db):
    assert client.get("/dang-nhap/").status_code == 200


def test_a_stranger_is_told_what_to_do(cast):
    response = signed_in(cast, "stranger").get("/")
    assert response.status_code == 403 and "người quản trị hệ thống" in text(response)
