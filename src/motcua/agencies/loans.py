"""Loans of roles (``Delegation``) end for good with the role that they were given from.

``authority.PLAYED`` asks whether the giver holds the role on the day; that a loan does not come back when the giver
is given the same role once more is seen to here, when the role ends.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from motcua.agencies.authority import today
from motcua.agencies.models import Delegation, Officer, RoleAssignment

DAY = timedelta(days=1)


def end_lent(held: RoleAssignment, last: date, by: Officer) -> None:
    """End what was lent from ``held``, of which ``last`` is now the last day.

    Where ``last`` is still to come, what was lent until later is lent until then; every other loan is revoked. What
    goes on in an adjoining assignment goes on being lent. Needs the officer locked: nobody lends it meanwhile.
    """
    ends = goes_on_until(held, last)
    if ends is None:
        return
    last = ends
    lent = Delegation.objects.filter(
        giver=held.officer_id, role=held.role, agency=held.agency_id, valid_to__gte=held.valid_from
    )
    if held.valid_to is not None:
        # What was lent of the same role given once more for later has nothing to do with this one.
        lent = lent.filter(valid_from__lte=held.valid_to)
    if last >= today():
        begun = lent.filter(valid_from__lte=last, valid_to__gt=last, revoked_at__isnull=True)
        begun.update(valid_to=last)
    revoke_all(lent.filter(valid_to__gt=last), by, timezone.now())


def began_on(held: RoleAssignment) -> date:
    """The first day of the role, where ``held`` goes on with it without a gap."""
    first = held.valid_from
    for one in _same(held).filter(valid_from__lt=first).order_by("-valid_from"):
        if one.valid_to is None or one.valid_to >= max(one.valid_from, first - DAY):
            first = one.valid_from
    return first


def goes_on_until(held: RoleAssignment, last: date | None) -> date | None:
    """The last day of the role, where others go on with it without a gap after ``last``; ``None``: no end is known."""
    for one in _same(held).order_by("valid_from"):
        if last is None or one.valid_from - DAY > last:
            break
        last = None if one.valid_to is None else max(last, one.valid_to)
    return last


def _same(held: RoleAssignment) -> QuerySet[RoleAssignment]:
    same = RoleAssignment.objects.filter(officer=held.officer_id, role=held.role, agency=held.agency_id)
    return same.exclude(pk=held.pk)


def revoke_all(found: QuerySet[Delegation], by: Officer, now: datetime) -> None:
    """Revoke those of ``found`` that are not over."""
    found.filter(revoked_at__isnull=True, valid_to__gte=today()).update(revoked_at=now, revoked_by=by)
