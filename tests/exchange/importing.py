"""Importing in tests: files straight into the register of this test's database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.exchange.importing import carry_out, open_run
from motcua.exchange.readers import Readers
from motcua.exchange.results import ImportResult
from motcua.exchange.storage import in_order, store
from motcua.rules.zone import ZONE

if TYPE_CHECKING:
    from motcua.agencies.models import Agency, Officer
    from motcua.exchange.models import ImportRun

TAKEN = datetime(2026, 6, 19, 17, tzinfo=ZONE)


def take_in(
    agency: Agency,
    *paths: Path,
    taken_at: datetime = TAKEN,
    dry_run: bool = False,
    skip_bad: bool = False,
    named: bool = True,
    officer: Officer | None = None,
) -> tuple[ImportRun, ImportResult]:
    """Import files as one run."""
    files = in_order(store(path, paths[0].parent / ".files", named=named) for path in paths)
    run = open_run(agency, officer, files, taken_at, via="cli", skip_bad=skip_bad)
    with Readers(files, None, taken_at) as readers:
        result = carry_out(run, readers, dry_run=dry_run, skip_bad=skip_bad)
    run.refresh_from_db()
    return run, result


def codes(issues: Sequence) -> Counter[str]:
    """How many issues there are of each code."""
    return Counter(issue.code for issue in issues)


def counts(result: ImportResult) -> tuple[int, int, int, int, int]:
    """(new, changed, merged, same, skipped)"""
    found = result.counts
    return found.new, found.changed, found.merged, found.same, found.skipped
