"""Whom a step can be given to: who plays its role there today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.agencies.authority import today
from motcua.agencies.delegate import give
from motcua.agencies.players import players, playing

pytestmark = pytest.mark.django_db


def names(*roles, at):
    return [one.officer.name for one in players(roles, {at.pk})]


def test_who_plays_the_role_at_the_commune_or_a_unit_of_it_is_named(cast):
    assert names("handler", at=cast.commune) == [cast.economy_handler.name, cast.handler.name]


def test_who_no_longer_plays_it_or_cannot_sign_in_is_left_out(cast):
    cast.handler.assignments.update(valid_to=date(2025, 12, 31))
    cast.economy_handler.user.is_active = False
    cast.economy_handler.user.save()
    assert names("handler", at=cast.commune) == []


def test_who_stands_in_for_another_today_is_named_too(cast):
    lent = cast.chair.assignments.get().pk
    give(cast.director, lent, cast.leader, today(), today() + timedelta(days=3), "12/GUQ")
    assert cast.leader.name in names("chair", at=cast.commune)


def test_nobody_of_another_commune_is_named(cast):
    assert names("handler", at=cast.neighbour) == []


def test_those_to_choose_from_are_the_same_and_asked_for_only_when_looked_at(cast, django_assert_num_queries):
    lent = cast.chair.assignments.get().pk
    give(cast.director, lent, cast.leader, today(), today() + timedelta(days=3), "12/GUQ")
    cast.economy_handler.user.is_active = False
    cast.economy_handler.user.save()
    with django_assert_num_queries(0):
        found = playing({"handler", "chair"}, {cast.commune.pk})
    assert [one.name for one in found] == names("handler", "chair", at=cast.commune)
    assert cast.leader in found and cast.economy_handler not in found


@pytest.mark.parametrize("gone", ["role", "account"])
def test_who_stands_in_for_somebody_who_lost_it_is_not_named(cast, gone):
    assigned = cast.chair.assignments.get()
    give(cast.director, assigned.pk, cast.leader, today(), today() + timedelta(days=3), "12/GUQ")
    if gone == "role":
        cast.chair.assignments.update(valid_to=today() - timedelta(days=1))
    else:
        cast.chair.user.is_active = False
        cast.chair.user.save()
    assert cast.leader.name not in names("chair", at=cast.commune)
    assert cast.leader not in playing({"chair"}, {cast.commune.pk})
