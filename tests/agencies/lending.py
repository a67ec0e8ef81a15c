"""A role lent to somebody, from today unless told otherwise."""

from __future__ import annotations

from datetime import timedelta

from motcua.agencies.authority import today
from motcua.agencies.delegate import give
from motcua.agencies.models import Delegation, Officer, RoleAssignment

BASIS = "Giấy ủy quyền số 12/GUQ-UBND"


def lend(giver: Officer, taker: Officer, since: int = 0, until: int = 5) -> Delegation:
    """The one role of ``giver``, by themselves; ``since`` and ``until`` in days from today."""
    return give(
        by=giver,
        assignment_id=RoleAssignment.objects.get(officer=giver).pk,
        taker=taker,
        valid_from=today() + timedelta(days=since),
        valid_to=today() + timedelta(days=until),
        basis=BASIS,
    )
