"""When things happen at a counter: more in the morning, more after days off, evenings for those who file from home."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from functools import cached_property

from motcua.rules.calendar import Calendar
from motcua.rules.zone import ZONE

WEEKDAYS = (1.14, 1.08, 1.0, 0.96, 0.98, 0.0, 0.0)
HOURS = {7: 0.55, 8: 1.2, 9: 1.3, 10: 1.15, 11: 0.7, 13: 0.4, 14: 1.2, 15: 1.05, 16: 0.75}
AFTER_DAYS_OFF = 1.25
SHORTEST = timedelta(minutes=6)


class Rhythm:
    """Draws instants from the working days between two dates, both included."""

    def __init__(self, chance: random.Random, calendar: Calendar, first: date, last: date) -> None:
        self.chance = chance
        self.calendar = calendar
        span = (first + timedelta(days=number) for number in range((last - first).days + 1))
        self.days = [day for day in span if calendar.is_working_day(day)]

    @cached_property
    def weights(self) -> list[float]:
        """How busy each working day is, beside the others."""
        busy, before = [], None
        for day in self.days:
            rested = before is not None and (day - before).days > 3
            busy.append((WEEKDAYS[day.weekday()] or 1.0) * (AFTER_DAYS_OFF if rested else 1.0))
            before = day
        return busy

    def receipt(self) -> datetime:
        """An instant of receipt within working time."""
        day = self.chance.choices(self.days, self.weights)[0]
        while True:
            hour = self.chance.choices(list(HOURS), list(HOURS.values()))[0]
            clock = time(hour, self.chance.randrange(60), self.chance.randrange(60))
            if any(session.start <= clock < session.end for session in self.calendar.sessions_on(day)):
                return datetime.combine(day, clock, ZONE)

    def filing(self, received: datetime) -> datetime:
        """When what was received then had been filed: an hour or two before, or on an evening before."""
        if self.chance.random() < 0.6:
            return received - timedelta(
                minutes=self.chance.randint(9, 150), seconds=self.chance.randrange(60)
            )
        evening = received.date() - timedelta(days=self.chance.choice((1, 1, 1, 2)))
        clock = time(self.chance.randint(18, 22), self.chance.randrange(60), self.chance.randrange(60))
        return datetime.combine(evening, clock, ZONE)

    def within(self, since: datetime, until: datetime, low: float, high: float) -> datetime:
        """An instant of working time strictly between the two, at a share of it from ``low`` to ``high``."""
        room = self.calendar.working_time_between(since, until)
        share = low + (high - low) * self.chance.betavariate(1.7, 1.9)
        spent = max(room * share, min(SHORTEST, room / 2))
        moment = self.calendar.add_working_time(since, timedelta(seconds=int(spent.total_seconds())))
        return min(moment, until - timedelta(seconds=self.chance.randint(1, 59)))
