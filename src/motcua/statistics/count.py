"""Counting one agency's period: each measure set asked once, all of them of one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, NamedTuple

from django.db import connection, transaction

from motcua.agencies.models import Agency
from motcua.rules.periods import Period
from motcua.rules.verdict import Rule
from motcua.statistics.engines.postgresql import Postgres
from motcua.statistics.measures.catalogue import BESIDE, BLOCK, BY_RULE, measure

Place = Literal["own", "vertical", "elsewhere"]
"""Counted by the commune itself, apart for a vertical agency, or apart as received for another commune."""

Rows = list[dict[str, Any]]


class Behind(NamedTuple):
    """A dossier behind a figure."""

    dossier_id: int
    code: str


class Member(NamedTuple):
    """A dossier that stands in a period: its groups, and the keys of the figures in which it is counted."""

    dossier_id: int
    code: str
    place: str
    field: str
    system: str
    unit: str
    mode: str
    linked_group: str
    keys: tuple[str, ...]


class Count:
    """The measure sets of an agency and period, made by ``counting``."""

    def __init__(self, agency: Agency, period: Period, engine: Postgres) -> None:
        self.agency = agency
        self.period = period
        self.engine = engine

    @cached_property
    def form(self) -> Rows:
        """Form II.06a in its finest grain: by place, field, system and unit."""
        return self.engine.rows("ii06a")

    @cached_property
    def shares(self) -> Rows:
        """Numerators and denominators, by place, mode of filing and linked group."""
        return self.engine.rows("shares")

    @cached_property
    def days(self) -> Rows:
        """Received and resolved by place, day of receipt and day on which processing ended."""
        return self.engine.rows("days")

    @cached_property
    def late(self) -> Rows:
        """The dossiers late by either rule, with their reasons."""
        return self.engine.rows("late")

    def previous(self) -> Count:
        """The period before, reckoned from the same moment and the same knowledge."""
        before = self.period.previous()
        return Count(self.agency, before, self.engine.between(before.start, before.end))

    def behind(
        self,
        key: str,
        rule: Rule = "instant",
        place: Place = "own",
        *,
        field: str | None = None,
        system: str | None = None,
        unit: str | None = None,
        mode: str | None = None,
        linked_group: str | None = None,
        received_day: str | None = None,
        finished_day: str | None = None,
    ) -> list[Behind]:
        """The dossiers behind the figure under ``key`` (``measures.catalogue``), in one group or in all.

        Days are ISO text. Raises ``KeyError`` for a key that names no figure.
        """
        rows = self.engine.rows(
            "behind",
            {"flag": measure(key, rule).flag},
            agency=self.agency.code,
            place=place,
            field=field,
            system=system,
            unit=unit,
            mode=mode,
            linked_group=linked_group,
            received_day=received_day,
            finished_day=finished_day,
        )
        return [Behind(row["dossier_id"], row["code"]) for row in rows]

    def members(self, rule: Rule = "instant") -> list[Member]:
        """Every dossier that stands in the period, with the keys of its figures: what a frozen report keeps."""
        measures = [measure(each.key, rule) for each in (*BLOCK, *BESIDE, *BY_RULE)]
        return [
            Member(
                dossier_id=row["dossier_id"],
                code=row["code"],
                place=row["place"],
                field=row["field"],
                system=row["system"],
                unit=row["unit"],
                mode=row["mode"],
                linked_group=row["linked_group"],
                keys=tuple(each.key for each in measures if row[each.flag]),
            )
            for row in self.engine.rows("members", agency=self.agency.code)
        ]


@contextmanager
def counting(agency: Agency, period: Period, known_at: datetime | None = None) -> Iterator[Count]:
    """A ``Count`` whose sets all see one moment, though an import may end between two of them.

    ``known_at``: reckon with what was recorded by that instant; ``None`` is everything recorded so far.
    """
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield Count(
            agency, period, Postgres([agency.pk], period.start, period.end, _shadows(agency, known_at))
        )


def _shadows(agency: Agency, known_at: datetime | None) -> Mapping[str, str]:
    if known_at is None:
        return {}
    from motcua.statistics.known import shadows  # derives anew: not needed for what is known now

    return shadows(agency, known_at)
