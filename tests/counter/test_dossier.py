"""The page of a dossier: what it is, its clock, what happened, and only the acts that this officer may do now."""

from __future__ import annotations

from uuid import uuid4

import pytest

from motcua.register.actions.merge import merge
from motcua.register.models import Dossier, Event
from motcua.register.write import Actor
from tests.cast import CITIZEN
from tests.counter.pages import text, url
from tests.register.actions.conftest import finished_row
from tests.register.office import take_in
from tests.register.told import JUSTICE, row

pytestmark = pytest.mark.django_db


def page_of(browser, dossier) -> str:
    response = browser.get(url("dossier", dossier.uid))
    assert response.status_code == 200
    return text(response)


def names_of(browser, dossier) -> dict[str, str]:
    """Acts on offer → why not now."""
    return {one.name: one.why_not for one in browser.get(url("dossier", dossier.uid)).context["offers"]}


def test_it_tells_the_promised_date_beside_that_of_our_clock(dossier, sign_in):
    page = page_of(sign_in("intake"), dossier)
    assert page.count("08/06/2026 17:00") >= 2 and "trùng ngày hẹn của nguồn" in page
    assert "Thời hạn 5 ngày làm việc" in page and "Quá hạn" in page


def test_it_tells_where_our_clock_and_the_source_differ(cast, dossier, sign_in):
    take_in([finished_row(due_at="2026-06-11 17:00")], taken="2026-06-20 08:00")
    page = page_of(sign_in("intake"), dossier)
    assert "đồng hồ tính 08/06/2026 17:00, hệ thống nguồn hẹn 11/06/2026 17:00" in page
    assert "Ngày hẹn khác đồng hồ" in page and "Ngày hẹn trả bị dời" in page


def test_the_timeline_leads_to_the_row_of_the_file(dossier, sign_in):
    page = page_of(sign_in("intake"), dossier)
    event = dossier.events.get()
    assert f'href="{url("source_row", dossier.uid, event.pk)}"' in page
    assert "Tệp mot-cua.xlsx, trang Sổ theo dõi, dòng 8" in page


def test_a_change_tells_what_was_before(dossier, sign_in):
    take_in([finished_row(handed_over_at="2026-06-10 09:00", status="handed_over")], taken="2026-06-25 08:00")
    page = page_of(sign_in("intake"), dossier)
    assert "Đã xử lý xong → Đã trả kết quả" in page
    change = Event.objects.latest("seq").facts
    assert change["seen"]["v"] not in page and ">seen<" not in page


def test_an_older_export_that_comes_late_tells_only_where_it_says_otherwise(dossier, sign_in):
    take_in([finished_row(channel="postal")], taken="2026-06-10 08:00")
    page = page_of(sign_in("intake"), dossier)
    assert "chỉ bổ sung lúc ấy ra sao" in page
    assert (
        "lúc ấy Bưu chính công ích, bản xuất sau Trực tuyến" in page and "Trực tuyến → Trực tuyến" not in page
    )
    assert "lúc ấy Đã xử lý xong" not in page


def test_one_that_says_just_what_the_newer_one_says_is_told_as_that(dossier, sign_in):
    take_in([finished_row()], taken="2026-06-10 08:00")
    assert "nói đúng như bản ấy: không có gì thay đổi" in page_of(sign_in("intake"), dossier)


def test_numbers_of_the_applicant_are_masked(dossier, sign_in):
    for who in ("director", "clerk"):
        page = page_of(sign_in(who), dossier)
        assert CITIZEN["name"] in page and "•••••••••123" in page and "•••••••456" in page
        for secret in ("id_number", "phone", "address"):
            assert CITIZEN[secret] not in page


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        ("clerk", {"note", "attach", "shelve"}),
        ("hand_over", {"hand_over", "note", "attach", "shelve"}),
        ("intake", {"hand_over", "note", "attach", "shelve", "explain", "correct"}),
        ("handler", {"note", "attach", "shelve", "explain", "correct"}),
        ("chair", {"note", "attach", "assign", "remind"}),
        ("leader", {"note", "attach", "shelve", "assign", "remind", "explain", "correct"}),
        ("control", {"note", "attach", "assign", "remind", "explain", "correct", "merge"}),
        (
            "director",
            {"hand_over", "note", "attach", "shelve", "assign", "remind", "explain", "correct", "merge"},
        ),
    ],
)
def test_it_offers_what_the_role_may_do(dossier, sign_in, who, acts):
    assert set(names_of(sign_in(who), dossier)) == acts


def test_it_says_why_an_act_is_not_possible_now(dossier, sign_in):
    take_in(
        [finished_row(handed_over_at="2026-06-09 11:00", due_at="2026-06-10 17:00")], taken="2026-06-25 08:00"
    )
    why_not = names_of(sign_in("director"), dossier)
    assert why_not["hand_over"] == "Đã trả kết quả."
    assert "không quá hạn" in why_not["explain"] and "Hồ sơ đã trả kết quả" in why_not["remind"]


@pytest.mark.parametrize("who", ["neighbour_control", "neighbour"])
def test_an_officer_of_another_commune_does_not_find_it(dossier, sign_in, who):
    assert sign_in(who).get(url("dossier", dossier.uid)).status_code == 404


def test_what_does_not_exist_is_not_found(sign_in):
    assert sign_in("intake").get(url("dossier", uuid4())).status_code == 404


def test_the_address_of_a_merged_record_leads_to_the_dossier(cast, dossier, sign_in):
    take_in(
        [
            row(
                code="G15.10993-20260601-0000001",
                system=JUSTICE,
                received_at="2026-06-01 08:00",
                status="handling",
            )
        ]
    )
    away = Dossier.objects.exclude(pk=dossier.pk).get()
    merge(dossier.pk, away.pk, Actor(cast.director, "director", "thử"), "một hồ sơ")
    response = sign_in("intake").get(url("dossier", away.uid))
    assert response["Location"] == url("dossier", dossier.uid)
    page = page_of(sign_in("control"), dossier)
    assert "G15.10993-20260601-0000001" in page and "Gộp hồ sơ" in page
    assert sign_in("neighbour_control").get(url("dossier", away.uid)).status_code == 404


@pytest.mark.parametrize(
    "told",
    [
        {"status": "filed", "filed_at": "2026-06-01 07:00"},
        {"status": "handling", "received_at": "2026-06-01 08:00"},
        {"status": "handling", "received_at": "2026-06-01 08:00", "due_at": "2026-05-01 08:00"},
        {
            "status": "handling",
            "received_at": "2026-06-01 08:00",
            "due_at": "2030-01-01 17:00",
            "procedure": "9.9",
        },
        {
            "status": "waiting_supplement",
            "received_at": "2026-06-01 08:00",
            "due_at": "2026-06-08 17:00",
            "procedure": "1.001193",
            "supplement:1": {"asked": "2026-06-02T08:00:00+07:00", "answered": None, "content": ""},
        },
    ],
)
def test_a_dossier_of_which_little_is_known_has_a_page_too(cast, dossier, sign_in, told):
    take_in([row(code="H24.85-260614-0009", **told)])
    assert "H24.85-260614-0009" in page_of(sign_in("intake"), Dossier.objects.get(code="H24.85-260614-0009"))


def test_the_page_takes_a_bounded_number_of_queries(dossier, sign_in, django_assert_max_num_queries):
    for day in range(10, 20):
        take_in([finished_row(officer=f"Cán bộ {day}")], taken=f"2026-07-{day} 08:00")
    browser = sign_in("director")
    browser.get(url("dossier", dossier.uid))
    with django_assert_max_num_queries(50):
        browser.get(url("dossier", dossier.uid))
