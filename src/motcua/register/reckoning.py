"""Open dossiers projected anew when what they are seen against is another: catalogue, names of agencies, calendar."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency, AgencySettings, CalendarChange, WorkingHours
from motcua.agencies.working_calendar import calendar_for
from motcua.register import rewrite
from motcua.register.models import Dossier
from motcua.register.turns import one_at_a_time, turn_if_free
from motcua.register.write import refresh
from motcua.rules.calendar import national_calendar

CHUNK = 2000


def surroundings_changed(agency: Agency, now: datetime) -> int:
    """Project anew what a new catalogue or new names of agencies may move; how many dossiers were looked at.

    Those are the open ones, those of an unknown procedure, and those that another than the commune handles. A
    closed dossier keeps the version of its procedure, and one that is handled here all that it was received under.
    An import of the commune ends first, for it reckons by what it began with; and nobody acts on a dossier between
    the reading of its events and the writing of what came of them.
    """
    one_at_a_time(agency)
    movable = Dossier.objects.filter(agency=agency, owned=False, merged_into__isnull=True).filter(
        Q(finished_at__isnull=True) | Q(version__isnull=True) | Q(handler__isnull=True) | ~Q(handler=agency)
    )
    ids = list(movable.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        with connection.cursor() as cursor:
            rewrite.hold(cursor, chunk)
        refresh(chunk, now)
    AgencySettings.objects.update_or_create(
        agency=agency, defaults={"reckoned_by": calendar_for(agency).version}
    )
    return len(ids)


def reckon_anew(now: datetime) -> int:
    """The open dossiers of communes whose calendar is another than the one by which they were last reckoned: a new
    version of the program may bring the nation's next. How many were looked at. Where an import is under way it waits
    for the next time, and warnings do not wait for either."""
    looked_at = 0
    for agency in _perhaps_otherwise():
        if laid_down(agency).reckoned_by != calendar_for(agency).version:
            with transaction.atomic():
                if turn_if_free(agency):
                    looked_at += surroundings_changed(agency, now)
    return looked_at


def _perhaps_otherwise() -> QuerySet[Agency]:
    """The communes with a register, without those that have the nation's calendar and were reckoned by that: asked
    every minute, however many they are and however much they hold."""

    def of(model: type[Model], **only: Any) -> Exists:
        return Exists(model.objects.filter(agency=OuterRef("pk"), **only))  # type: ignore[attr-defined]

    own = of(CalendarChange, withdrawn_at=None) | of(WorkingHours, withdrawn_at=None)
    as_the_nation = Q(settings__reckoned_by=national_calendar().version)
    found = Agency.objects.filter(of(Dossier)).filter(own | ~as_the_nation)
    return found.select_related("settings")
