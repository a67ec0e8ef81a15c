"""Whereto and to whom: what the forms of moves let an officer choose."""

from __future__ import annotations

import pytest

from motcua.register.actions.propose import Propose
from motcua.register.models import Dossier
from tests.cast import make_officer
from tests.counter.pages import text, url
from tests.register.own.ways import to_chair, to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db


def form_of(browser, name, owned):
    return browser.get(url(name, owned.uid)).context["form"]


def test_a_unit_can_be_chosen_where_the_step_names_none(cast, owned, sign_in, clock):
    clock("2026-06-01 09:00")
    form = form_of(sign_in("intake"), "do_forward", owned)
    assert list(form.fields["unit"].queryset) == [cast.economy]


def test_an_officer_of_a_unit_takes_the_dossier_there(cast, owned, sign_in, clock):
    clock("2026-06-01 09:00")
    form = {"to": "thu-ly", "officer": cast.economy_handler.pk}
    response = sign_in("intake").post(url("do_forward", owned.uid), form)
    now = Dossier.objects.select_related("now").get().now
    assert response.status_code == 302 and (now.officer, now.unit) == (cast.economy_handler, cast.economy)


def test_only_who_plays_the_role_of_the_next_step_can_be_named(cast, office, owned, sign_in, clock):
    clock("2026-06-01 09:00")
    browser = sign_in("intake")
    people = form_of(browser, "do_forward", owned).fields["officer"].queryset
    assert set(people) == {cast.handler, cast.economy_handler}
    response = browser.post(url("do_forward", owned.uid), {"to": "thu-ly", "officer": cast.clerk.pk})
    assert response.status_code == 422


def test_who_brings_it_to_a_step_of_four_eyes_is_not_among_those_who_can_take_it(
    cast, office, owned, sign_in, clock
):
    second = make_officer(cast.commune, "chair", "pho.ct", "Phó Chủ tịch")
    to_handler(owned.pk, office)
    Propose(owned.pk, office["handler"]).execute(at("2026-06-02 09:00"))
    for one in (cast.leader, cast.handler):  # who proposed it may not sign it either
        one.assignments.create(role="chair", agency=cast.commune, valid_from=one.assignments.get().valid_from)
    clock("2026-06-02 10:00")
    people = form_of(sign_in("leader"), "do_forward", owned).fields["officer"].queryset
    assert set(people) == {cast.chair, second}


def test_who_signs_sees_what_was_proposed_and_a_refusal_asks_for_no_next_step(office, owned, sign_in, clock):
    to_chair(owned.pk, office, "refused", "Không đủ điều kiện")
    clock("2026-06-02 11:00")
    browser = sign_in("chair")
    page = browser.get(url("do_approve", owned.uid))
    assert "Không đủ điều kiện" in text(page) and "từ chối giải quyết" in text(page)
    assert set(page.context["form"].fields) == {"seq", "remark", "papers_back"}
    assert browser.post(url("do_approve", owned.uid), {"papers_back": "on"}).status_code == 302
    assert Dossier.objects.get().status == "refused"


def test_passing_on_without_naming_anybody_asks_for_nobody(
    owned, sign_in, clock, django_assert_max_num_queries
):
    clock("2026-06-01 09:00")
    browser = sign_in("intake")
    with django_assert_max_num_queries(11):  # savepoints of the test among them
        response = browser.post(url("do_forward", owned.uid), {"to": "thu-ly"})
    assert response.status_code == 302 and Dossier.objects.select_related("now").get().now.step == "thu-ly"
