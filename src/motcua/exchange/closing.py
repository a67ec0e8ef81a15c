"""Days without an hour in a commune's exports: they end when its own office closes.

The reading process knows the national hours alone; a commune that laid down its own has them put in here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from motcua.rules.calendar import Calendar

Facts = dict[str, dict[str, Any]]

ENDS = ("due_at", "finished_at", "handed_over_at")
"""The facts of which a day alone means its end."""


def closing_hours(calendar: Calendar) -> Callable[[Facts], None] | None:
    """Puts the closing hour of each day into facts that have a day alone; ``None`` where the nation's hours hold."""
    if not calendar.hours:
        return None

    @lru_cache(maxsize=4096)
    def end_of(day: str) -> str:
        return calendar.end_of_day(date.fromisoformat(day)).isoformat()

    def put_right(facts: Facts) -> None:
        for kind in ENDS:
            fact = facts.get(kind)
            if fact is not None and fact.get("p") == "day":
                facts[kind] = {**fact, "at": end_of(fact["at"][:10])}

    return put_right
