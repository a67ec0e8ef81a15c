"""Which procedures a commune decides at once, on which days of the week: "thứ Tư không hẹn" and the like."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from motcua.agencies.models import Agency
from motcua.catalogue.models import NoAppointment, Procedure

MONDAY, SUNDAY = 1, 7


def without_appointment(agency: Agency, code: str, day: date) -> bool:
    """Whether ``agency`` decides the procedure of that code at once on ``day``."""
    found = NoAppointment.objects.filter(agency=agency, procedure__code=code).first()
    return found is not None and day.isoweekday() in found.weekdays


def codes_on(agency: Agency, day: date) -> set[str]:
    """The codes of all that ``agency`` decides at once on ``day``."""
    rows = NoAppointment.objects.filter(agency=agency).values_list("procedure__code", "weekdays")
    return {code for code, weekdays in rows if day.isoweekday() in weekdays}


def lay_down_no_appointment(agency: Agency, code: str, weekdays: Collection[int]) -> None:
    """Set the days (1 Monday … 7 Sunday) for one procedure; none takes it off the list.

    Raises ``Procedure.DoesNotExist`` and, for a day that is none, ``ValueError``.
    """
    days = sorted(set(weekdays))
    if not all(MONDAY <= day <= SUNDAY for day in days):
        raise ValueError(days)
    procedure = Procedure.objects.get(code=code)
    if not days:
        NoAppointment.objects.filter(agency=agency, procedure=procedure).delete()
        return
    NoAppointment.objects.update_or_create(agency=agency, procedure=procedure, defaults={"weekdays": days})
