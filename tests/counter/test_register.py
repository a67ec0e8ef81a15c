"""The register finds what officers look for, page by page, and shows nobody what is not theirs."""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.agencies.lay_down import lay_down
from motcua.agencies.models import Agency
from motcua.register.models import Dossier, Doubt
from tests.cast import CITIZEN
from tests.counter.pages import text, url
from tests.register.actions.conftest import finished_row
from tests.register.office import take_in
from tests.register.told import at, row

pytestmark = pytest.mark.django_db


def many(number: int) -> None:
    """So many open dossiers."""
    take_in(
        [
            row(
                code=f"H24.85-2606{place // 50 + 10}-{place:04d}",
                received_at="2026-06-10 08:00",
                due_at="2026-06-12 17:00",
                procedure="1.001193",
                status="handling",
                person={"name": f"Lê Văn {place}"},
            )
            for place in range(number)
        ]
    )


def test_it_shows_a_dossier_with_its_dates_and_its_verdict(dossier, sign_in):
    page = text(sign_in("handler").get(url("register")))
    for words in (
        dossier.code,
        "Đăng ký khai sinh",
        CITIZEN["name"],
        "08/06/2026",
        "Quá hạn",
        "Đã xử lý xong",
    ):
        assert words in page
    assert f'href="{url("dossier", dossier.uid)}"' in page


def test_no_identity_or_telephone_number_stands_in_the_list(dossier, sign_in):
    page = text(sign_in("director").get(url("register")))
    assert CITIZEN["id_number"] not in page and CITIZEN["phone"] not in page


@pytest.mark.parametrize("typed", ["pham thi lua", "LỤA", "h24.85-2606", "260612 0001"])
def test_it_is_searched_without_diacritics_by_name_and_code(dossier, sign_in, typed):
    assert dossier.code in text(sign_in("intake").get(url("register"), {"text": typed}))


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "nguyen"},
        {"status": "handling"},
        {"stage": "open"},
        {"system": "bo-tu-phap"},
        {"field": "Đất đai"},
        {"due_from": "2026-06-09"},
        {"due_to": "07/06/2026"},
    ],
)
def test_each_filter_leaves_out_what_does_not_match(dossier, sign_in, asked):
    page = text(sign_in("intake").get(url("register"), asked))
    assert dossier.code not in page and "Không có hồ sơ nào khớp" in page


@pytest.mark.parametrize(
    "asked", [{"due_from": "2026-06-08", "due_to": "2026-06-08"}, {"stage": "late"}, {"field": "Hộ tịch"}]
)
def test_each_filter_keeps_what_matches(dossier, sign_in, asked):
    assert dossier.code in text(sign_in("intake").get(url("register"), asked))


@pytest.mark.parametrize("rule", ["instant", "date"])
def test_the_list_of_late_ones_goes_by_the_rule_that_the_superior_set(cast, dossier, sign_in, rule):
    Dossier.objects.update(finished_at=at("2026-06-08 21:00"))  # promised for 17:00 of that day
    lay_down(cast.commune, verdict_rule=rule)
    late, everything = (
        sign_in("intake").get(url("register"), asked).context["rows"] for asked in ({"stage": "late"}, {})
    )
    (shown,) = everything
    assert shown["late"] is bool(late) is (rule == "instant")


@pytest.mark.parametrize(
    "asked",
    [
        {"due_from": "31/02/2026"},
        {"due_from": "0001-01-01", "due_to": "9999-12-31", "stage": "late"},
        {"stage": "no such"},
        {"text": "x" * 101},
        {"sau": "~~"},
        {"sau": "2026~1"},
        {"sau": "9999-12-31T23:59:59+00:00~999999999999999999"},
        {"sau": "2026-06-30T00:00:00+07:00~99999999999999999999999"},
    ],
)
def test_what_cannot_be_read_breaks_nothing(dossier, sign_in, asked):
    assert dossier.code in text(sign_in("intake").get(url("register"), asked))


def test_a_page_leads_on_to_the_next_without_gaps(dossier, sign_in):
    many(60)
    browser = sign_in("handler")
    first = browser.get(url("register"))
    assert len(first.context["rows"]) == 50
    second = browser.get(first.context["next_url"])
    codes = [one["dossier"].code for page in (first, second) for one in page.context["rows"]]
    assert len(codes) == len(set(codes)) == 61
    assert second.context["next_url"] == "" and "Về đầu danh sách" in text(second)


@pytest.mark.parametrize("number", [1, 49])
def test_it_takes_as_many_queries_however_many_rows_there_are(
    dossier, sign_in, number, django_assert_max_num_queries
):
    many(number)
    browser = sign_in("director")
    browser.get(url("register"))
    with django_assert_max_num_queries(9):
        browser.get(url("register"))


def test_a_dossier_in_doubt_says_so(dossier, sign_in):
    Doubt.objects.all().delete()
    assert "Nghi vấn</span>" not in text(sign_in("intake").get(url("register")))
    take_in([finished_row(due_at="2026-06-11 17:00")], taken="2026-06-20 08:00")
    assert "Nghi vấn</span>" in text(sign_in("handler").get(url("register")))


def test_an_empty_register_leads_those_to_the_import_who_may(sign_in):
    assert "Sổ chưa có hồ sơ nào" in text(sign_in("control").get(url("register")))
    assert "/nhap-du-lieu/" not in text(sign_in("intake").get(url("register")))


def test_an_officer_of_another_commune_sees_nothing_of_this_one(dossier, sign_in):
    assert dossier.code not in text(sign_in("neighbour_control").get(url("register")))


def test_the_city_sees_its_communes(dossier, sign_in):
    assert dossier.code in text(sign_in("city_control").get(url("register")))


def test_who_has_not_signed_in_is_led_to_the_sign_in_page_and_back(dossier):
    response = Client().get(url("register"), {"text": "lua"})
    assert response.status_code == 302
    assert response["Location"] == "/dang-nhap/?next=/so-ho-so/%3Ftext%3Dlua"


def test_a_name_with_markup_is_shown_as_it_was_typed(cast, sign_in):
    take_in([finished_row(person={"name": "<script>alert(1)</script>"})])
    page = text(sign_in("intake").get(url("register")))
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_nothing_of_it_is_kept_by_the_browser(dossier, sign_in):
    assert "no-store" in sign_in("intake").get(url("register"))["Cache-Control"]


def test_who_takes_in_at_a_unit_works_for_its_commune(dossier, cast):
    from tests.cast import make_officer

    unit = Agency.objects.create(
        code="10993.VH",
        name="Phòng Văn hóa",
        short_name="VH",
        kind="unit",
        parent=cast.commune,
        search_key="vh",
    )
    client = Client()
    client.force_login(make_officer(unit, "intake", "vh", "Cán bộ Văn hóa").user)
    page = text(client.get(url("register")))
    assert dossier.code in page and "Xã Thượng Hồng" in page
