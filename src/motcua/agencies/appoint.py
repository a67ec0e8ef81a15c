"""Officers' accounts and roles, by whoever looks after the people of a commune: made, given for a time, taken back.

A password that another person has seen is good for one sign-in: the officer sets their own before anything else
(``agencies.gate``), and is told who gave it (``agencies.resets``). Who did what to an account stays on record.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.agencies.accounts import add_officer, new_password, reset_password
from motcua.agencies.authority import commune_of, may, today
from motcua.agencies.declined import Declined
from motcua.agencies.loans import end_lent
from motcua.agencies.models import (
    AccountAct,
    AccountChange,
    Agency,
    Officer,
    RoleAssignment,
)
from motcua.agencies.roles import Capability, Role
from motcua.agencies.staff import check_gives, check_in_own_right, check_manages, keeper_of, locked


@transaction.atomic
def engage(
    by: Officer, username: str, name: str, place: Agency, roles: Collection[Role], first: date | None = None
) -> tuple[Officer, str]:
    """Make an account for a new officer at ``place`` (the commune, its unit, a vertical agency beside it): the officer
    and the password. Raises ``Declined``.
    """
    commune = keeper_of(place)
    Agency.objects.select_for_update(of=("self",), no_key=True).get(
        pk=commune.pk
    )  # first, as ``staff.locked`` does
    if not may(by.user, Capability.PEOPLE, commune):
        raise Declined(_("Ông/Bà không quản lý cán bộ của {commune}.").format(commune=commune.name))
    if not roles:
        raise Declined(_("Chọn ít nhất một vai trò."))
    check_gives(by, roles, place)
    password = new_password()
    try:
        with transaction.atomic():
            officer = add_officer(
                username, name, place, sorted(set(roles)), password, first or today(), first_password=True
            )
    except ValidationError as error:
        raise Declined(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise Declined(_("Tên đăng nhập “{name}” đã có người dùng.").format(name=username)) from error
    officer.assignments.update(recorded_by=by)
    AccountChange.objects.create(officer=officer, kind=AccountAct.MADE, by=by)
    return officer, password


@transaction.atomic
def give_password(by: Officer, officer: Officer) -> str:
    """A new password for one sign-in; whoever was signed in with the old one no longer is. Raises ``Declined``."""
    one = locked(officer)
    check_manages(by, one)
    check_in_own_right(by, one.agency)
    return _new_password(by, one, AccountAct.PASSWORD)


@transaction.atomic
def reopen(by: Officer, officer: Officer) -> str:
    """Open an account that was closed, with a new password and no role yet. Raises ``Declined``."""
    one = locked(officer)
    check_manages(by, one, closed=True)
    check_in_own_right(by, one.agency)
    one.user.is_active = True
    one.user.save(update_fields=["is_active"])
    return _new_password(by, one, AccountAct.REOPENED)


@transaction.atomic
def appoint(
    by: Officer, officer: Officer, role: Role, place: Agency, first: date, last: date | None
) -> RoleAssignment:
    """Give a role at the officer's agency, or a unit of it, from ``first`` to ``last`` (``None``: until it is taken
    back). Raises ``Declined``.
    """
    one = locked(officer)
    check_manages(by, one)
    commune = commune_of(one.agency)
    if commune_of(place).pk != commune.pk:
        raise Declined(_("{place} không thuộc {commune}.").format(place=place.name, commune=commune.name))
    check_gives(by, [role], place)
    if last is not None and (last < first or last < today()):
        raise Declined(_("Ngày hết phải từ hôm nay và không trước ngày bắt đầu."))
    held = RoleAssignment.objects.filter(officer=one, role=role, agency=place)
    for known in held:
        ends = known.valid_to or date.max
        if known.valid_from <= ends and known.valid_from <= (last or date.max) and first <= ends:
            raise Declined(_("{name} đã giữ vai trò này ở đó trong thời gian ấy.").format(name=one.name))
    given, _made = held.update_or_create(
        valid_from=first,
        defaults={
            "officer": one,
            "role": role,
            "agency": place,
            "valid_to": last,
            "recorded_by": by,
            "ended_by": None,
        },
    )
    return given


@transaction.atomic
def end_role(by: Officer, officer: Officer, assignment: int) -> RoleAssignment:
    """Take a role back: yesterday was its last day. What was lent of it ends for good. Raises ``Declined``."""
    one = locked(officer)
    check_manages(by, one)
    held = RoleAssignment.objects.select_for_update(of=("self",)).select_related("agency")
    found = held.filter(officer=one, pk=assignment).first()
    if found is None or (found.valid_to is not None and found.valid_to < today()):
        raise Declined(_("Vai trò này đã hết."))
    # Of one that was given today or begins later there was no day: it was never played.
    last = (today() if found.valid_from < today() else found.valid_from) - timedelta(days=1)
    end_lent(found, last, by)
    found.valid_to, found.ended_by = last, by
    found.save(update_fields=["valid_to", "ended_by"])
    return found


def _new_password(by: Officer, one: Officer, act: AccountAct) -> str:
    password = new_password()
    reset_password(one, password, act, by)
    return password
