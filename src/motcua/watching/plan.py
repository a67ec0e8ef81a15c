"""Planning: the warnings that stand are made equal to those for which there is cause, agency by agency.

Run as often as one likes: what is planned already is not planned again (``nobody_is_warned_twice``), what has lost its
cause goes, and what comes back (a forward was recalled) stands again without a second mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import connection, transaction

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.register.models import CourseNow
from motcua.register.waiting import receivers
from motcua.rules.zone import local
from motcua.watching.causes import Key, moments, wanted, wanted_across
from motcua.watching.models import State, Warning
from motcua.watching.recipients import Posts

T = TypeVar("T")

CHUNK = 1000
LOCK = 7
"""First key of the advisory lock under which one sweep plans an agency; the register's own is 2."""


@dataclass
class Planned:
    """What planning did: warnings made, and warnings whose cause has gone (``void``: before they were sent)."""

    planned: int = 0
    gone: int = 0
    void: int = 0


def plan(now: datetime) -> Planned:
    """Plan for every agency with open courses or standing warnings, each in a transaction of its own."""
    told = Planned()
    busy = set(CourseNow.objects.filter(open=True).order_by().values_list("agency_id", flat=True).distinct())
    busy |= receivers()
    busy |= set(
        Warning.objects.filter(gone_at=None).order_by().values_list("agency_id", flat=True).distinct()
    )
    for agency in Agency.objects.filter(pk__in=busy).select_related("settings").order_by("pk"):
        plan_agency(agency, now, told)
    return told


def plan_agency(agency: Agency, now: datetime, told: Planned) -> None:
    """One agency; nothing where another sweep is at it this very moment."""
    settings = laid_down(agency)
    with transaction.atomic():
        if not _alone(agency):
            return
        posts = Posts(agency, local(now).date())
        at = moments(agency, settings, now)
        causes = {*wanted(agency, at, posts), *wanted_across(agency, at, posts)}
        rows = Warning.objects.filter(agency=agency, gone_at=None)
        standing = {Key(*row[1:]): row[0] for row in rows.values_list("pk", *_KEY).iterator()}
        _lay_off([standing[key] for key in standing.keys() - causes], now, told)
        _make(sorted(causes - standing.keys()), agency, now, told)


_KEY = ("dossier_id", "kind", "instant", "recipient_id")


def _alone(agency: Agency) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, agency.pk])
        return bool(cursor.fetchone()[0])


def _in_parts(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[first : first + CHUNK] for first in range(0, len(things), CHUNK))


def _lay_off(ids: Sequence[int], now: datetime, told: Planned) -> None:
    for some in _in_parts(ids):
        rows = Warning.objects.filter(pk__in=some)
        told.void += rows.filter(state__in=[State.PLANNED, State.CLAIMED]).update(
            state=State.VOID, gone_at=now, claim=None
        )
        told.gone += rows.filter(gone_at=None).update(gone_at=now)


def _make(keys: Sequence[Key], agency: Agency, now: datetime, told: Planned) -> None:
    for some in _in_parts(keys):
        before = _again(some)
        fresh = [key for key in some if key not in before]
        Warning.objects.bulk_create(
            [
                Warning(
                    dossier_id=key.dossier,
                    agency=agency,
                    kind=key.kind,
                    instant=key.instant,
                    recipient_id=key.recipient,
                    planned_at=now,
                )
                for key in fresh
            ],
            ignore_conflicts=True,
        )
        told.planned += len(fresh)


def _again(keys: Sequence[Key]) -> set[Key]:
    """Those that there were before, standing again: one that was never sent is planned anew."""
    dossiers = {key.dossier for key in keys}
    rows = Warning.objects.filter(dossier_id__in=dossiers).exclude(gone_at=None)
    before = {Key(*row[1:]): row[0] for row in rows.values_list("pk", *_KEY)}
    ids = [before[key] for key in keys if key in before]
    Warning.objects.filter(pk__in=ids, state=State.VOID).update(state=State.PLANNED)
    Warning.objects.filter(pk__in=ids).update(gone_at=None)
    return before.keys() & set(keys)
