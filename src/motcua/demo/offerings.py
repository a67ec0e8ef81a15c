"""The sample commune's procedures: 374 facts of our own form, and the list that the commune loads them from."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib import resources

from motcua.rules.clock import Limit, Unit

CATALOGUE_COLUMNS = (
    "code", "name", "field", "ministry", "days", "unit", "same_day", "level", "decision", "components", "name_source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure that the commune offers. ``fee`` in đồng; without ``limit`` its law lays none down."""

    code: str
    name: str
    field: str
    days: str
    unit: str
    same_day: bool
    level: str
    fee: int

    @property
    def limit(self) -> Limit | None:
        """What the clock needs; ``trong ngày`` whatever the number of days."""
        if self.same_day:
            return Limit(1, Unit.SAME_DAY)
        return Limit(int(self.days), Unit.parse(self.unit)) if self.days else None

    @property
    def working_days(self) -> int:
        """Roughly how many working days there are to do it in; nought within the day."""
        limit = self.limit
        if limit is None or limit.unit in (Unit.SAME_DAY, Unit.WORKING_HOURS):
            return 0
        return limit.number if limit.unit is Unit.WORKING_DAYS else limit.number * 5 // 7


@cache
def procedures() -> dict[str, Procedure]:
    """Code → procedure, in the order of fields and codes."""
    text = resources.files("motcua.demo").joinpath("data/procedures.csv").read_text("utf-8")
    return {
        row["code"]: Procedure(
            row["code"],
            row["name"],
            row["field"],
            row["days"],
            row["unit"],
            row["same_day"] == "1",
            row["level"],
            int(row["fee"]),
        )
        for row in csv.DictReader(io.StringIO(text))
    }


def catalogue_csv() -> bytes:
    """The list in the form that ``motcua catalogue load`` reads."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, CATALOGUE_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for procedure in procedures().values():
        writer.writerow(
            {
                "code": procedure.code,
                "name": procedure.name,
                "field": procedure.field,
                "days": procedure.days,
                "unit": procedure.unit,
                "same_day": int(procedure.same_day),
                "level": procedure.level,
            }
        )
    return stream.getvalue().encode("utf-8")
