"""Loans of roles (``Delegation``) end for good with the role that they were given from.

``authority.PLAYED`` asks whether the giver holds the role on the day; that a loan does not come back when the giver
is given the same role once more is seen to here, when the role ends.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from motcua.agencies.authority import today
from motcua.agencies.models import Delegation, Officer, RoleAssignment


def end_lent(held: RoleAssignment, last: date, by: Officer) -> None:
    """End what was lent from ``held``, of which ``last`` is now the last day.

    Where ``last`` is still to come, what was lent until later is lent until then; every other loan is revoked. Needs
    the row of ``held`` locked: nobody lends it meanwhile.
    """
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


def revoke_all(found: QuerySet[Delegation], by: Officer, now: datetime) -> None:
    """Revoke those of ``found`` that are not over."""
    found.filter(revoked_at__isnull=True, valid_to__gte=today()).update(revoked_at=now, revoked_by=by)
