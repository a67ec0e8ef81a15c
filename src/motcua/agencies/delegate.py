"""Delegations: a role that an officer lets another play for a time, on a written ground; given, listed, revoked.

While one holds, the taker may do what the giver's role allows at that place, and events name both. It ends by
itself with its last day, which is no later than that of the role lent, and for good on the day on which the giver
no longer plays that role (``agencies.loans``).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import commune_of, in_own_right, may, scope, today
from motcua.agencies.declined import Declined
from motcua.agencies.loans import began_on, goes_on_until
from motcua.agencies.models import Delegation, Officer, RoleAssignment
from motcua.agencies.roles import Capability, Role
from motcua.agencies.staff import locked

LONGEST = timedelta(days=366)
"""A delegation lasts no longer, and begins no later than this from today."""

LONGEST_BASIS = 300

GIVEN_BY_ONESELF = frozenset({Role.LEADER, Role.CHAIR, Role.DIRECTOR})
"""Who leads may have another act in their stead; for all others, those who look after the people do it."""


@transaction.atomic
def give(
    by: Officer,
    assignment_id: int,
    taker: Officer,
    valid_from: date,
    valid_to: date,
    basis: str,
    now: datetime | None = None,
) -> Delegation:
    """Let ``taker`` play the role of that assignment from one day to another, both included. Raises ``Declined``."""
    known = RoleAssignment.objects.select_related(
        "officer__user", "officer__agency__parent", "agency__parent"
    )
    locked(
        known.get(pk=assignment_id).officer
    )  # whoever ends one of the officer's roles waits, or has ended it
    held = known.get(pk=assignment_id)
    _check_people(by, held, taker)
    _check_days(held, valid_from, valid_to)
    ground = " ".join(basis.split())
    if not ground or len(ground) > LONGEST_BASIS:
        raise Declined(_("Cần ghi căn cứ ủy quyền: số, ngày văn bản (tối đa 300 chữ)."))
    same = Delegation.objects.filter(
        giver=held.officer, taker=taker, role=held.role, agency=held.agency, revoked_at__isnull=True
    )
    if same.filter(valid_from__lte=valid_to, valid_to__gte=valid_from).exists():
        raise Declined(_("Đã có ủy quyền này trong những ngày đó: thu hồi ủy quyền cũ rồi ghi lại."))
    return Delegation.objects.create(
        giver=held.officer,
        taker=taker,
        role=held.role,
        agency=held.agency,
        valid_from=valid_from,
        valid_to=valid_to,
        basis=ground,
        recorded_at=now or timezone.now(),
        recorded_by=by,
    )


@transaction.atomic
def revoke(by: Officer, delegation_id: int, now: datetime | None = None) -> Delegation:
    """End a delegation at once. Raises ``Declined``."""
    found = (
        Delegation.objects.select_for_update(of=("self",))
        .select_related("agency__parent", "taker", "giver")
        .get(pk=delegation_id)
    )
    if by.pk != found.giver_id and not may(by.user, Capability.PEOPLE, commune_of(found.agency)):
        raise Declined(_("Ông/Bà không thu hồi được ủy quyền này: người ủy quyền hoặc quản trị thu hồi."))
    if found.revoked_at is not None:
        raise Declined(_("Ủy quyền này đã được thu hồi."))
    if found.valid_to < today():
        raise Declined(_("Ủy quyền này đã hết hạn, không cần thu hồi."))
    found.revoked_at, found.revoked_by = now or timezone.now(), by
    found.save(update_fields=["revoked_at", "revoked_by"])
    return found


def delegations_seen(by: Officer) -> QuerySet[Delegation]:
    """Those that ``by`` gave or took, and all of the communes whose people ``by`` looks after."""
    communes = scope(by.user, Capability.PEOPLE)
    mine = Q(giver=by) | Q(taker=by) | Q(agency__in=communes) | Q(agency__parent__in=communes)
    return Delegation.objects.filter(mine).select_related("giver", "taker", "agency", "recorded_by")


def roles_to_give(by: Officer) -> QuerySet[RoleAssignment]:
    """The roles, in force or still to begin, that ``by`` may delegate."""
    communes = scope(by.user, Capability.PEOPLE)
    within = Q(agency__in=communes) | Q(agency__parent__in=communes, agency__kind="unit")
    mine = within | Q(officer=by, role__in=GIVEN_BY_ONESELF)
    if not any(
        in_own_right(by.user, Capability.SETTINGS, place) for place in (by.agency, commune_of(by.agency))
    ):
        mine &= ~Q(role=Role.ADMIN)
    day = today()
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = RoleAssignment.objects.filter(mine, lasting, officer__user__is_active=True)
    return found.select_related("officer", "agency").order_by("officer__name", "role")


def _check_people(by: Officer, held: RoleAssignment, taker: Officer) -> None:
    giver, commune = held.officer, commune_of(held.agency)
    if not roles_to_give(by).filter(pk=held.pk).exists():
        raise Declined(_("Ông/Bà không ủy quyền được vai trò này: chỉ người giữ vai trò hoặc quản trị."))
    if giver.pk == taker.pk:
        raise Declined(_("Không ủy quyền cho chính mình: chọn một cán bộ khác."))
    if by.pk == taker.pk:
        raise Declined(_("Không tự ghi ủy quyền cho mình nhận: người giữ vai trò hoặc quản trị khác ghi."))
    if commune_of(taker.agency).pk != commune.pk:
        raise Declined(_("{name} không thuộc {agency}.").format(name=taker.name, agency=commune.name))
    if not taker.user.is_active:
        raise Declined(_("Tài khoản của {name} đã khóa.").format(name=taker.name))


def _check_days(held: RoleAssignment, first: date, last: date) -> None:
    if first < today():
        raise Declined(_("Ngày bắt đầu đã qua: ủy quyền chỉ có hiệu lực từ hôm nay trở đi."))
    if last < first:
        raise Declined(_("Ngày kết thúc trước ngày bắt đầu."))
    if last - first >= LONGEST or first - today() > LONGEST:
        raise Declined(_("Ủy quyền dài nhất 366 ngày và bắt đầu trong 366 ngày tới."))
    end = goes_on_until(held, held.valid_to)
    if began_on(held) > first or (end is not None and end < first):
        raise Declined(
            _("{name} không giữ vai trò này vào ngày {day}.").format(
                name=held.officer.name, day=f"{first:%d/%m/%Y}"
            )
        )
    if end is not None and end < last:
        raise Declined(
            _("{name} giữ vai trò này đến hết ngày {day}: ủy quyền đến ngày đó là cùng.").format(
                name=held.officer.name, day=f"{end:%d/%m/%Y}"
            )
        )
