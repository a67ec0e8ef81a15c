"""The token under which roles and calendars are remembered: new with every change that touches them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User, update_last_login
from django.db import transaction

from motcua.agencies import edition
from motcua.agencies.authority import held, remember, today
from motcua.agencies.delegate import revoke
from motcua.agencies.models import Agency, Edition, Officer, RoleAssignment
from motcua.agencies.names import ensure_vertical
from motcua.agencies.working_calendar import set_day
from motcua.agencies.working_hours import set_hours
from tests.agencies.lending import lend
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def token() -> str:
    return str(Edition.objects.get().token)


def loan(cast: Cast):
    return lend(cast.chair, cast.economy_handler)


BASIS = "Quyết định số 5/QĐ-UBND"

CHANGES = {
    "a role is given": lambda cast: RoleAssignment.objects.create(
        officer=cast.intake, role="cashier", agency=cast.commune, valid_from=today()
    ),
    "a role ends": lambda cast: RoleAssignment.objects.filter(officer=cast.intake).update(valid_to=today()),
    "a role is struck out": lambda cast: RoleAssignment.objects.filter(officer=cast.intake).delete(),
    "a role is lent": loan,
    "an account is closed": lambda cast: User.objects.filter(pk=cast.chair.user_id).update(is_active=False),
    "an account gets another officer": lambda cast: Officer.objects.filter(pk=cast.intake.pk).update(
        user=cast.stranger
    ),
    "a unit goes to another commune": lambda cast: Agency.objects.filter(pk=cast.economy.pk).update(
        parent=cast.neighbour
    ),
    "a commune is renamed": lambda cast: Agency.objects.filter(pk=cast.commune.pk).update(name="Xã Hồng"),
    "an officer's password is their own": lambda cast: Officer.objects.update(first_password=False),
    "a day of rest": lambda cast: set_day(cast.commune, date(2026, 6, 3), "holiday", BASIS),
    "other hours": lambda cast: set_hours(cast.commune, 5, "08:00-11:30", date(2026, 6, 1), None, BASIS),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_new_after(change, cast: Cast):
    before = token()
    change(cast)
    assert token() != before


def test_it_is_new_when_a_loan_is_taken_back(cast: Cast):
    one = loan(cast)
    before = token()
    revoke(cast.chair, one.pk)
    assert token() != before


def test_a_change_that_is_rolled_back_leaves_it(cast: Cast):
    before = token()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        RoleAssignment.objects.filter(officer=cast.intake).update(valid_to=today())
        raise ZeroDivisionError
    assert token() == before


def test_what_everybody_does_all_day_leaves_it(cast: Cast):
    before = token()
    update_last_login(User, cast.intake.user)
    ensure_vertical(cast.commune, "Công an xã Thượng Hồng")
    assert token() == before


def remembered(*keys: str) -> tuple[object, ...]:
    memory = edition.memory()
    return (memory.token, *(memory.recalled(key) for key in keys))


def test_what_was_read_under_one_token_is_not_remembered_under_another():
    edition.remember("a", "key", 1)
    assert remembered("key", "other") == ("a", 1, None)
    edition.remember("b", "other", 2)
    assert remembered("key", "other") == ("b", None, 2)


def test_who_asks_for_several_readings_has_them_of_one_token():
    edition.remember("a", "key", 1)
    before = edition.memory()
    edition.remember("b", "other", 2)
    assert (before.token, before.recalled("key"), before.recalled("other")) == ("a", 1, None)


def test_where_the_database_knows_no_token_nothing_is_remembered():
    edition.remember("a", "key", 1)
    edition.remember(None, "key", 2)
    assert edition.memory().recalled("key") == 1


def test_the_memory_has_an_end():
    for number in range(edition.MOST + 1):
        edition.remember("c", number, number)
    assert (edition.memory().recalled(0), edition.memory().recalled(edition.MOST)) == (None, edition.MOST)


def test_who_somebody_is_costs_one_small_question_while_the_edition_holds(
    cast: Cast, django_assert_num_queries
):
    remember(cast.intake.user)
    with django_assert_num_queries(1) as asked:
        fresh = User(pk=cast.intake.user_id, is_active=True)
        remember(fresh)
    assert "agencies_edition" in asked[0]["sql"]
    assert [one.role for one in held(fresh)] == ["intake"]


def test_each_request_has_objects_of_its_own(cast: Cast):
    remember(cast.intake.user)
    held(cast.intake.user)[0].place.name = "đổi trong một yêu cầu"
    again = User.objects.get(pk=cast.intake.user_id)
    remember(again)
    assert held(again)[0].place.name == cast.commune.name


def test_who_was_somebody_a_moment_ago_is_nobody_now(cast: Cast):
    remember(cast.intake.user)
    RoleAssignment.objects.filter(officer=cast.intake).update(valid_to=today() - timedelta(days=1))
    remember(cast.intake.user)
    assert held(cast.intake.user) == []


def test_an_account_that_was_closed_plays_nothing(cast: Cast):
    remember(cast.intake.user)
    cast.intake.user.is_active = False
    remember(cast.intake.user)
    assert held(cast.intake.user) == []
