"""The token under which roles and calendars are remembered: new with every change that touches them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User, update_last_login
from django.db import transaction

from motcua.agencies import edition
from motcua.agencies.authority import today
from motcua.agencies.delegate import give, revoke
from motcua.agencies.models import Agency, Edition, Officer, RoleAssignment
from motcua.agencies.names import ensure_vertical
from motcua.agencies.working_calendar import set_day
from motcua.agencies.working_hours import set_hours
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def token() -> str:
    return str(Edition.objects.get().token)


def loan(cast: Cast):
    return give(
        by=cast.chair,
        assignment_id=RoleAssignment.objects.get(officer=cast.chair).pk,
        taker=cast.economy_handler,
        valid_from=today(),
        valid_to=today() + timedelta(days=5),
        basis="Giấy ủy quyền số 12/GUQ-UBND",
    )


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


def test_what_was_read_under_one_token_is_not_remembered_under_another():
    edition.remember("a", "key", 1)
    assert (edition.token(), edition.recalled("key"), edition.recalled("other")) == ("a", 1, None)
    edition.remember("b", "other", 2)
    assert (edition.token(), edition.recalled("key"), edition.recalled("other")) == ("b", None, 2)


def test_where_the_database_knows_no_token_nothing_is_remembered():
    edition.remember("a", "key", 1)
    edition.remember(None, "key", 2)
    assert edition.recalled("key") == 1


def test_the_memory_has_an_end():
    for number in range(edition.MOST + 1):
        edition.remember("c", number, number)
    assert (edition.recalled(0), edition.recalled(edition.MOST)) == (None, edition.MOST)
