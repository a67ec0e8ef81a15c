"""What the law lets happen by itself when its hour comes: done through the register's actions, never beside them.

A day without appointment ends in the evening: what is not decided by then is an ordinary dossier with a slip
(NĐ 118/2025/NĐ-CP article 17.4). A supplement that never came ends nothing by itself: an officer stops the dossier or
goes on without it (``register.actions.lapse``), and is told that it is time (``Kind.ANSWER_LATE``).
"""

from __future__ import annotations

import logging
from datetime import datetime, time

from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.register.actions.no_appointment import to_ordinary, unfinished
from motcua.register.models import CourseNow
from motcua.register.write import Unattended
from motcua.rules.zone import ZONE, local

BY_ITSELF = Unattended("rà hạn")
log = logging.getLogger(__name__)


def make_ordinary(now: datetime) -> int:
    """Make ordinary what was taken in without appointment on a day that has ended; how many. One transaction each."""
    open_at = CourseNow.objects.filter(open=True).order_by().values_list("agency_id", flat=True).distinct()
    made = 0
    for agency in Agency.objects.filter(pk__in=list(open_at)).order_by("pk"):
        for dossier_id in unfinished(agency, _ended_by(agency, now)):
            try:
                made += to_ordinary(dossier_id, BY_ITSELF, now)
            except Exception as error:  # one dossier that cannot be written must not keep the others from it
                log.warning("dossier %d was not made ordinary: %s", dossier_id, type(error).__name__)
    return made


def _ended_by(agency: Agency, now: datetime) -> datetime:
    """The instant before which whatever was received was received on a day that has ended."""
    here = local(now)
    evening = calendar_for(agency).end_of_day(here.date())
    return evening if here >= evening else datetime.combine(here.date(), time(), ZONE)
