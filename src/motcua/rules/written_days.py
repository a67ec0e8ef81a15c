"""Days and moments as offices write them in lists: ``2026-04-14 09:12:00``, ``14/4/2026``, ``14/04/2026 09:12``."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from motcua.rules.zone import ZONE

_ISO = re.compile(r"^(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_LOCAL = re.compile(r"^(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_TIME = re.compile(r"^[T ]\s*(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})(?::(?P<second>\d{2}))?$")


def written_day(text: str) -> date:
    """The day that ``text`` names, a time after it left aside. Raises ``ValueError`` for none or an impossible one."""
    return _read(text)[0]


def written_moment(text: str) -> datetime:
    """The moment that ``text`` names in Vietnam; midnight where it names a day alone. Raises ``ValueError``."""
    day, hour = _read(text)
    return datetime.combine(day, hour, ZONE)


def _read(text: str) -> tuple[date, time]:
    text = text.strip()
    found = _ISO.match(text) or _LOCAL.match(text)
    if found is None:
        raise ValueError(text)
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    rest = text[found.end() :]
    if not rest.strip():
        return day, time()
    hour = _TIME.match(rest)
    if hour is None:
        raise ValueError(text)
    return day, time(int(hour["hour"]), int(hour["minute"]), int(hour["second"] or 0))
