"""``clock``: due dates per second, against walking the same calendar day by day, as such sums are usually done."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from bench.measure import PER_SECOND, Result, side_by_side, size
from motcua.demo.offerings import procedures
from motcua.rules.calendar import Calendar, national_calendar
from motcua.rules.clock import Limit, Unit, due
from motcua.rules.zone import ZONE

Case = tuple[datetime, Limit]
DAY = timedelta(days=1)
CHECKED = 5000


def measure() -> Iterator[Result]:
    """One result. Both give the same dates, or there is nothing to compare."""
    calendar, cases = national_calendar(), _cases(size("clock", 40_000))
    ours = partial(_reckoned, calendar=calendar)
    walk = partial(_walked, calendar=calendar)
    if ours(cases[:CHECKED]) != walk(cases[:CHECKED]):
        raise AssertionError("the walk and the clock differ")
    reckoning, walking = side_by_side(partial(ours, cases), partial(walk, cases), 5)
    yield Result(
        "clock", PER_SECOND, len(cases) / reckoning, len(cases) / walking, "a walk day by day", aim=20
    )


def _cases(number: int) -> list[Case]:
    """Receipts at any hour of eight months, with each limit in working days that a commune's catalogue has."""
    limits = {one.limit for one in procedures().values() if one.limit}
    in_days = sorted(
        (limit for limit in limits if limit.unit is Unit.WORKING_DAYS), key=lambda limit: limit.number
    )
    chance, start = random.Random(2026), datetime(2026, 1, 5, tzinfo=ZONE)
    return [
        (
            start + timedelta(days=chance.randrange(240), seconds=chance.randrange(86_400)),
            chance.choice(in_days),
        )
        for _ in range(number)
    ]


def _reckoned(cases: list[Case], calendar: Calendar) -> list[datetime]:
    return [due(received, limit, calendar) for received, limit in cases]


def _walked(cases: list[Case], calendar: Calendar) -> list[datetime]:
    return [walked_due(received, limit, calendar) for received, limit in cases]


def walked_due(received: datetime, limit: Limit, calendar: Calendar) -> datetime:
    """The due instant of a limit in working days, found by asking the calendar about one day after the other."""
    moment, left = calendar.deemed_receipt(received), limit.number
    while left:
        moment += DAY
        if calendar.is_working_day(moment.date()):
            left -= 1
    return calendar.end_of_day(moment.date())
