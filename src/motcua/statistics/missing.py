"""Rows that were left out of an import and are missing from the figures: told to the counting from above.

What was left out is known to the room that reads files, which lies above this one; it registers here, when the
program starts, how its rows are counted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Counter = Callable[[int, datetime], int]
"""(agency id, end of the period) → rows left out and not mended since that may belong before that end."""

_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """Have ``counter`` asked by every report; registering it again changes nothing."""
    if counter not in _counters:
        _counters.append(counter)


def missing_rows(agency_id: int, end: datetime) -> int:
    """How many rows a report of a period ending at ``end`` (aware, exclusive) does not have."""
    return sum(counter(agency_id, end) for counter in _counters)
