"""``actions-million``: acts per second in a register of a million dossiers, against one of a hundredth of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.actions import CASES
from bench.measure import PER_SECOND, Result, size
from bench.million import SMALL_DATABASE, million
from bench.scratch import DATABASE

LARGE_DATABASE = "motcua_large"
ROUNDS = 9
"""A round is half a second of acts: what the server still does after the import that fills it weighs on some."""


def measure() -> Iterator[Result]:
    """One result; the two registers take turns."""
    found, cases = million(), size("actions-million", CASES)
    found.scratch.rename(DATABASE, LARGE_DATABASE)
    rates: dict[str, list[float]] = {SMALL_DATABASE: [], LARGE_DATABASE: []}
    for name in list(rates) * ROUNDS:
        found.scratch.rename(name, DATABASE)
        rates[name].append(found.scratch.python("bench.approval.ours", cases)["rate"])
        found.scratch.rename(DATABASE, name)
    found.scratch.rename(LARGE_DATABASE, DATABASE)
    small, large = (statistics.median(rates[name]) for name in (SMALL_DATABASE, LARGE_DATABASE))
    yield Result("actions-million", PER_SECOND, large, small, f"{found.small:,} dossiers", aim=0.9)
