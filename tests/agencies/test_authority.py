"""Who may do what for which agency."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser

from motcua.agencies.authority import may, roles_at, scope, today
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


def test_a_role_at_a_unit_reaches_its_commune_and_a_role_at_the_commune_its_units(cast: Cast):
    unit = Agency.objects.create(
        code="10993.KT", name="Phòng Kinh tế", short_name="Phòng Kinh tế", kind="unit", parent=cast.commune
    )
    of_unit = make_officer(unit, "handler", "tuan.nv", "Nguyễn Văn Tuấn")
    assert may(of_unit.user, Capability.READ, cast.commune)
    assert may(cast.leader.user, Capability.READ, unit)
    assert not may(of_unit.user, Capability.READ, cast.neighbour)


def test_roles_are_those_played_for_the_agency(cast: Cast):
    assert roles_at(cast.control.user, cast.commune) == ["control"]
    assert roles_at(cast.city_control.user, cast.commune) == ["control"]
    assert roles_at(cast.control.user, cast.neighbour) == []
