"""What happened on each day of a period, and how many days dossiers took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from motcua.rules.periods import Period

Row = Mapping[str, Any]


def daily(rows: Iterable[Row], period: Period) -> list[dict[str, Any]]:
    """Every day of the period with what was received and resolved on it, zeros included."""
    received: Counter[date] = Counter()
    resolved: Counter[date] = Counter()
    for row in rows:
        received[row["received_day"]] += row["received_in_period"]
        if row["resolved"]:
            resolved[row["finished_day"]] += row["resolved"]
    days = (period.first + timedelta(days=passed) for passed in range((period.last - period.first).days + 1))
    return [{"day": day.isoformat(), "received": received[day], "resolved": resolved[day]} for day in days]


def durations(rows: Iterable[Row]) -> dict[str, int | None]:
    """Calendar days from receipt to the end of processing of the resolved: the median, and what nine in ten kept."""
    taken: Counter[int] = Counter()
    for row in rows:
        if row["resolved"]:
            taken[(row["finished_day"] - row["received_day"]).days] += row["resolved"]
    return {"median_days": _reached(taken, 50), "days_of_nine_in_ten": _reached(taken, 90)}


def _reached(taken: Counter[int], percentage: int) -> int | None:
    """The fewest days within which at least so many percent were done."""
    wanted = taken.total() * percentage
    so_far = 0
    for days in sorted(taken):
        so_far += taken[days] * 100
        if so_far >= wanted:
            return days
    return None
