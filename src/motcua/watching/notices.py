"""What stands before an officer: warnings of dossiers that the officer may see, and whether they were read."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from motcua.agencies.models import Officer
from motcua.register.access import User, visible
from motcua.watching.models import Warning

MOST = 99
PAGE = 50


def of(user: User) -> QuerySet[Warning]:
    """The user's warnings. One that went to the wrong person, or to somebody who moved, shows nothing."""
    officer: Officer | None = getattr(user, "officer", None)
    if officer is None:
        return Warning.objects.none()
    return Warning.objects.filter(recipient=officer, dossier__in=visible(user))


def unread(user: User) -> int:
    """How many stand that were not read, counted up to ``MOST`` + 1. One query."""
    officer: Officer | None = getattr(user, "officer", None)
    if officer is None:
        return 0
    return of(user).filter(read_at=None, gone_at=None).order_by().values("pk")[: MOST + 1].count()


def told_unread(user: User) -> str:
    """The same in a frame: ``""`` for none, ``99+``."""
    many = unread(user)
    return f"{MOST}+" if many > MOST else str(many or "")


def page(user: User, *, whole: bool, after: int | None = None) -> tuple[list[Warning], int | None]:
    """The newest warnings, and the id after which the next page begins; unread ones that stand, or the ``whole``."""
    found = of(user).select_related("dossier").order_by("-pk")
    if not whole:
        found = found.filter(read_at=None, gone_at=None)
    if after is not None:
        found = found.filter(pk__lt=after)
    rows = list(found[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None


def mark_read(user: User, ids: list[int] | None, now: datetime) -> int:
    """Mark some of the user's own, or all, as read; how many were not."""
    found = of(user).filter(read_at=None)
    if ids is not None:
        found = found.filter(pk__in=ids)
    return Warning.objects.filter(pk__in=found.values("pk")).update(read_at=now)
