"""What the page of an import says of its files."""

from __future__ import annotations

from pathlib import Path

from motcua.control.run_view import files
from tests.exchange.importing import take_in
from tests.exchange.test_own_lists import PETITIONS, written


def test_rows_at_fault_of_the_communes_own_list_are_counted_beside_the_file(cast, tmp_path: Path) -> None:
    for dry_run in (True, False):
        run, _ = take_in(
            cast.commune, written(tmp_path / "pakn.csv", PETITIONS), dry_run=dry_run, skip_bad=True
        )
        (shown,) = files(run)
        assert (shown["bad"], shown["mend_count"], bool(shown["mend"])) == ("2", "2", True)
