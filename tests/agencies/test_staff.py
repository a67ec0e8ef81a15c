"""An officer who is moved works at the new place alone; one who leaves is shut out and stays in the records."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.agencies.appoint import engage, give_password
from motcua.agencies.authority import Reach, may, reach, remember, today
from motcua.agencies.declined import Declined
from motcua.agencies.delegate import give, roles_to_give
from motcua.agencies.models import Delegation, Officer, RoleAssignment
from motcua.agencies.roles import Capability, Role
from motcua.agencies.staff import deactivate, move, places_of, staff_seen
from tests.cast import Cast, make_agency, make_officer

pytestmark = pytest.mark.django_db


def culture(cast: Cast):
    return make_agency("10993.VHXH", "Phòng Văn hóa - Xã hội", "unit", cast.commune)


def test_who_is_moved_reaches_the_new_unit_only(cast: Cast):
    there = culture(cast)
    move(cast.director, cast.economy_handler, there, [Role.HANDLER])
    assert reach(cast.economy_handler.user, Capability.READ) == Reach(units=frozenset({there.pk}))
    cast.economy_handler.refresh_from_db()
    assert cast.economy_handler.agency == there
    left = RoleAssignment.objects.get(officer=cast.economy_handler, agency=cast.economy)
    assert (left.valid_to, left.ended_by) == (today() - timedelta(days=1), cast.director)


def test_who_is_moved_from_the_commune_to_a_unit_no_longer_reaches_the_commune(cast: Cast):
    move(cast.admin, cast.handler, cast.economy, [Role.HANDLER])
    assert not may(cast.handler.user, Capability.READ, cast.commune)


def test_who_is_moved_back_the_same_day_is_back(cast: Cast):
    there = culture(cast)
    for place in (there, cast.economy, there):
        move(cast.director, cast.economy_handler, place, [Role.HANDLER])
        assert reach(cast.economy_handler.user, Capability.READ) == Reach(units=frozenset({place.pk}))


def test_what_was_delegated_for_the_old_place_ends(cast: Cast):
    held = RoleAssignment.objects.get(officer=cast.leader).pk
    give(cast.leader, held, cast.economy_handler, today(), today(), "12/GUQ")
    assert may(cast.economy_handler.user, Capability.READ, cast.commune)
    move(cast.director, cast.economy_handler, culture(cast), [Role.HANDLER])
    assert not may(cast.economy_handler.user, Capability.READ, cast.commune)


def test_who_may_not_move_people_moves_nobody(cast: Cast):
    for by in (cast.handler, cast.control, cast.leader, cast.chair, cast.neighbour_control):
        with pytest.raises(Declined, match="không quản lý"):
            move(by, cast.economy_handler, cast.economy, [Role.DIRECTOR])


def test_nobody_moves_or_shuts_out_themselves(cast: Cast):
    with pytest.raises(Declined, match="chính mình"):
        move(cast.director, cast.director, cast.economy, [Role.ADMIN])
    with pytest.raises(Declined, match="chính mình"):
        deactivate(cast.admin, cast.admin)


def test_the_director_makes_and_moves_no_administrator(cast: Cast):
    with pytest.raises(Declined, match="quản trị"):
        move(cast.director, cast.handler, cast.economy, [Role.ADMIN])
    for act in (
        lambda: move(cast.director, cast.admin, cast.economy, [Role.CLERK]),
        lambda: deactivate(cast.director, cast.admin),
    ):
        with pytest.raises(Declined, match="quản trị"):
            act()


def test_a_move_stays_in_the_commune_and_names_a_role(cast: Cast):
    with pytest.raises(Declined, match="không thuộc"):
        move(cast.admin, cast.handler, cast.neighbour, [Role.HANDLER])
    with pytest.raises(Declined, match="ít nhất"):
        move(cast.admin, cast.handler, cast.economy, [])
    assert set(places_of(cast.commune)) == {cast.commune, cast.economy}


def test_who_leaves_is_shut_out_with_all_roles_and_delegations(cast: Cast):
    held = RoleAssignment.objects.get(officer=cast.leader).pk
    give(cast.leader, held, cast.handler, today(), today(), "12/GUQ")
    deactivate(cast.director, cast.leader)
    cast.leader.user.refresh_from_db()
    assert not cast.leader.user.is_active
    assert not cast.leader.assignments.filter(valid_to__isnull=True).exists()
    assert Delegation.objects.get().revoked_by == cast.director
    with pytest.raises(Declined, match="đã khóa"):
        deactivate(cast.director, cast.leader)


def test_who_looks_after_people_sees_those_of_the_commune_and_its_units(cast: Cast):
    seen = set(staff_seen(cast.admin.user))
    assert {cast.handler, cast.economy_handler, cast.admin} <= seen
    assert not {cast.neighbour_control, cast.city_control, cast.vertical} & seen
    assert not staff_seen(cast.handler.user).exists()


def lend(cast: Cast, taker: str) -> None:
    """The administrator lets another act in their stead for today."""
    held = RoleAssignment.objects.get(officer=cast.admin).pk
    other = make_officer(cast.commune, "admin", "quan.tri.2", "Tạ Văn Đức")
    give(other, held, getattr(cast, taker), today(), today(), "15/GUQ")
    Officer.objects.get(pk=other.pk).assignments.update(valid_to=today() - timedelta(days=1))


def test_the_director_takes_not_the_account_to_which_the_administrators_role_is_lent(cast: Cast):
    lend(cast, "clerk")
    for act in (give_password, deactivate):
        with pytest.raises(Declined, match="Chỉ quản trị"):
            act(cast.director, cast.clerk)
    assert give_password(cast.admin, cast.clerk)


def test_who_acts_in_the_administrators_stead_passes_it_not_on_and_shuts_no_administrator_out(cast: Cast):
    lend(cast, "clerk")
    assert may(cast.clerk.user, Capability.SETTINGS, cast.commune)
    with pytest.raises(Declined, match="người được ủy quyền không cấp được"):
        engage(cast.clerk, "ban.be", "Một Người Bạn", cast.commune, [Role.ADMIN])
    with pytest.raises(Declined, match="Chỉ quản trị"):
        deactivate(cast.clerk, cast.admin)
    assert not roles_to_give(cast.clerk).filter(role=Role.ADMIN).exists()


def test_who_has_a_role_elsewhere_too_is_not_for_one_commune_alone(cast: Cast):
    RoleAssignment.objects.create(
        officer=cast.handler, role=Role.CONTROL, agency=cast.city, valid_from=today()
    )
    with pytest.raises(Declined, match="còn giữ vai trò ở"):
        give_password(cast.director, cast.handler)


def test_who_was_shut_out_since_the_page_was_opened_shuts_out_nobody(cast: Cast):
    """Two administrators shut each other out at once: one of them stays."""
    other = make_officer(cast.commune, "admin", "quan.tri.2", "Tạ Văn Đức")
    remember(other.user)
    deactivate(cast.admin, other)
    with pytest.raises(Declined, match="không quản lý"):
        deactivate(other, cast.admin)
    assert may(cast.admin.user, Capability.SETTINGS, cast.commune)
