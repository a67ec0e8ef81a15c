"""What the law lets happen by itself when its hour comes: done through the register's actions, never beside them.

A day without appointment ends in the evening: what is not decided by then is an ordinary dossier with a slip
(NĐ 118/2025/NĐ-CP article 17.4). When a supplement never came, what the request announced is done once the hours have
passed in which what came in time can still be recorded; where an officer must judge, that officer is told that it is
time (``Kind.ANSWER_LATE``), and the form that a stop owes the applicant is an officer's too (``Kind.SLIP_OWED``).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.register.actions.lapse import lapse_by_itself
from motcua.register.actions.no_appointment import to_ordinary, unfinished
from motcua.register.models import CourseNow
from motcua.register.vocabulary import Status
from motcua.register.write import Unattended
from motcua.rules.zone import ZONE, local

BY_ITSELF = Unattended("rà hạn")
log = logging.getLogger(__name__)


class Due(NamedTuple):
    """How many were made ``ordinary``, and of how many the supplement ``lapsed``."""

    ordinary: int
    lapsed: int


def do_what_is_due(now: datetime) -> Due:
    """All of it, at every agency with open dossiers."""
    open_at = CourseNow.objects.filter(open=True).order_by().values_list("agency_id", flat=True).distinct()
    busy = Agency.objects.filter(pk__in=list(open_at)).select_related("settings").order_by("pk")
    ordinary = lapsed = 0
    for agency in busy:
        ended = _ended_by(agency, now)
        ordinary += sum(_done("made ordinary", one, to_ordinary, now) for one in unfinished(agency, ended))
        hours = _hours_after(agency)
        lapse = partial(lapse_by_itself, after=hours)
        lapsed += sum(_done("lapsed", one, lapse, now) for one in _never_came(agency, hours, now))
    return Due(ordinary, lapsed)


def _done(
    what: str, dossier_id: int, act: Callable[[int, Unattended, datetime], bool], now: datetime
) -> bool:
    """One act in its own transaction; whether it was done."""
    try:
        return act(dossier_id, BY_ITSELF, now)
    except Exception as error:  # one dossier that cannot be written must not keep the others from it
        log.warning("dossier %d was not %s: %s", dossier_id, what, type(error).__name__)
        return False


def _hours_after(agency: Agency) -> timedelta:
    return timedelta(hours=laid_down(agency).lapse_after_hours)


def _never_came(agency: Agency, hours: timedelta, now: datetime) -> list[int]:
    """Ids of dossiers that may wait for a supplement beyond its deadline and the hours after it: the act looks at the
    deadline of the supplement, this at the first of all that they wait for.
    """
    calendar = calendar_for(agency)
    rows = CourseNow.objects.filter(
        agency=agency,
        open=True,
        dossier__status=Status.WAITING_SUPPLEMENT,
        dossier__merged_into__isnull=True,
        answer_by__lt=now,
    )
    return [
        one
        for one, answer_by in rows.order_by("pk").values_list("pk", "answer_by")
        if answer_by is not None and calendar.add_working_time(answer_by, hours) <= now
    ]


def _ended_by(agency: Agency, now: datetime) -> datetime:
    """The instant before which whatever was received was received on a day that has ended."""
    here = local(now)
    evening = calendar_for(agency).end_of_day(here.date())
    return evening if here >= evening else datetime.combine(here.date(), time(), ZONE)
