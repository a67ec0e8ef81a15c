"""DuckDB over files of facts: many communes at once, away from the register."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Self

from motcua.statistics.measures.texts import parameters, spell, statement


class Duck:
    """The measure sets over ``fact.parquet`` and ``wait.parquet`` in folders that ``facts.export`` wrote.

    ``start`` and ``end`` are local instants without zone, the end exclusive.
    """

    def __init__(self, folders: list[Path], start: datetime, end: datetime) -> None:
        import duckdb  # slow to load, and not needed for the reports of one commune

        self.connection = duckdb.connect()
        self.bounds = {"start": start, "end": end}
        for relation in ("fact", "wait"):
            paths = [str(folder / f"{relation}.parquet") for folder in folders]
            self.connection.from_parquet(paths).create_view(relation)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.connection.close()

    def rows(
        self, measure_set: str, names: dict[str, str] | None = None, **given: object
    ) -> list[dict[str, Any]]:
        """The rows of a measure set, column → value; ``names`` fill identifiers, ``given`` parameters."""
        sql = statement(measure_set, {}, **(names or {}))
        wanted = parameters(sql)
        bound = {name: value for name, value in {**self.bounds, **given}.items() if name in wanted}
        result = self.connection.execute(spell(sql, lambda name: f"${name}"), bound)
        columns = [column[0] for column in result.description]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
