"""The working calendar of an agency: the nation's, with the days on which this agency differs."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import lru_cache

from motcua.agencies.models import Agency, CalendarChange
from motcua.rules.calendar import Calendar, DayKind, SpecialDay, national_calendar

_Change = tuple[str, str, str]
_KINDS = {"holiday": DayKind.HOLIDAY, "make_up": DayKind.MAKE_UP}


def calendar_for(agency: Agency) -> Calendar:
    """The calendar by which ``agency`` reckons today. Equal changes give the same object, tables and all."""
    rows = CalendarChange.objects.filter(agency=agency).order_by("day").values_list("day", "kind", "basis")
    changes = tuple((day.isoformat(), kind, basis) for day, kind, basis in rows)
    return _changed(agency.code, changes) if changes else national_calendar()


@lru_cache(maxsize=256)
def _changed(code: str, changes: tuple[_Change, ...]) -> Calendar:
    national = national_calendar()
    days = [
        SpecialDay(datetime.fromisoformat(day).date(), _KINDS[kind], basis, basis)
        for day, kind, basis in changes
    ]
    # Other days make another version, however many they are: a signed report names the one that it rests on.
    name = hashlib.blake2b(repr(changes).encode(), digest_size=4).hexdigest()
    return national.with_changes(f"{national.version}+{code}.{name}", days=days)
