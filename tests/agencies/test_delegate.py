"""A delegated role is played for a time, in another's name, and ends by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.agencies.authority import may, reach, standing, today
from motcua.agencies.declined import Declined
from motcua.agencies.delegate import delegations_seen, give, revoke, roles_to_give
from motcua.agencies.gate import desk_of
from motcua.agencies.models import Officer, RoleAssignment
from motcua.agencies.roles import Capability
from tests.cast import Cast, make_officer

pytestmark = pytest.mark.django_db

BASIS = "Giấy ủy quyền số 12/GUQ-UBND"


def held(officer: Officer) -> int:
    return RoleAssignment.objects.get(officer=officer).pk


def delegate(cast: Cast, days: int = 5, **other):
    """The chair lets the unit's handler sign from today on; ``other``: what is different."""
    given = {
        "by": cast.chair,
        "assignment_id": held(cast.chair),
        "taker": cast.economy_handler,
        "valid_from": today(),
        "valid_to": today() + timedelta(days=days),
        "basis": BASIS,
    }
    return give(**{**given, **other})


def test_who_took_it_may_do_what_the_givers_role_allows_there_and_is_named_with_the_giver(cast: Cast):
    assert standing(cast.economy_handler.user, Capability.DECIDE, cast.commune) is None
    delegate(cast)
    done = standing(cast.economy_handler.user, Capability.DECIDE, cast.commune)
    assert done is not None
    assert (done.role, done.on_behalf_of) == ("chair", cast.chair)
    assert cast.commune.pk in reach(cast.economy_handler.user, Capability.READ).agencies


def test_the_own_role_goes_before_the_delegated_one(cast: Cast):
    delegate(cast)
    done = standing(cast.economy_handler.user, Capability.HANDLE, cast.commune, cast.economy.pk)
    assert done is not None and done.on_behalf_of is None
    desk = desk_of(cast.economy_handler.user)
    assert desk is not None
    assert (desk.roles, desk.unit) == (("handler", "chair"), cast.economy)


def test_who_has_no_role_but_a_delegated_one_works_at_that_desk(cast: Cast, django_assert_num_queries):
    RoleAssignment.objects.filter(officer=cast.economy_handler).delete()
    assert desk_of(cast.economy_handler.user) is None
    delegate(cast)
    with django_assert_num_queries(2):
        desk = desk_of(cast.economy_handler.user)
    assert desk is not None
    assert (desk.officer, desk.agency, desk.roles) == (cast.economy_handler, cast.commune, ("chair",))


def test_it_holds_from_its_first_day_to_its_last_and_not_once_revoked(cast: Cast):
    given = delegate(cast)
    for first, last, holds in [(0, 0, True), (1, 5, False), (-5, -1, False), (-5, 0, True)]:
        given.valid_from, given.valid_to = today() + timedelta(days=first), today() + timedelta(days=last)
        given.save()
        assert may(cast.economy_handler.user, Capability.DECIDE, cast.commune) is holds
    revoke(cast.chair, given.pk)
    assert not may(cast.economy_handler.user, Capability.DECIDE, cast.commune)


def test_it_ends_with_the_givers_role_and_with_the_givers_account(cast: Cast):
    delegate(cast)
    cast.chair.user.is_active = False
    cast.chair.user.save()
    assert not may(cast.economy_handler.user, Capability.DECIDE, cast.commune)
    cast.chair.user.is_active = True
    cast.chair.user.save()
    assert may(cast.economy_handler.user, Capability.DECIDE, cast.commune)
    cast.chair.assignments.update(valid_to=today() - timedelta(days=1))
    assert not may(cast.economy_handler.user, Capability.DECIDE, cast.commune)


def test_it_is_never_passed_on(cast: Cast):
    delegate(cast)
    with pytest.raises(Declined):
        delegate(cast, by=cast.economy_handler, taker=cast.handler)
    assert not roles_to_give(cast.economy_handler).exists()


def test_only_who_leads_gives_their_own_role_away_and_nobody_another_one_s(cast: Cast):
    for by, whose in [
        (cast.handler, cast.handler),
        (cast.leader, cast.chair),
        (cast.chair, cast.leader),
        (cast.control, cast.chair),
    ]:
        with pytest.raises(Declined, match="không ủy quyền được"):
            delegate(cast, by=by, assignment_id=held(whose))
    delegate(cast, by=cast.leader, assignment_id=held(cast.leader))
    delegate(cast, by=cast.admin, assignment_id=held(cast.handler))


def test_the_director_does_not_give_away_the_administrators_role(cast: Cast):
    with pytest.raises(Declined):
        delegate(cast, by=cast.director, assignment_id=held(cast.admin))


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [(-1, 3, "đã qua"), (3, 2, "trước ngày bắt đầu"), (0, 366, "366"), (367, 368, "366")],
)
def test_days_that_cannot_be_are_refused(cast: Cast, first, last, why):
    day = today()
    with pytest.raises(Declined, match=why):
        delegate(cast, valid_from=day + timedelta(days=first), valid_to=day + timedelta(days=last))


def test_it_is_for_another_officer_of_the_same_commune_on_a_written_ground(cast: Cast):
    with pytest.raises(Declined, match="chính mình"):
        delegate(cast, taker=cast.chair)
    with pytest.raises(Declined, match="tự ghi"):
        delegate(cast, by=cast.director, taker=cast.director)
    with pytest.raises(Declined, match="không thuộc"):
        delegate(cast, taker=cast.neighbour_control)
    for basis in ("  ", "x" * 301):
        with pytest.raises(Declined, match="căn cứ"):
            delegate(cast, basis=basis)
    cast.handler.user.is_active = False
    cast.handler.user.save()
    with pytest.raises(Declined, match="đã khóa"):
        delegate(cast, taker=cast.handler)


def test_the_giver_must_play_the_role_on_the_first_day(cast: Cast):
    leaving = make_officer(cast.commune, "leader", "x", "Người sắp nghỉ", until=today() + timedelta(days=2))
    with pytest.raises(Declined, match="không giữ"):
        delegate(cast, by=leaving, assignment_id=held(leaving), valid_from=today() + timedelta(days=3))


def test_it_lasts_no_longer_than_the_role_lent(cast: Cast):
    leaving = make_officer(cast.commune, "leader", "x", "Người sắp nghỉ", until=today() + timedelta(days=2))
    with pytest.raises(Declined, match="đến hết ngày"):
        delegate(cast, by=leaving, assignment_id=held(leaving), valid_to=today() + timedelta(days=3))
    delegate(cast, by=leaving, assignment_id=held(leaving), valid_to=today() + timedelta(days=2))


def test_the_same_twice_is_refused_and_so_is_a_second_revocation(cast: Cast):
    given = delegate(cast)
    with pytest.raises(Declined, match="Đã có"):
        delegate(cast)
    revoke(cast.director, given.pk)
    with pytest.raises(Declined, match="đã được thu hồi"):
        revoke(cast.director, given.pk)
    delegate(cast)


def test_who_took_it_does_not_revoke_it_nor_does_a_neighbour(cast: Cast):
    given = delegate(cast)
    for by in (cast.economy_handler, cast.neighbour_control, cast.handler):
        with pytest.raises(Declined):
            revoke(by, given.pk)


def test_who_sees_which(cast: Cast):
    given = delegate(cast)
    for officer in (cast.chair, cast.economy_handler, cast.admin, cast.director):
        assert list(delegations_seen(officer)) == [given]
    for officer in (cast.handler, cast.control, cast.neighbour_control):
        assert not delegations_seen(officer).exists()
