"""Every verb of the desk in the browser: its form posts, its event is there, and what was typed is kept."""

from __future__ import annotations

import pytest

from motcua.counter.desk.verbs import VERBS
from motcua.register.actions.forward import Forward
from motcua.register.models import Event
from motcua.register.verification import verify
from tests.counter.desk.ways import ACROSS, WAYS
from tests.counter.pages import text, url
from tests.register.told import at

pytestmark = pytest.mark.django_db


def test_every_verb_has_its_way_here():
    assert {verb.name for verb in VERBS} == {*WAYS, *ACROSS}


@pytest.mark.parametrize("name", WAYS)
def test_a_verb_is_offered_its_page_opens_and_its_form_writes_its_event(ready, owned, name):
    browser, way = ready(name), WAYS[name]
    address = url(f"do_{name}", owned.uid)
    assert address in text(browser.get(url("dossier", owned.uid)))
    page = browser.get(address)
    assert page.status_code == 200 and page.context["refusal"] == ""
    said = browser.post(address, {**way.form, "seq": page.context["form"]["seq"].value()}, follow=True)
    assert said.status_code == 200, said.context["form"].errors or said.context["refusal"]
    event = Event.objects.latest("seq")
    assert (event.kind, event.role) == (way.kind, way.who)
    assert event.origin["screen"] == "trang hồ sơ"
    assert any(owned.code in str(one) for one in said.context["messages"])
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize("name", WAYS)
def test_a_second_click_does_nothing_more(ready, owned, name):
    browser, way = ready(name), WAYS[name]
    address = url(f"do_{name}", owned.uid)
    form = {**way.form, "seq": browser.get(address).context["form"]["seq"].value()}
    browser.post(address, form)
    written = Event.objects.count()
    assert browser.post(address, form).status_code == 302
    assert Event.objects.count() == written


@pytest.mark.parametrize("name", [verb.name for verb in VERBS if verb.grave and verb.name in WAYS])
def test_what_cannot_be_undone_wants_to_be_confirmed(ready, owned, name):
    browser = ready(name)
    form = {key: value for key, value in WAYS[name].form.items() if key != "sure"}
    written = Event.objects.count()
    response = browser.post(url(f"do_{name}", owned.uid), form)
    assert response.status_code == 422 and "để xác nhận" in text(response)
    assert Event.objects.count() == written


def test_what_was_typed_is_kept_when_it_is_refused(ready, owned):
    browser = ready("propose")
    form = {"to": "lanh-dao-duyet", "outcome": "refused", "reason": ""}
    response = browser.post(url("do_propose", owned.uid), form)
    assert response.status_code == 422 and "Đề xuất từ chối cần ghi lý do" in text(response)
    assert response.context["form"]["outcome"].value() == "refused"


def test_of_two_officers_at_one_dossier_the_second_is_told_why(ready, owned, office, clock):
    browser = ready("forward")
    Forward(owned.pk, office["intake"]).execute(at("2026-06-01 08:30"))
    response = browser.post(url("do_forward", owned.uid), {**WAYS["forward"].form, "seq": "1"})
    assert response.status_code == 422 and "không thuộc phần việc của Ông/Bà" in text(response)


def test_what_cannot_be_done_now_says_why_and_shows_no_form(ready, owned):
    page = ready("forward").get(url("do_recall", owned.uid))
    assert page.status_code == 200 and "Không thu hồi được" in text(page)
    assert page.context["form"] is None


def test_a_dossier_of_another_system_has_no_desk(dossier, sign_in):
    assert sign_in("intake").get(url("do_forward", dossier.uid)).status_code == 404


def test_after_a_forward_the_page_offers_to_take_it_back_until_the_receiver_acts(ready, owned, sign_in):
    browser = ready("recall")
    assert "Chuyển nhầm thì thu hồi được" in text(browser.get(url("dossier", owned.uid)))
    sign_in("handler").post(url("do_take_over", owned.uid))
    assert "thu hồi được" not in text(browser.get(url("dossier", owned.uid)))
