"""``actions-million``: acts per second in a register of a million dossiers, against one of a thousand."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.actions import CASES
from bench.measure import PER_SECOND, Result, size
from bench.million import Million, million
from bench.rows import TAKEN_AT, write_rows
from bench.scratch import DATABASE

LARGE_DATABASE, THOUSAND_DATABASE = "motcua_large", "motcua_thousand"
ROUNDS = 9
"""A round is half a second of acts: what the server still does after the import that fills it weighs on some."""


def measure() -> Iterator[Result]:
    """One result; the two registers take turns."""
    found, cases = million(), size("actions-million", CASES)
    found.scratch.rename(DATABASE, LARGE_DATABASE)
    rows = _thousand(found)
    rates: dict[str, list[float]] = {THOUSAND_DATABASE: [], LARGE_DATABASE: []}
    for name in list(rates) * ROUNDS:
        found.scratch.rename(name, DATABASE)
        rates[name].append(found.scratch.python("bench.approval.ours", cases)["rate"])
        found.scratch.rename(DATABASE, name)
    found.scratch.rename(LARGE_DATABASE, DATABASE)
    small, large = (statistics.median(rates[name]) for name in (THOUSAND_DATABASE, LARGE_DATABASE))
    yield Result("actions-million", PER_SECOND, large, small, f"{rows:,} dossiers", aim=0.9)


def _thousand(found: Million) -> int:
    """Fill a register of a thousandth beside the large one; how many rows that are."""
    rows = max(found.rows // 1000, 1)
    file = found.file.with_name("thousand.csv")
    write_rows(file, rows)
    found.scratch.put_back()
    found.scratch.import_files(file, taken_at=TAKEN_AT)
    found.scratch.rename(DATABASE, THOUSAND_DATABASE)
    return rows
