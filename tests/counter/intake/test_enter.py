"""The form of the intake: found by typing, filled in once, nothing lost, entered once."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.agencies.authority import today
from motcua.catalogue.take_up import take_up
from motcua.counter.intake import intake_form
from motcua.register.actions import at_home as act_at_home
from motcua.register.models import Dossier, Event, PersonalRead
from motcua.register.verification import verify
from motcua.rules import at_home
from tests.cast import CITIZEN
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db

PAPERS = {
    "form_0": "original",
    "count_0": "1",
    "form_1": "reused",
    "form_2": "",
    "fee_0": "2",
    "exempt_0": "",
}


def typed(page: str, **given: str) -> dict[str, str]:
    """The form as an officer sends it, with the token of the page that was shown."""
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    person = {key: CITIZEN[key] for key in ("name", "id_number", "phone", "address")}
    return {
        "token": token[1],
        **person,
        "way": "counter",
        "delivery": "counter",
        **PAPERS,
        "act": "receive",
        **given,
    }


@pytest.fixture
def officer(offered, sign_in):
    return sign_in("intake")


@pytest.fixture
def form(officer):
    return text(officer.get(url("intake", "1.001193")))


def test_a_procedure_is_found_by_words_without_marks_or_by_its_code(officer):
    for words in ("khai sinh", "dang ky", "1.0011"):
        assert "Đăng ký khai sinh" in text(officer.get(url("intake_choose"), {"tim": words}))
    assert "Không có thủ tục nào khớp" in text(officer.get(url("intake_choose"), {"tim": "đất đai"}))


def test_what_is_offered_today_is_taken_in_whatever_is_offered_from_tomorrow_on(officer, cast, offered):
    later = copy(offered)
    later.pk, later.number, later.content_hash = None, offered.number + 1, "sau"
    later.details = {"content": {"components": [{"key": "moi", "name": "Giấy tờ của ngày mai"}]}}
    later.save()
    take_up(cast.commune, later, today() + timedelta(days=1))
    page = text(officer.get(url("intake", "1.001193")))
    assert "Giấy chứng sinh" in page and "Giấy tờ của ngày mai" not in page
    found = text(officer.get(url("intake_choose"), {"tim": "khai sinh"}))
    assert found.count(url("intake", "1.001193")) == 1


def test_the_date_is_shown_beforehand_with_its_reasons(form):
    assert "Hẹn trả lúc" in form and "5 ngày làm việc" in form and "mc-ribbon" in form


def test_a_complete_form_is_received(officer, form):
    response = officer.post(url("intake", "1.001193"), typed(form), follow=True)
    one = Dossier.objects.get()
    assert f"Đã tiếp nhận hồ sơ {one.code}" in text(response)
    assert (one.status, one.applicant, one.fee, one.reused) == ("handling", CITIZEN["name"], 16000, True)
    assert f"{url('slip', one.uid, '01')}" in text(response)
    told = Event.objects.get().facts
    assert [(each["key"], each["form"]) for each in told["components"]["v"]] == [
        ("tp-1", "original"),
        ("tp-2", "reused"),
    ]
    assert verify(rebuild=True).findings == []


def test_the_same_form_sent_twice_enters_one_dossier(officer, form):
    told = typed(form)
    first = officer.post(url("intake", "1.001193"), told)
    second = officer.post(url("intake", "1.001193"), told)
    assert first["Location"] == second["Location"] and Dossier.objects.count() == 1


def test_nothing_typed_is_lost_on_bad_input(officer, form):
    response = officer.post(url("intake", "1.001193"), typed(form, name="", address="Thôn Tây", count_0="3"))
    page = text(response)
    assert response.status_code == 422 and not Dossier.objects.exists()
    for kept in (CITIZEN["id_number"], "Thôn Tây", 'value="3"'):
        assert kept in page


def test_a_missing_paper_is_guided_or_taken_with_a_reason(officer, form):
    response = officer.post(url("intake", "1.001193"), typed(form, form_1="missing"))
    assert response.status_code == 422 and "Còn thiếu: Giấy chứng sinh" in text(response)
    officer.post(url("intake", "1.001193"), typed(form, form_1="missing", incomplete="nộp sau, có cam kết"))
    assert Event.objects.get().facts["incomplete"]["v"] == "nộp sau, có cam kết"


def test_it_may_be_noted_only_and_waits_for_acceptance(officer, form):
    officer.post(url("intake", "1.001193"), typed(form, way="postal", act="file", form_1="missing"))
    one = Dossier.objects.get()
    assert (one.status, one.channel) == ("filed", "postal")


def test_a_likely_duplicate_is_warned_of_once_and_never_kept_out(officer, form):
    officer.post(url("intake", "1.001193"), typed(form))
    again = text(officer.get(url("intake", "1.001193")))
    warned = text(officer.post(url("intake", "1.001193"), typed(again)))
    assert "Có thể đã nộp rồi" in warned and Dossier.objects.count() == 1
    officer.post(url("intake", "1.001193"), typed(warned, warned="1"))
    assert Dossier.objects.count() == 2


def test_an_applicant_known_here_is_shown_masked_and_opened_on_request(officer, form):
    officer.post(url("intake", "1.001193"), typed(form))
    fresh = {"id_number": CITIZEN["id_number"], "name": "", "address": "", "phone": "", "owner": "Con"}
    shown = text(officer.post(url("intake", "1.001193"), typed(form, act="find", **fresh)))
    assert "•••" in shown and CITIZEN["address"] not in shown and not PersonalRead.objects.exists()
    filled = text(officer.post(url("intake", "1.001193"), typed(form, act="open", **fresh)))
    assert CITIZEN["address"] in filled and 'value="Con"' in filled
    assert PersonalRead.objects.get().purpose == "điền hồ sơ mới"


def test_a_dossier_for_another_commune_is_passed_on(officer, form, cast):
    response = officer.post(url("intake", "1.001193"), typed(form, way="to_other", other=cast.neighbour.code))
    assert response.status_code == 302
    one = Dossier.objects.get()
    assert (one.agency, one.status, one.mode) == (cast.neighbour, "filed", "cross_boundary")
    page = text(officer.get(response["Location"]))
    assert f"gửi đến {cast.neighbour.name}" in page and "Xem xét tiếp nhận" not in page
    assert "Đường đi của hồ sơ" not in page  # it is on no way yet
    assert "An Phú" in text(officer.get(url("intake_queue")))


@pytest.mark.parametrize(
    "given",
    [
        {"way": "to_other", "other": "không có xã này"},
        {"way": "assisted"},
        {"way": "fax"},
        {"code": "G15-1"},
        {"received_at": "hôm qua"},
        {"count_0": "9999"},
        {"form_0": "ảnh"},
        {"name": "x" * 201},
        {"token": "x" * 37},
        {"block_code": "X10.993-260601-0001"},
    ],
)
def test_what_cannot_be_is_said_and_not_entered(officer, form, given):
    assert officer.post(url("intake", "1.001193"), typed(form, **given)).status_code == 422
    assert not Dossier.objects.exists()


def test_a_procedure_that_is_not_offered_has_no_form(officer):
    assert officer.get(url("intake", "9.999999")).status_code == 404


def test_at_home_asks_for_the_ground_which_the_dossiers_page_shows(officer, form):
    refused = officer.post(url("intake", "1.001193"), typed(form, way="home"))
    assert refused.status_code == 422 and "thuộc đối tượng nào được tiếp nhận tại nhà" in text(refused)
    unclear = officer.post(url("intake", "1.001193"), typed(form, way="home", home="khac"))
    assert unclear.status_code == 422 and "Ghi rõ đối tượng" in text(unclear)
    done = officer.post(url("intake", "1.001193"), typed(form, way="home", home="thuong-binh"), follow=True)
    assert "tại nhà: thương binh" in text(done)


def test_who_comes_to_the_counter_needs_no_ground(officer, form):
    officer.post(url("intake", "1.001193"), typed(form, home="thuong-binh"))
    assert "at_home" not in Event.objects.get().facts


def test_a_ground_that_has_ended_is_taken_for_a_day_on_which_it_held(officer, monkeypatch):
    day = today() - timedelta(days=2)
    ended = replace(at_home.all_grounds()[0], key="cu", valid_to=day)
    for place in (at_home, intake_form, act_at_home):
        monkeypatch.setattr(place, "all_grounds", lambda: (ended,))
    page = text(officer.get(url("intake", "1.001193")))
    assert f"–{day:%d/%m/%Y})" in page
    refused = officer.post(url("intake", "1.001193"), typed(page, way="home", home="cu"))
    assert refused.status_code == 422 and "thuộc đối tượng nào" in text(refused)
    then = {"received_at": f"{day:%d/%m/%Y} 09:00"}
    assert (
        officer.post(url("intake", "1.001193"), typed(page, way="home", home="cu", **then)).status_code == 302
    )
    assert Event.objects.get().facts["at_home"]["v"]["ground"] == "cu"
