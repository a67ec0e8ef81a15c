"""The clock once more, written as a clerk would count: day by day and minute by minute on a paper calendar.

Slow and plain on purpose, and sharing nothing with the product but the calendar's own answers for single days.
Knows whole minutes only.
"""

from __future__ import annotations

import calendar as months
from datetime import date, datetime, time, timedelta

from motcua.rules.calendar import Calendar
from motcua.rules.clock import Limit, Suspension, Unit
from motcua.rules.zone import ZONE

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def works(calendar: Calendar, moment: datetime) -> bool:
    return any(one.start <= moment.time() < one.end for one in calendar.sessions_on(moment.date()))


def deemed(calendar: Calendar, moment: datetime) -> datetime:
    while not works(calendar, moment):
        moment += MINUTE
    return moment


def close(calendar: Calendar, day: date) -> datetime:
    while not calendar.sessions_on(day):
        day += DAY
    return datetime.combine(day, calendar.sessions_on(day)[-1].end, ZONE)


def after(calendar: Calendar, moment: datetime, minutes: int) -> datetime:
    while minutes:
        minutes -= works(calendar, moment)
        moment += MINUTE
    return moment


def minutes_between(calendar: Calendar, start: datetime, end: datetime) -> int:
    count = 0
    while start < end:
        count += works(calendar, start)
        start += MINUTE
    return count


def plain_due(calendar: Calendar, start: datetime, limit: Limit, more_days: int = 0) -> datetime:
    day = start.date()
    if limit.unit is Unit.WORKING_HOURS:
        return after(calendar, start, limit.number * 60)
    if limit.unit is Unit.WORKING_DAYS:
        for _ in range(limit.number):
            day = close(calendar, day + DAY).date()
        return close(calendar, day)
    if limit.unit is Unit.DAYS:
        return close(calendar, day + DAY * (limit.number + more_days))
    if limit.unit is Unit.MONTHS:
        for _ in range(limit.number):
            day = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        last = months.monthrange(day.year, day.month)[1]
        return close(calendar, day.replace(day=min(start.day, last)) + DAY * more_days)
    return close(calendar, day if start.time() <= time(15) else day + DAY)


def due(received: datetime, limit: Limit, calendar: Calendar, pauses: list[Suspension]) -> datetime:
    """For pauses that neither touch nor overlap, in order."""
    start = deemed(calendar, received)
    owed = plain_due(calendar, start, limit)
    more_days = 0
    for pause in pauses:
        assert pause.end is not None
        if pause.start >= owed:
            continue
        if pause.policy == "restart":
            start, more_days = deemed(calendar, pause.end), 0
            owed = plain_due(calendar, start, limit)
            continue
        since = max(pause.start, start)
        if pause.end <= since:
            continue
        if limit.unit in (Unit.DAYS, Unit.MONTHS):
            more_days += (pause.end.date() - since.date()).days
            owed = max(owed, plain_due(calendar, start, limit, more_days))
            day = pause.end.date()
            while owed < pause.end:
                owed = max(owed, close(calendar, day))
                day += DAY
        else:
            owed = after(calendar, owed, minutes_between(calendar, since, pause.end))
    return owed
