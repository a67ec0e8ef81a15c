"""The officers of a commune: who they are, where they are moved, when they leave."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.contrib.auth.models import User as Account
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import User, commune_of, in_own_right, may, scope, today
from motcua.agencies.declined import Declined
from motcua.agencies.loans import end_lent, revoke_all
from motcua.agencies.models import (
    AccountAct,
    AccountChange,
    Agency,
    AgencyKind,
    Delegation,
    Officer,
    RoleAssignment,
)
from motcua.agencies.roles import MAY, Capability, Role


def staff_seen(user: User) -> QuerySet[Officer]:
    """The officers of the communes whose people ``user`` looks after, and of the vertical agencies beside those, by
    name.
    """
    communes = scope(user, Capability.PEOPLE)
    within = Q(agency__in=communes) | Q(agency__parent__in=communes, agency__kind__in=KEPT)
    return Officer.objects.filter(within).select_related("user", "agency__parent").order_by("name", "pk")


KEPT = (AgencyKind.UNIT, AgencyKind.VERTICAL)
"""Agencies whose people are looked after by those of the agency above."""


def keeper_of(agency: Agency) -> Agency:
    """Whose administrators look after an agency's people: of a unit, and of a vertical agency beside it, the commune's.

    One that is below a city is the city's to look after.
    """
    return agency.parent if agency.kind in KEPT and agency.parent else agency


def places_of(agency: Agency) -> QuerySet[Agency]:
    """Where an officer of the agency may work: a commune's there itself or at one of its units."""
    return Agency.objects.filter(Q(pk=agency.pk) | Q(parent=agency, kind=AgencyKind.UNIT)).order_by(
        "kind", "name"
    )


def places_to_engage(commune: Agency) -> QuerySet[Agency]:
    """Where a new account may be made: where its officers work, and at the vertical agencies beside it."""
    return Agency.objects.filter(Q(pk=commune.pk) | Q(parent=commune, kind__in=KEPT)).order_by("kind", "name")


@transaction.atomic
def move(
    by: Officer, officer: Officer, to: Agency, roles: Collection[Role], day: date | None = None
) -> list[RoleAssignment]:
    """Move an officer within the commune: every role there ends before ``day`` (today), ``roles`` begin at ``to``.

    What others delegated to the officer is revoked: it was for the old place. What the officer lent ends with the role
    it was lent of. Raises ``Declined``.
    """
    first = day or today()
    moved = locked(officer)
    check_manages(by, moved)
    commune = commune_of(moved.agency)
    # Who goes from the commune to a vertical agency, or back, has another employer: another account.
    if commune_of(to).pk != commune.pk:
        raise Declined(_("{place} không thuộc {commune}.").format(place=to.name, commune=commune.name))
    if not roles:
        raise Declined(_("Chọn ít nhất một vai trò ở nơi mới; nghỉ việc thì khóa tài khoản."))
    check_gives(by, roles, to)
    _end_roles(moved, commune, first, by, kept={(str(role), to.pk) for role in roles})
    _end_taken(moved, by)
    moved.agency = to
    moved.save(update_fields=["agency"])
    # The same role on the same day again: moved back and forth within a day.
    return [
        RoleAssignment.objects.update_or_create(
            officer=moved,
            role=role,
            agency=to,
            valid_from=first,
            defaults={"valid_to": None, "recorded_by": by, "ended_by": None},
        )[0]
        for role in sorted(set(roles))
    ]


@transaction.atomic
def deactivate(by: Officer, officer: Officer) -> None:
    """Close an officer's account: the roles end, delegations given and taken are revoked, sessions are over.

    What the officer did stays under their name. Raises ``Declined``.
    """
    gone = locked(officer)
    check_manages(by, gone)
    RoleAssignment.objects.filter(lasting(today()), officer=gone).update(
        valid_to=today() - timedelta(days=1), ended_by=by
    )
    _end_taken(gone, by)
    revoke_all(Delegation.objects.filter(giver=gone), by, timezone.now())
    gone.user.is_active = False
    gone.user.save(update_fields=["is_active"])
    AccountChange.objects.create(officer=gone, kind=AccountAct.CLOSED, by=by)


def locked(officer: Officer) -> Officer:
    """The officer as stored, with the row locked until the transaction ends, and the commune's before it: of two who
    shut each other out at once the second finds itself shut out.
    """
    Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=keeper_of(officer.agency).pk)
    found = Officer.objects.select_for_update(of=("self",)).select_related("user", "agency__parent")
    return found.get(pk=officer.pk)


def check_manages(by: Officer, officer: Officer, *, closed: bool = False) -> None:
    """Raises ``Declined`` where ``by`` does not look after ``officer``, whose account is open (or ``closed``)."""
    commune, account = keeper_of(officer.agency), _as_of_now(by)
    if not may(account, Capability.PEOPLE, commune):
        raise Declined(_("Ông/Bà không quản lý cán bộ của {commune}.").format(commune=commune.name))
    if by.pk == officer.pk:
        raise Declined(_("Không tự chuyển hay khóa chính mình: nhờ quản trị hoặc giám đốc khác."))
    if officer.user.is_active == closed:
        told = _("Tài khoản của {name} đang mở.") if closed else _("Tài khoản của {name} đã khóa.")
        raise Declined(told.format(name=officer.name))
    # Whoever has the account of another has all roles of it, lent ones and those at other agencies too.
    for role, place in _played(officer):
        if not may(account, Capability.PEOPLE, place):
            raise Declined(
                _("{name} còn giữ vai trò ở {place}: nhờ quản trị của nơi ấy.").format(
                    name=officer.name, place=place.name
                )
            )
        if role == Role.ADMIN and not in_own_right(account, Capability.SETTINGS, place):
            raise Declined(_("Chỉ quản trị hệ thống chuyển hay khóa được một quản trị khác."))
        if Capability.PEOPLE in MAY[Role(role)] and not in_own_right(account, Capability.PEOPLE, place):
            raise Declined(_("Người được ủy quyền không chuyển hay khóa được người quản lý cán bộ."))


def check_gives(by: Officer, roles: Collection[Role], place: Agency) -> None:
    """Raises ``Declined`` where ``by`` may not give one of ``roles`` at ``place``."""
    check_in_own_right(by, place)
    if Role.ADMIN in roles and not in_own_right(_as_of_now(by), Capability.SETTINGS, keeper_of(place)):
        raise Declined(_("Chỉ quản trị hệ thống giao được vai trò quản trị."))
    if place.kind == AgencyKind.VERTICAL:
        if set(roles) != {Role.VERTICAL}:
            raise Declined(_("Ở cơ quan ngành dọc chỉ giao vai trò “Cán bộ cơ quan ngành dọc”."))
    elif Role.VERTICAL in roles:
        raise Declined(
            _("Vai trò của cơ quan ngành dọc không giao ở xã: chọn nơi làm việc là cơ quan ngành dọc.")
        )


def check_in_own_right(by: Officer, place: Agency) -> None:
    """Raises ``Declined`` where ``by`` looks after the people of ``place`` in a lent role alone: a role, an account and
    a password last longer than the loan.
    """
    if not in_own_right(_as_of_now(by), Capability.PEOPLE, keeper_of(place)):
        raise Declined(
            _(
                "Vai trò, tài khoản và mật khẩu còn lại khi ủy quyền đã hết: người được ủy quyền không cấp được."
            )
        )


def _as_of_now(by: Officer) -> Account:
    """The account of who acts as it is under the lock, not as it was when the page was asked for."""
    return Account.objects.get(pk=by.user_id)


def _played(officer: Officer) -> list[tuple[str, Agency]]:
    """The roles that an officer has or will have, their own and those lent to them, with their places."""
    own = RoleAssignment.objects.filter(lasting(today()), officer=officer).select_related("agency__parent")
    lent = Delegation.objects.filter(taker=officer, revoked_at__isnull=True, valid_to__gte=today())
    found = [(one.role, one.agency) for one in own]
    return found + [(one.role, one.agency) for one in lent.select_related("agency__parent")]


def _end_roles(
    officer: Officer, commune: Agency, first: date, by: Officer, kept: Collection[tuple[str, int]]
) -> None:
    """``kept``: role and place of what goes on from ``first`` without a gap; what was lent of it goes on, too."""
    here = Q(agency=commune) | Q(agency__parent=commune, agency__kind=AgencyKind.UNIT)
    ending, last = (
        RoleAssignment.objects.filter(here, lasting(first), officer=officer),
        first - timedelta(days=1),
    )
    were = list(ending.select_for_update())
    ending.update(valid_to=last, ended_by=by)
    for held in were:  # after all have ended: none of them goes on with another
        if (held.role, held.agency_id) not in kept:
            end_lent(held, last, by)


def _end_taken(officer: Officer, by: Officer) -> None:
    revoke_all(Delegation.objects.filter(taker=officer), by, timezone.now())


def lasting(day: date) -> Q:
    """Roles that end on ``day`` or later, or for which no end is known."""
    return Q(valid_to__isnull=True) | Q(valid_to__gte=day)
