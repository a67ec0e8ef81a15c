"""Several dossiers at once: what can be done is done, what cannot says why and stops no other."""

from __future__ import annotations

import pytest

from motcua.counter.desk.several import AT, CLOCK
from motcua.register.actions.forward import Forward
from motcua.register.actions.receive import Application, receive_at_counter
from motcua.register.models import Dossier, Event
from tests.cast import CITIZEN
from tests.counter.pages import text, url
from tests.register.own.ways import to_counter
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast, office, owned) -> list[Dossier]:
    other = receive_at_counter(
        cast.commune, Application("1.001193", CITIZEN), office["intake"], at("2026-06-01 08:10")
    )
    return [owned, Dossier.objects.get(pk=other.id)]


def test_those_ticked_are_passed_on_together(two, sign_in, clock):
    clock("2026-06-01 09:00")
    browser = sign_in("intake")
    page = text(browser.get(url("several")))
    assert all(one.code in page for one in two) and "Tiếp nhận hồ sơ" in page
    said = browser.post(url("several"), {"viec": "forward", "ho-so": [str(one.uid) for one in two]})
    assert "đã ghi 2 hồ sơ, 0 chưa ghi được" in text(said)
    assert {one.now.step for one in Dossier.objects.select_related("now")} == {"thu-ly"}


def test_one_that_cannot_be_passed_on_says_why_and_stops_no_other(two, office, sign_in, clock):
    Forward(two[0].pk, office["intake"]).execute(at("2026-06-01 08:30"))
    clock("2026-06-01 09:00")
    form = {"viec": "forward", "ho-so": [str(one.uid) for one in two]}
    page = text(sign_in("intake").post(url("several"), form))
    assert "đã ghi 1 hồ sơ, 1 chưa ghi được" in page and "không thuộc phần việc" in page


def test_what_cannot_be_undone_wants_to_be_confirmed(owned, office, sign_in, clock):
    to_counter(owned.pk, office)
    clock("2026-06-03 09:00")
    browser, form = sign_in("hand_over"), {"viec": "hand_over", "ho-so": [str(owned.uid)]}
    refused = browser.post(url("several"), form)
    assert refused.status_code == 422 and str(owned.uid) in refused.context["ticked"]
    assert "đã ghi 1 hồ sơ" in text(browser.post(url("several"), {**form, "sure": "on"}))
    assert Dossier.objects.get().handed_over_at is not None


def test_it_is_said_beforehand_what_happens_to_the_clock(owned, office, sign_in, clock):
    clock("2026-06-01 09:00")
    assert "hẹn trả không đổi" in text(sign_in("intake").get(url("several")))
    to_counter(owned.pk, office)
    clock("2026-06-03 09:00")
    assert "trả muộn không làm hồ sơ quá hạn" in text(sign_in("hand_over").get(url("several")))
    assert set(CLOCK) == set(AT.values())


def test_nothing_ticked_nothing_done(owned, sign_in, clock):
    clock("2026-06-01 09:00")
    response = sign_in("intake").post(url("several"), {"viec": "forward", "ho-so": "x"})
    assert response.status_code == 422 and Event.objects.count() == 1


def test_a_dossier_of_another_commune_is_not_touched(owned, sign_in, clock):
    clock("2026-06-01 09:00")
    sign_in("neighbour").post(url("several"), {"viec": "forward", "ho-so": [str(owned.uid)]})
    assert Event.objects.count() == 1
