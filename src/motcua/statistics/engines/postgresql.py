"""PostgreSQL over the register: the measure sets of some agencies, now or as known at an instant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.rules import zone
from motcua.statistics.facts.source import facts_sql, waits_sql
from motcua.statistics.measures.texts import parameters, spell, statement


def local(moment: datetime) -> datetime:
    """An aware instant as the wall clock shows it here, without zone."""
    return zone.local(moment).replace(tzinfo=None)


class Postgres:
    """The measure sets of ``agencies`` (ids) between two aware instants, the end exclusive.

    ``shadows`` (name → SQL) stand in front of the register's tables of the same names: this is how the
    figures are reckoned as they were known at an earlier instant (``known.shadows``).
    """

    def __init__(
        self,
        agencies: Sequence[int],
        start: datetime,
        end: datetime,
        shadows: Mapping[str, str] | None = None,
    ) -> None:
        self.agencies = list(agencies)
        self.shadows = shadows or {}
        self.relations = {**self.shadows, "fact": facts_sql(), "wait": waits_sql()}
        self.given = {
            "agencies": self.agencies,
            "after": start,
            "before": end,
            "open_at": end,
            "start": local(start),
            "end": local(end),
        }

    def between(self, start: datetime, end: datetime) -> Postgres:
        """The same agencies and knowledge between two other instants."""
        return Postgres(self.agencies, start, end, self.shadows)

    def sql(
        self, measure_set: str, names: dict[str, str] | None = None, **given: object
    ) -> tuple[str, dict[str, Any]]:
        """The statement of a measure set as the driver takes it, and its parameters."""
        sql = statement(measure_set, self.relations, **(names or {}))
        wanted = parameters(sql)
        bound = {name: value for name, value in {**self.given, **given}.items() if name in wanted}
        return spell(sql, lambda name: f"%({name})s"), bound

    def rows(
        self, measure_set: str, names: dict[str, str] | None = None, **given: object
    ) -> list[dict[str, Any]]:
        """The rows of a measure set, column → value; ``names`` fill identifiers, ``given`` parameters."""
        with connection.cursor() as cursor:
            cursor.execute(*self.sql(measure_set, names, **given))
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def register_rows(self, query: str, **given: Any) -> list[tuple[Any, ...]]:
        """The rows of a SELECT over the register's own tables as they were known; parameters as ``%(name)s``."""
        known = ",\n".join(f"{name} AS (\n{sql}\n)" for name, sql in self.shadows.items())
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {known}\n{query}" if known else query, given)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows
