"""Accounts are made, opened again and given passwords by who looks after the people; roles for a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from motcua.agencies.accounts import set_password
from motcua.agencies.appoint import appoint, end_role, engage, give_password, reopen
from motcua.agencies.authority import may, scope, today
from motcua.agencies.declined import Declined
from motcua.agencies.models import AccountChange, Officer
from motcua.agencies.roles import Capability, Role
from motcua.agencies.staff import deactivate, move, staff_seen
from tests.agencies.lending import lend
from tests.cast import PASSWORD, Cast, make_agency, make_officer

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
        ("director", "cuong.pv", "commune", [Role.INTAKE], "đã có người dùng"),
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


def beside(cast: Cast):
    return make_agency("10993.CA", "Công an xã Thượng Hồng", "vertical", cast.commune)


def test_who_looks_after_the_commune_looks_after_the_officers_of_an_agency_beside_it(cast: Cast):
    police = beside(cast)
    made, _password = engage(cast.director, "an.ca", "Công Văn An", police, [Role.VERTICAL])
    assert made.agency == police and made.first_password
    assert scope(made.user, Capability.READ) == {police.pk}
    assert made in staff_seen(cast.admin.user) and made not in staff_seen(cast.neighbour_control.user)
    assert give_password(cast.director, made)
    deactivate(cast.director, made)
    assert reopen(cast.admin, made)
    given = appoint(cast.admin, made, Role.VERTICAL, police, today(), None)
    assert may(made.user, Capability.HANDLE, police)
    end_role(cast.admin, made, given.pk)
    assert not may(made.user, Capability.HANDLE, police)


def test_at_an_agency_beside_the_commune_there_is_no_role_of_the_commune_nor_the_other_way(cast: Cast):
    police = beside(cast)
    for place, roles, said in (
        (police, [Role.HANDLER], "Ở cơ quan ngành dọc"),
        (police, [Role.VERTICAL, Role.DIRECTOR], "Ở cơ quan ngành dọc"),
        (cast.commune, [Role.VERTICAL], "không giao ở xã"),
        (cast.land_registry, [Role.VERTICAL], "không quản lý"),
    ):
        with pytest.raises(Declined, match=said):
            engage(cast.director, "an.ca", "Công Văn An", place, roles)
    with pytest.raises(Declined, match="không quản lý"):
        engage(cast.neighbour_control, "an.ca", "Công Văn An", police, [Role.VERTICAL])
    made, _password = engage(cast.director, "an.ca", "Công Văn An", police, [Role.VERTICAL])
    for one, role, place in ((made, Role.CLERK, cast.commune), (cast.clerk, Role.VERTICAL, police)):
        with pytest.raises(Declined, match="không thuộc"):
            appoint(cast.admin, one, role, place, today(), None)
        with pytest.raises(Declined, match="không thuộc"):
            move(cast.admin, one, place, [role])


def test_the_agencies_of_another_commune_and_of_the_city_are_not_this_ones_to_look_after(cast: Cast):
    theirs = make_officer(
        make_agency("10645.CA", "Công an xã An Phú", "vertical", cast.neighbour), "vertical", "x", "X"
    )
    for one in (theirs, cast.vertical):
        for act in (give_password, deactivate):
            with pytest.raises(Declined, match="không quản lý"):
                act(cast.admin, one)
        assert one not in staff_seen(cast.admin.user)


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


def test_who_stands_in_for_the_director_gives_nothing_that_outlasts_the_loan(cast: Cast):
    lend(cast.director, cast.clerk)
    for attempt in (
        lambda: engage(cast.clerk, "moi.tv", "Trần Văn Mới", cast.commune, [Role.DIRECTOR]),
        lambda: engage(cast.clerk, "moi.tv", "Trần Văn Mới", cast.commune, [Role.INTAKE]),
        lambda: give_password(cast.clerk, cast.chair),
        lambda: appoint(cast.clerk, cast.intake, Role.DIRECTOR, cast.commune, today(), None),
    ):
        with pytest.raises(Declined, match="người được ủy quyền không cấp được"):
            attempt()
    with pytest.raises(Declined, match="không chuyển hay khóa được người quản lý cán bộ"):
        deactivate(cast.clerk, cast.director)
    deactivate(cast.clerk, cast.intake)  # who leaves can be shut out while the director is away
    assert not User.objects.get(pk=cast.intake.user_id).is_active
    assert not User.objects.filter(username="moi.tv").exists()


def test_names_that_differ_by_their_capitals_alone_are_one_name(cast: Cast):
    engage(cast.director, "lan.vt", "Vũ Thị Lan", cast.commune, [Role.INTAKE])
    with pytest.raises(Declined, match="đã có người dùng"):
        engage(cast.director, "LAN.vt", "Vũ Thị Lan", cast.commune, [Role.INTAKE])


def test_a_password_that_an_officer_sets_opens_no_account_that_was_closed_meanwhile(cast: Cast):
    before = User.objects.get(pk=cast.intake.user_id)
    deactivate(cast.director, cast.intake)
    set_password(before, "Thượng-Hồng-2026-khác")
    assert not User.objects.get(pk=cast.intake.user_id).is_active
