"""What was lent of a role ends for good with that role: it does not come back when the giver gets the role again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.agencies.appoint import appoint, end_role
from motcua.agencies.authority import may, today
from motcua.agencies.declined import Declined
from motcua.agencies.delegate import give
from motcua.agencies.models import Delegation, RoleAssignment
from motcua.agencies.roles import Capability, Role
from motcua.agencies.staff import move
from tests.cast import Cast

pytestmark = pytest.mark.django_db

BASIS = "12/GUQ"
DAY = timedelta(days=1)


def held(cast: Cast) -> RoleAssignment:
    """The chair's role as it is in force."""
    return RoleAssignment.objects.get(officer=cast.chair, role=Role.CHAIR, valid_to=None)


def lend(cast: Cast, first: int = 0, last: int = 30) -> Delegation:
    """The chair lets the unit's handler decide, from and to so many days from now."""
    return give(
        cast.chair, held(cast).pk, cast.economy_handler, today() + first * DAY, today() + last * DAY, BASIS
    )


def decides(cast: Cast) -> bool:
    return may(cast.economy_handler.user, Capability.DECIDE, cast.commune)


def test_a_role_taken_back_and_given_again_brings_no_loan_back(cast: Cast):
    lent, later = lend(cast), lend(cast, 40, 50)
    end_role(cast.admin, cast.chair, held(cast).pk)
    assert not decides(cast)
    appoint(cast.admin, cast.chair, Role.CHAIR, cast.commune, today(), None)
    assert may(cast.chair.user, Capability.DECIDE, cast.commune) and not decides(cast)
    for one in (lent, later):
        one.refresh_from_db()
        assert one.revoked_by == cast.admin


def test_who_is_moved_away_and_back_lends_no_more(cast: Cast):
    lend(cast)
    move(cast.admin, cast.chair, cast.economy, [Role.CLERK])
    move(cast.admin, cast.chair, cast.commune, [Role.CHAIR])
    assert may(cast.chair.user, Capability.DECIDE, cast.commune) and not decides(cast)


def test_who_gets_one_more_role_by_a_move_to_the_same_place_goes_on_lending(cast: Cast):
    lend(cast)
    move(cast.admin, cast.chair, cast.commune, [Role.CHAIR, Role.CLERK])
    assert decides(cast)
    end_role(cast.admin, cast.chair, held(cast).pk)
    appoint(cast.admin, cast.chair, Role.CHAIR, cast.commune, today(), None)
    assert not decides(cast)


def test_who_will_be_moved_lends_until_the_day_before(cast: Cast):
    lent, later = lend(cast), lend(cast, 40, 50)
    move(cast.admin, cast.chair, cast.economy, [Role.CLERK], today() + 10 * DAY)
    lent.refresh_from_db()
    later.refresh_from_db()
    assert decides(cast) and (lent.revoked_at, lent.valid_to) == (None, today() + 9 * DAY)
    assert later.revoked_by == cast.admin


def test_what_was_lent_of_another_role_goes_on(cast: Cast):
    lend(cast)
    other = appoint(cast.admin, cast.chair, Role.CLERK, cast.commune, today(), None)
    end_role(cast.admin, cast.chair, other.pk)
    assert decides(cast)


def adjoining(cast: Cast, ends: int) -> tuple[RoleAssignment, RoleAssignment]:
    """The chair's role until so many days from now, and the same role from the day after on."""
    first = held(cast)
    cast.chair.assignments.update(valid_to=today() + ends * DAY)
    first.refresh_from_db()
    return first, appoint(cast.admin, cast.chair, Role.CHAIR, cast.commune, today() + (ends + 1) * DAY, None)


def test_a_role_that_goes_on_without_a_gap_is_lent_beyond_its_first_assignment(cast: Cast):
    first, second = adjoining(cast, 10)
    days = (today() + 5 * DAY, today() + 30 * DAY)
    give(cast.chair, first.pk, cast.economy_handler, *days, BASIS)
    give(cast.chair, second.pk, cast.leader, *days, BASIS)
    second.valid_from += DAY
    second.save()
    for one, why in ((first, "đến hết ngày"), (second, "không giữ vai trò này vào ngày")):
        with pytest.raises(Declined, match=why):
            give(cast.chair, one.pk, cast.control, *days, BASIS)


def test_of_two_adjoining_assignments_the_later_taken_back_cuts_the_loan_there(cast: Cast):
    first, second = adjoining(cast, 10)
    lent = give(cast.chair, first.pk, cast.economy_handler, today(), today() + 30 * DAY, BASIS)
    end_role(cast.admin, cast.chair, second.pk)
    lent.refresh_from_db()
    assert (lent.valid_to, lent.revoked_at) == (today() + 10 * DAY, None) and decides(cast)


def test_a_role_taken_back_that_is_held_by_another_assignment_too_goes_on_being_lent(cast: Cast):
    lent, first = lend(cast), held(cast)
    second = RoleAssignment.objects.create(
        officer=cast.chair, role=Role.CHAIR, agency=cast.commune, valid_from=today()
    )
    end_role(cast.admin, cast.chair, first.pk)
    assert decides(cast)
    first.valid_to = None
    first.save()
    move(cast.admin, cast.chair, cast.economy, [Role.CLERK])
    for one in (lent, second):
        one.refresh_from_db()
    assert lent.revoked_by == cast.admin and second.valid_to < today()
