"""Writing the facts of agencies to Parquet files, which any engine can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from motcua.statistics.facts.source import FACT, WAIT, facts_sql, waits_sql
from motcua.statistics.measures.texts import spell

NOTHING = "\\N"
"""What stands for NULL on the way: an empty text is a text."""


def export(agencies: Sequence[int], folder: Path) -> None:
    """Write ``fact.parquet`` and ``wait.parquet`` of agencies (ids) into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {"agencies": list(agencies), "after": "-infinity", "before": "infinity", "open_at": "-infinity"}
    _write(facts_sql(), given, FACT, folder / "fact.parquet")
    _write(waits_sql(), given, WAIT, folder / "wait.parquet")


def _write(sql: str, given: Mapping[str, object], columns: Mapping[str, str], target: Path) -> None:
    import duckdb  # slow to load, and only needed here

    with TemporaryDirectory(dir=target.parent) as passing:
        rows = Path(passing) / "rows.csv"
        with connection.cursor() as cursor, rows.open("wb") as file:
            copy = (
                f"COPY (SELECT {', '.join(columns)} FROM ({sql}) x) TO STDOUT (FORMAT csv, NULL '{NOTHING}')"
            )
            with cursor.copy(spell(copy, lambda name: f"%({name})s"), given) as stream:
                for chunk in stream:
                    file.write(chunk)
        with duckdb.connect() as duck:
            read = duck.read_csv(
                str(rows),
                header=False,
                columns=dict(columns),
                na_values=NOTHING,
                delimiter=",",
                quotechar='"',
                # Columns are known; a file without any rows has nothing to be sniffed at.
                auto_detect=False,
            )
            read.write_parquet(str(target))
