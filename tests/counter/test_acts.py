"""What officers do on a dossier's page: done once, said, and refused with what was typed still there."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency
from motcua.register.models import Doubt, Event
from tests.cast import make_officer
from tests.counter.pages import text, url
from tests.register.actions.conftest import finished_row
from tests.register.office import take_in

pytestmark = pytest.mark.django_db

HAPPY = {
    "note": ("handler", {"text": "Đã gọi điện cho ông Lụa"}, "Đã ghi chú"),
    "remind": ("leader", {"text": "Xong trong hôm nay"}, "Đã ghi đôn đốc"),
    "explain": ("intake", {"reason": "Mất điện"}, "Đã ghi lý do quá hạn"),
    "hand_over_one": ("hand_over", {"at": "2026-06-10T09:00"}, "Đã ghi nhận trả kết quả"),
}
BAD = {
    "note": ("handler", {"text": " "}, "Trường này"),
    "remind": ("leader", {"text": "x" * 1001}, "1000"),
    "explain": ("intake", {"reason": "x" * 2001}, "2000"),
    "hand_over_one": ("hand_over", {"at": "hôm qua"}, "14/06/2026 16:30"),
}


@pytest.mark.parametrize("name", HAPPY)
def test_an_act_is_recorded_and_said(dossier, sign_in, name):
    who, form, said = HAPPY[name]
    response = sign_in(who).post(url(name, dossier.uid), form, follow=True)
    assert response.redirect_chain == [(url("dossier", dossier.uid), 302)]
    assert said in text(response)
    event = Event.objects.latest("id")
    assert event.officer.user == response.context["request"].user and event.role == who
    for words in form.values():
        if "T" not in words:
            assert words in text(response)


@pytest.mark.parametrize("name", BAD)
def test_a_form_that_is_wrong_comes_back_open_with_what_was_typed(dossier, sign_in, name):
    who, form, _why = BAD[name]
    response = sign_in(who).post(url(name, dossier.uid), form)
    assert response.status_code == 422 and Event.objects.count() == 1
    assert (
        'href="#viec-' in text(response)
        and "mc-field-error" in text(response)
        and '<details class="mc-disclosure" id="viec-' in text(response)
    )
    for words in form.values():
        assert words in text(response)


def test_an_act_that_is_refused_says_why_on_the_page(dossier, sign_in):
    response = sign_in("hand_over").post(url("hand_over_one", dossier.uid), {"at": "2026-06-08T09:00"})
    assert response.status_code == 422 and "trước khi có kết quả" in text(response)
    assert Event.objects.count() == 1


def test_an_act_that_somebody_else_has_done_meanwhile_says_so(dossier, sign_in):
    sign_in("hand_over").post(url("hand_over_one", dossier.uid), {"at": "2026-06-10T09:00"})
    page = text(sign_in("intake").post(url("hand_over_one", dossier.uid), {"at": "2026-06-10T09:05"}))
    assert "đã trả kết quả lúc 10/06/2026 09:00" in page


def test_a_dossier_is_given_to_an_officer_of_the_commune(cast, dossier, sign_in):
    response = sign_in("leader").post(url("assign", dossier.uid), {"assignee": cast.handler.pk}, follow=True)
    assert f"Giao cho {cast.handler.name}" in text(response)
    dossier.refresh_from_db()
    assert dossier.assignee == cast.handler


def test_it_cannot_be_given_to_an_officer_of_another_commune(cast, dossier, sign_in):
    response = sign_in("leader").post(url("assign", dossier.uid), {"assignee": cast.neighbour_control.pk})
    assert response.status_code == 422
    assert cast.neighbour_control.name not in text(response)


def test_a_doubt_is_settled_with_a_finding(dossier, sign_in):
    take_in([finished_row(due_at="2026-06-11 17:00")], taken="2026-06-20 08:00")
    doubt = Doubt.objects.filter(code="promised_moved").get()
    browser = sign_in("control")
    assert browser.post(url("settle", dossier.uid, doubt.pk), {"finding": ""}).status_code == 422
    page = text(
        browser.post(url("settle", dossier.uid, doubt.pk), {"finding": "Có thông báo 12/TB"}, follow=True)
    )
    assert "Có thông báo 12/TB" in page
    doubt.refresh_from_db()
    assert doubt.settled_at is not None


def test_a_doubt_of_another_dossier_is_not_settled_from_here(dossier, sign_in):
    assert sign_in("control").post(url("settle", dossier.uid, 999), {"finding": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["note", "remind", "explain", "hand_over_one", "assign"])
def test_nothing_is_done_by_following_a_link(dossier, sign_in, name):
    assert sign_in("director").get(url(name, dossier.uid)).status_code == 405


@pytest.mark.parametrize(
    "name", ["note", "remind", "explain", "hand_over_one", "assign", "merge", "correct", "personal"]
)
def test_an_officer_of_another_commune_does_nothing_here(dossier, sign_in, name):
    assert sign_in("neighbour").post(url(name, dossier.uid), {"text": "x", "reason": "x"}).status_code == 404
    assert Event.objects.count() == 1


def test_a_form_without_its_token_is_refused(dossier, cast):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.handler.user)
    assert client.post(url("note", dossier.uid), {"text": "x"}).status_code == 403
    assert Event.objects.count() == 1


def test_a_unit_can_be_named_with_the_officer(cast, dossier, sign_in):
    unit = Agency.objects.create(
        code="10993.KT",
        name="Phòng Kinh tế",
        short_name="KT",
        kind="unit",
        parent=cast.commune,
        search_key="kt",
    )
    officer = make_officer(unit, "handler", "kt", "Cán bộ Kinh tế")
    sign_in("chair").post(url("assign", dossier.uid), {"assignee": officer.pk, "unit": unit.pk})
    dossier.refresh_from_db()
    assert (dossier.assignee, dossier.unit) == (officer, unit)
