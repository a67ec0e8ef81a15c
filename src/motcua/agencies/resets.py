"""That somebody else gave an officer a new password: the officer is told until they say that they know.

Whoever gives a password may sign in with it before the officer does. That cannot be kept from happening unseen by
rights alone: the officer sees who it was and when, on the first page and where the password is changed.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from motcua.agencies.models import AccountAct, AccountChange, Officer

RESETS = (AccountAct.PASSWORD, AccountAct.REOPENED)
MOST = 5
"""The page to change a password lists so many, known or not: whoever signed in first may have said that they know."""


def resets(officer: Officer) -> QuerySet[AccountChange]:
    """All of them, the latest first."""
    return AccountChange.objects.filter(officer=officer, kind__in=RESETS).select_related("by")


def unread(officer: Officer) -> list[AccountChange]:
    """Those of which the officer has not said that they know."""
    return list(resets(officer).filter(read_at=None)[:MOST])


def acknowledge(officer: Officer, last: int) -> int:
    """The officer knows of those up to the one of id ``last``: how many those are."""
    return resets(officer).filter(read_at=None, pk__lte=last).update(read_at=timezone.now())
