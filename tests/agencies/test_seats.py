"""The roles of an officer in short: the same that the gate knows at length."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User

from motcua.agencies.authority import held, remember, today
from motcua.agencies.delegate import revoke
from motcua.agencies.models import Officer, RoleAssignment
from motcua.agencies.roles import Capability
from motcua.agencies.seats import Seats, seats_of
from tests.agencies.lending import lend
from tests.cast import Cast, make_officer

pytestmark = pytest.mark.django_db


def agree(user: User) -> Seats:
    """The seats, which are those of the standings, asked for and remembered."""
    asked = seats_of(user)
    told = [
        (one.role, one.place.pk, one.delegated, one.place.kind, one.place.parent_id, one.of_one_unit)
        for one in held(user)
    ]
    assert [(*seat, seat.of_one_unit) for seat in asked] == told
    fresh = User.objects.get(pk=user.pk)
    remember(fresh)
    assert seats_of(fresh) == asked
    return asked


def test_they_are_the_standings_whoever_it_is(cast: Cast):
    for officer in Officer.objects.select_related("user"):
        assert agree(officer.user)


def test_a_lent_role_comes_after_the_own_and_ends_with_the_loan(cast: Cast):
    user = cast.economy_handler.user
    loan = lend(cast.chair, cast.economy_handler)
    assert [(seat.role, seat.delegated) for seat in agree(user)] == [("handler", False), ("chair", True)]
    revoke(cast.chair, loan.pk)
    assert [seat.role for seat in agree(user)] == ["handler"]


def test_a_loan_that_has_not_begun_gives_no_seat(cast: Cast):
    lend(cast.chair, cast.economy_handler, since=1)
    assert [seat.role for seat in agree(cast.economy_handler.user)] == ["handler"]


def test_who_lost_the_role_or_the_account_lends_nothing_any_more(cast: Cast):
    lend(cast.chair, cast.economy_handler)
    User.objects.filter(pk=cast.chair.user_id).update(is_active=False)
    assert [seat.role for seat in agree(cast.economy_handler.user)] == ["handler"]
    User.objects.filter(pk=cast.chair.user_id).update(is_active=True)
    RoleAssignment.objects.filter(officer=cast.chair).update(valid_to=today() - timedelta(days=1))
    assert [seat.role for seat in agree(cast.economy_handler.user)] == ["handler"]


@pytest.mark.parametrize(
    ("since", "until", "holds"), [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)]
)
def test_a_role_gives_a_seat_from_its_first_day_to_its_last(cast: Cast, since, until, holds):
    one = make_officer(cast.economy, "leader", "tuan.nv", "Nguyễn Văn Tuấn")
    RoleAssignment.objects.filter(officer=one).update(
        valid_from=today() + timedelta(days=since),
        valid_to=None if until is None else today() + timedelta(days=until),
    )
    assert bool(agree(one.user)) is holds


def test_nobody_and_who_was_closed_out_sit_nowhere(cast: Cast, django_assert_num_queries):
    cast.control.user.is_active = False
    with django_assert_num_queries(0):
        assert seats_of(cast.control.user) == Seats() == seats_of(AnonymousUser())


def test_a_unit_seat_is_for_that_unit_and_a_commune_seat_for_all_its_units(cast: Cast):
    of_unit, of_all = seats_of(cast.economy_handler.user), seats_of(cast.handler.user)
    here, unit = {cast.commune.pk}, cast.economy.pk
    assert of_unit.plays("handler", unit, here) and of_all.plays("handler", unit, here)
    assert not of_unit.plays("handler", cast.commune.pk, here)
    assert of_all.may(Capability.HANDLE, here) and not of_all.may(Capability.HANDLE, {cast.neighbour.pk})
