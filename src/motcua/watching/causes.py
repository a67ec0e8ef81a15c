"""What there is to warn of at one agency now, and whom: read off the open courses, nothing kept in memory.

Before a date whoever has the work in hand is warned, after it whoever watches over the unit too; the same for an
answer that does not come (the time runs on) and a dossier on which nobody acts. A letter of apology is owed before
the date (NĐ 118/2025/NĐ-CP article 19.9), so who signs it is told before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import F, Q

from motcua.agencies.models import Agency, AgencySettings
from motcua.agencies.working_calendar import calendar_for
from motcua.register.models import CourseNow
from motcua.register.stages_of_work import idle_since
from motcua.register.vocabulary import Status
from motcua.register.waiting import for_others
from motcua.watching.models import Kind
from motcua.watching.recipients import Post, Posts

DAY = timedelta(hours=8)
"""A working day, in working time."""

Cause = tuple[str, datetime]
HOLDER, LEADER, COUNTER = "holder", "leader", "counter"
TOLD = {
    Kind.ACCEPT_SOON: (HOLDER,),
    Kind.ACCEPT_LATE: (HOLDER, LEADER),
    Kind.STEP_SOON: (HOLDER,),
    Kind.STEP_LATE: (HOLDER, LEADER),
    Kind.DUE_SOON: (HOLDER,),
    Kind.DUE_LATE: (HOLDER, LEADER),
    Kind.APOLOGY_DUE: (HOLDER, LEADER),
    Kind.ANSWER_LATE: (HOLDER, LEADER),
    Kind.IDLE: (HOLDER, LEADER),
    Kind.SLIP_OWED: (COUNTER,),
    Kind.ACROSS_LATE: (COUNTER,),
}


class Key(NamedTuple):
    """What makes a warning one: the unique columns of its row."""

    dossier: int
    kind: str
    instant: datetime
    recipient: int


@dataclass(frozen=True)
class Moments:
    """The instants before which something counts as near: ``soon`` for dates, ``tomorrow`` for apologies."""

    now: datetime
    soon: datetime
    tomorrow: datetime
    idle_since: datetime


def moments(agency: Agency, settings: AgencySettings, now: datetime) -> Moments:
    """As ``agency`` laid down, in its working time."""
    calendar = calendar_for(agency)
    soon = calendar.add_working_time(now, timedelta(hours=settings.warn_before_hours))
    tomorrow = calendar.add_working_time(now, DAY)
    return Moments(now, soon, tomorrow, idle_since(calendar, settings.idle_days, now))


def wanted(agency: Agency, at: Moments, posts: Posts) -> Iterator[Key]:
    """Every warning that there is cause for now at ``agency``, for each recipient."""
    rows = (
        CourseNow.objects.filter(_near(at), open=True, agency=agency, dossier__merged_into__isnull=True)
        .annotate(
            due_at=F("dossier__due_at"),
            finished_at=F("dossier__finished_at"),
            status=F("dossier__status"),
            handler=F("dossier__handler_id"),
        )
        .order_by("pk")
    )
    for one in rows.iterator(chunk_size=2000):
        post = Post(one.handler, one.role, one.unit_id, one.officer_id, filed=one.status == Status.FILED)
        for kind, instant in _causes(one, at):
            for recipient in sorted(_told(kind, post, posts)):
                yield Key(one.pk, kind, instant, recipient)


def wanted_across(agency: Agency, at: Moments, posts: Posts) -> Iterator[Key]:
    """Of what ``agency`` took in for other communes: not received there in time, or without a result by its date.

    The applicant comes back to the counter that took it in, whoever is late.
    """
    late = Q(dossier__due_at__lt=at.now) | Q(dossier__status=Status.FILED, accept_by__lt=at.now)
    rows = (
        for_others([agency.pk]).filter(late).order_by("pk").values_list("pk", "dossier__due_at", "accept_by")
    )
    for pk, due_at, accept_by in rows:
        instant = due_at or accept_by
        if instant is not None:
            yield from (Key(pk, Kind.ACROSS_LATE.value, instant, one) for one in sorted(posts.counter()))


def _told(kind: str, post: Post, posts: Posts) -> set[int]:
    """Whom a warning of ``kind`` concerns."""
    who = TOLD[Kind(kind)]
    found = posts.holders(post) if HOLDER in who else set()
    found |= posts.leaders(post) if LEADER in who else set()
    return found | posts.counter() if COUNTER in who else found


def _near(at: Moments) -> Q:
    latest = max(at.soon, at.tomorrow)
    return (
        Q(step_due_at__lt=latest)
        | Q(dossier__due_at__lt=latest)
        | Q(answer_by__lt=at.now)
        | Q(last_act_at__lt=at.idle_since)
        | Q(slip_owed_at__isnull=False)
    )


def _causes(one: CourseNow, at: Moments) -> Iterator[Cause]:
    """What there is to say of one open dossier; ``one`` carries the dossier's due date, end and status."""
    due_at: datetime | None = one.due_at  # type: ignore[attr-defined]
    finished = one.finished_at is not None  # type: ignore[attr-defined]
    if one.answer_by is not None and one.answer_by < at.now:
        yield Kind.ANSWER_LATE.value, one.answer_by
    if one.slip_owed_at is not None:
        yield Kind.SLIP_OWED.value, one.slip_owed_at
    if finished:
        return  # the result waits for its applicant: no date runs, and nobody need act
    if one.status == Status.FILED:  # type: ignore[attr-defined]
        yield from _dated(one.accept_by, at, Kind.ACCEPT_SOON, Kind.ACCEPT_LATE)
        return
    if not one.stands:
        yield from _dated(one.step_due_at, at, Kind.STEP_SOON, Kind.STEP_LATE)
    yield from _dated(due_at, at, Kind.DUE_SOON, Kind.DUE_LATE)
    if due_at is not None and at.now <= due_at < at.tomorrow and one.apology_due_at is None:
        yield Kind.APOLOGY_DUE.value, due_at
    answered = not one.waits_for or (one.answer_by is not None and one.answer_by < at.now)
    if one.last_act_at is not None and one.last_act_at < at.idle_since and answered:
        yield Kind.IDLE.value, one.last_act_at


def _dated(instant: datetime | None, at: Moments, soon: Kind, late: Kind) -> Iterator[Cause]:
    if instant is None or instant >= at.soon:
        return
    yield (late if instant < at.now else soon).value, instant
