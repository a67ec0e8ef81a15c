"""Rows that were left out of an import and are missing from the figures: told to the counting from above.

What was left out is known to the room that reads files, which lies above this one; it registers here, when the
program starts, how its rows are counted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from motcua.agencies.models import Agency

Counter = Callable[[Agency, datetime, datetime | None], int]
"""(agency, end of the period, known at) → rows left out and not mended by then that may belong before that end."""

_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """Have ``counter`` asked by every report; registering it again changes nothing."""
    if counter not in _counters:
        _counters.append(counter)


def missing_rows(agency: Agency, end: datetime, known_at: datetime | None = None) -> int:
    """How many rows a report of a period ending at ``end`` (aware, exclusive) lacks, as of ``known_at`` or now."""
    return sum(counter(agency, end, known_at) for counter in _counters)
