"""Who may do what for which agency."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from motcua.agencies.authority import Reach, may, reach, remember, scope, standing, today
from motcua.agencies.models import Agency, RoleAssignment
from motcua.agencies.roles import Capability
from tests.cast import Cast, make_officer


def test_the_control_officer_may_import_for_her_commune_and_for_no_other(cast: Cast):
    assert may(cast.control.user, Capability.IMPORT, cast.commune)
    assert not may(cast.control.user, Capability.IMPORT, cast.neighbour)


def test_the_intake_officer_reads_but_does_not_import(cast: Cast):
    assert may(cast.intake.user, Capability.READ, cast.commune)
    assert not may(cast.intake.user, Capability.IMPORT, cast.commune)


def test_the_administrator_sets_up_and_sees_no_dossier(cast: Cast):
    assert may(cast.admin.user, Capability.SETTINGS, cast.commune)
    assert not may(cast.admin.user, Capability.READ, cast.commune)


def test_a_stranger_and_nobody_may_do_nothing(cast: Cast):
    for user in (cast.stranger, AnonymousUser()):
        assert scope(user, Capability.READ) == set()
        assert not may(user, Capability.READ, cast.commune)


def test_a_superuser_without_a_role_may_do_nothing(cast: Cast):
    cast.stranger.is_superuser = True
    cast.stranger.save()
    assert scope(cast.stranger, Capability.READ) == set()


def test_an_account_that_was_closed_may_do_nothing(cast: Cast):
    cast.control.user.is_active = False
    assert scope(cast.control.user, Capability.READ) == set()


def test_a_role_at_the_city_reaches_its_114_communes_and_no_other(cast: Cast):
    reached = scope(cast.city_control.user, Capability.READ)
    assert {cast.city.pk, cast.commune.pk, cast.neighbour.pk} <= reached
    assert len(reached) == 115
    assert not may(cast.city_control.user, Capability.READ, Agency.objects.get(code="00082"))


def test_a_role_holds_from_its_first_day_to_its_last(cast: Cast):
    assigned = RoleAssignment.objects.get(officer=cast.control)
    for since, until, holds in [
        (today(), None, True),
        (today() + timedelta(days=1), None, False),
        (today() - timedelta(days=9), today(), True),
        (today() - timedelta(days=9), today() - timedelta(days=1), False),
    ]:
        assigned.valid_from, assigned.valid_to = since, until
        assigned.save()
        assert may(cast.control.user, Capability.READ, cast.commune) is holds


def test_a_role_at_the_commune_reaches_its_units(cast: Cast):
    assert may(cast.leader.user, Capability.READ, cast.economy)


@pytest.mark.parametrize("role", ["handler", "leader"])
def test_the_work_of_a_unit_reaches_that_unit_and_not_the_whole_commune(cast: Cast, role: str):
    of_unit = make_officer(cast.economy, role, "tuan.nv", "Nguyễn Văn Tuấn").user
    assert reach(of_unit, Capability.READ) == Reach(units=frozenset({cast.economy.pk}))
    assert scope(of_unit, Capability.READ) == set()
    assert may(of_unit, Capability.HANDLE, cast.economy)
    assert may(of_unit, Capability.HANDLE, cast.commune, cast.economy.pk)
    assert not may(of_unit, Capability.HANDLE, cast.commune)
    assert not may(of_unit, Capability.HANDLE, cast.commune, cast.commune.pk)


@pytest.mark.parametrize("role", ["intake", "hand_over", "cashier", "clerk", "director", "chair", "control"])
def test_every_other_role_at_a_unit_serves_the_whole_commune(cast: Cast, role: str):
    of_centre = make_officer(cast.economy, role, "tuan.nv", "Nguyễn Văn Tuấn").user
    assert may(of_centre, Capability.READ, cast.commune)
    assert not may(of_centre, Capability.READ, cast.neighbour)


def test_the_leader_of_one_unit_does_not_report_for_the_commune(cast: Cast):
    of_unit = make_officer(cast.economy, "leader", "tuan.nv", "Nguyễn Văn Tuấn").user
    assert not may(of_unit, Capability.REPORT, cast.commune)
    assert may(cast.leader.user, Capability.REPORT, cast.commune)


def test_an_officer_of_a_vertical_agency_reaches_that_agency_alone(cast: Cast):
    assert reach(cast.vertical.user, Capability.READ) == Reach(frozenset({cast.land_registry.pk}))
    assert not may(cast.vertical.user, Capability.READ, cast.commune)


def test_in_which_role_something_is_done(cast: Cast):
    done = standing(cast.handler.user, Capability.HANDLE, cast.commune)
    assert done is not None
    assert (done.role, done.on_behalf_of) == ("handler", None)
    assert standing(cast.handler.user, Capability.DECIDE, cast.commune) is None
    assert standing(cast.handler.user, Capability.HANDLE, cast.neighbour) is None


def test_what_a_user_is_today_is_asked_once_in_a_request(cast: Cast, django_assert_num_queries):
    remember(cast.handler.user)
    with django_assert_num_queries(0):
        assert may(cast.handler.user, Capability.READ, cast.commune)
        assert reach(cast.handler.user, Capability.HANDLE)
