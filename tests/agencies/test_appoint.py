"""Accounts are made, opened again and given passwords by who looks after the people; roles for a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.agencies.appoint import appoint, end_role, engage, give_password, reopen
from motcua.agencies.authority import may, today
from motcua.agencies.declined import Declined
from motcua.agencies.models import AccountChange, Officer
from motcua.agencies.roles import Capability, Role
from motcua.agencies.staff import deactivate
from tests.cast import PASSWORD, Cast, make_agency

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_new_officer_has_roles_at_the_place_and_a_password_for_one_sign_in(cast: Cast):
    made, password = engage(cast.director, "lan.vt", "Vũ Thị Lan", cast.economy, [Role.HANDLER])
    assert made.user.check_password(password) and made.first_password
    assert may(made.user, Capability.HANDLE, cast.economy)
    assert not may(made.user, Capability.HANDLE, cast.commune)
    assert made.assignments.get().recorded_by == cast.director
    kept = AccountChange.objects.get()
    assert (kept.officer, kept.kind, kept.by) == (made, "made", cast.director)


def test_a_role_that_begins_later_opens_nothing_before(cast: Cast):
    made, _password = engage(cast.admin, "lan.vt", "Vũ Thị Lan", cast.commune, [Role.INTAKE], today() + DAY)
    assert not may(made.user, Capability.READ, cast.commune)


@pytest.mark.parametrize(
    ("who", "username", "place", "roles", "said"),
    [
        ("director", "cuong.pv", "commune", [Role.INTAKE], "đã được sử dụng"),
        ("director", "lan", "commune", [], "ít nhất một vai trò"),
        ("director", "lan", "commune", [Role.ADMIN], "Chỉ quản trị"),
        ("director", "lan", "commune", [Role.VERTICAL], "ngành dọc"),
        ("director", "lan", "neighbour", [Role.INTAKE], "không quản lý"),
        ("leader", "lan", "commune", [Role.INTAKE], "không quản lý"),
    ],
)
def test_what_may_not_be_is_declined_and_nothing_is_made(cast: Cast, who, username, place, roles, said):
    many = Officer.objects.count()
    with pytest.raises(Declined, match=said):
        engage(getattr(cast, who), username, "Lan", getattr(cast, place), roles)
    assert Officer.objects.count() == many and not AccountChange.objects.exists()


def test_a_new_password_takes_the_place_of_the_old_one(cast: Cast):
    password = give_password(cast.director, cast.handler)
    cast.handler.refresh_from_db()
    assert cast.handler.first_password
    assert cast.handler.user.check_password(password) and not cast.handler.user.check_password(PASSWORD)


def test_a_director_takes_no_administrators_password_and_nobody_their_own(cast: Cast):
    with pytest.raises(Declined, match="Chỉ quản trị"):
        give_password(cast.director, cast.admin)
    with pytest.raises(Declined, match="chính mình"):
        give_password(cast.admin, cast.admin)
    with pytest.raises(Declined, match="không quản lý"):
        give_password(cast.director, cast.neighbour_control)


def test_who_comes_back_is_let_in_without_the_roles_of_before(cast: Cast):
    with pytest.raises(Declined, match="đang mở"):
        reopen(cast.director, cast.handler)
    deactivate(cast.director, cast.handler)
    reopen(cast.director, cast.handler)
    cast.handler.refresh_from_db()
    assert cast.handler.user.is_active and not may(cast.handler.user, Capability.READ, cast.commune)
    assert [one.kind for one in cast.handler.account_changes.all()] == ["reopened", "closed"]


def test_a_role_holds_from_its_first_to_its_last_day(cast: Cast):
    given = appoint(cast.director, cast.clerk, Role.CASHIER, cast.commune, today(), today())
    assert may(cast.clerk.user, Capability.CASH, cast.commune)
    given.valid_from, given.valid_to = today() - DAY, today() - DAY
    given.save()
    assert not may(cast.clerk.user, Capability.CASH, cast.commune)


def test_the_same_role_is_not_given_twice_for_the_same_days(cast: Cast):
    with pytest.raises(Declined, match="đã giữ vai trò"):
        appoint(cast.director, cast.clerk, Role.CLERK, cast.commune, today(), None)
    with pytest.raises(Declined, match="Ngày hết"):
        appoint(cast.director, cast.clerk, Role.CASHIER, cast.commune, today(), today() - DAY)
    elsewhere = make_agency("10645.P", "Phòng bên cạnh", "unit", cast.neighbour)
    with pytest.raises(Declined, match="không thuộc"):
        appoint(cast.director, cast.clerk, Role.CASHIER, elsewhere, today(), None)


def test_a_role_taken_back_holds_no_longer_and_may_be_given_again_the_same_day(cast: Cast):
    for _turn in range(2):
        given = appoint(cast.director, cast.clerk, Role.CASHIER, cast.commune, today(), None)
        assert may(cast.clerk.user, Capability.CASH, cast.commune)
        ended = end_role(cast.admin, cast.clerk, given.pk)
        assert ended.ended_by == cast.admin and not may(cast.clerk.user, Capability.CASH, cast.commune)
    with pytest.raises(Declined, match="đã hết"):
        end_role(cast.admin, cast.clerk, given.pk)
    with pytest.raises(Declined, match="đã hết"):
        end_role(cast.admin, cast.clerk, cast.handler.assignments.get().pk)
