"""The first page counts the lists that ask for work and leads to them; each role sees its own."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.counter.pages import text
from tests.register.office import take_in
from tests.register.told import JUSTICE, row

pytestmark = pytest.mark.django_db


def values(response) -> dict[str, str]:
    return {str(tile["label"]): str(tile["value"]) for tile in response.context["tiles"]}


def test_it_counts_what_waits_and_leads_there(dossier, sign_in):
    open_ = {"received_at": "2026-06-10 08:00", "due_at": "2026-06-12 17:00"}
    take_in([row(code="H24.85-260610-0001", status="waiting_supplement", **open_)])
    take_in(
        [
            row(
                code="G15.10993-20260610-0000001",
                system=JUSTICE,
                status="finished",
                finished_at="2026-06-11 08:00",
                **open_,
            )
        ],
        system=JUSTICE,
    )
    response = sign_in("director").get("/")
    found = values(response)
    assert found["Quá hạn chưa xong"] == found["Chờ trả kết quả"] == found["Chờ bổ sung"] == "1"
    assert found["Chưa rõ đã trả hay chưa"] == "1" and found["Sắp đến hạn"] == "0"
    assert 'href="/so-ho-so/?stage=to_hand_over"' in text(response)


def test_counting_stops_where_the_number_helps_nobody(dossier, sign_in, monkeypatch):
    from motcua.counter import home

    monkeypatch.setattr(home, "MOST", 1)
    assert values(sign_in("director").get("/"))["Chờ trả kết quả"] == "0+"


def test_each_role_sees_its_own_work(dossier, sign_in):
    assert "Mở báo cáo" in text(sign_in("control").get("/"))
    assert "Mở báo cáo" not in text(sign_in("handler").get("/"))
    assert "Quét trả kết quả" in text(sign_in("hand_over").get("/"))
    assert 'href="/tiep-nhan/moi/"' in text(sign_in("intake").get("/"))
    assert 'href="/tiep-nhan/moi/"' not in text(sign_in("control").get("/"))
    admin = text(sign_in("admin").get("/"))
    assert "Nhật ký xem dữ liệu cá nhân" in admin and "Tìm hồ sơ" not in admin
    assert "Tài khoản và vai trò" in admin


def test_the_city_has_a_first_page_too(dossier, sign_in):
    response = sign_in("city_control").get("/")
    assert response.status_code == 200 and values(response)["Chờ trả kết quả"] == "1"


def test_it_takes_a_bounded_number_of_queries(dossier, sign_in, django_assert_max_num_queries):
    browser = sign_in("director")
    browser.get("/")
    with django_assert_max_num_queries(45):
        browser.get("/")


def test_who_has_not_signed_in_is_asked_to():
    assert Client().get("/")["Location"] == "/dang-nhap/?next=/"


def test_it_says_how_old_what_each_system_told_is(dossier, sign_in, cast):
    from datetime import timedelta

    from django.utils import timezone

    from motcua.exchange.models import ImportFile, ImportRun, RunStatus

    now = timezone.now()
    for system, days in (("bo-tu-phap", 30), ("mot-cua-hai-phong", 1)):
        run = ImportRun.objects.create(
            agency=cast.commune, status=RunStatus.DONE, taken_at=now - timedelta(days=days)
        )
        file = ImportFile.objects.create(run=run, position=0, name="a", sha256="f" * 64, size=1)
        file.parts.create(system=system, profile="x")
    response = sign_in("director").get("/")
    assert [source["stale"] for source in response.context["sources"]] == [True, False]
    assert "30 ngày trước" in text(response) and "Nhập bản xuất mới" in text(response)


def test_an_empty_register_says_what_to_do_first(cast, sign_in):
    assert "Nhập dữ liệu lần đầu" in text(sign_in("control").get("/"))
    assert "Nhập dữ liệu lần đầu" not in text(sign_in("handler").get("/"))


def test_a_register_with_dossiers_does_not(dossier, sign_in):
    assert "Nhập dữ liệu lần đầu" not in text(sign_in("control").get("/"))
