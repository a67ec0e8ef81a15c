"""Stays of a dossier at its steps, and the ledger of its time that they make, written shortly."""

from __future__ import annotations

from motcua.rules.budget import (
    Ledger,
    Stay,
    ledger,
)
from motcua.rules.calendar import national_calendar
from tests.rules.moments import at

CALENDAR = national_calendar()
HOUR = 3600
COMMUNE, LAND = "xa", "dat-dai"
AGENCIES = {"tiep-nhan": ("quay", COMMUNE), "thu-ly": ("phong", COMMUNE), "ky": ("lanh-dao", COMMUNE)}
HOURS = {"tiep-nhan": 4, "thu-ly": 24, "ky": 4}


def stay(step: str, since: str, until: str | None, hours: int | None = None) -> Stay:
    """A stay at a step of the process; ``hours`` other than its usual ones."""
    unit, agency = AGENCIES[step]
    allotted = HOUR * (HOURS[step] if hours is None else hours)
    return Stay(step, step, unit, agency, at(since), at(until) if until else None, allotted)


def errand(since: str, until: str | None, hours: int = 0) -> Stay:
    """An opinion asked of the land registry while the handler waits."""
    return Stay(
        "thu-ly", "lấy ý kiến", "", LAND, at(since), at(until) if until else None, hours * HOUR, outside=True
    )


def kept(*stays: Stay, due="03-06 12:00", as_of="03-31 08:00", finished=None, pauses=()) -> Ledger:
    """The ledger of a dossier received on Monday 2 March at 08:00 with 32 working hours."""
    return ledger(
        at("03-02 07:30"),
        at(due),
        CALENDAR,
        stays,
        pauses,
        as_of=at(as_of),
        finished=at(finished) if finished else None,
    )


def told(one: Ledger) -> list[tuple[str, float, float, float, float, float]]:
    """Step, and in hours: allotted, carried in, used, left, overrun."""
    return [
        (
            entry.step if not entry.outside else f"@{entry.agency}",
            *(
                amount / HOUR
                for amount in (entry.allotted, entry.carried_in, entry.used, entry.left, entry.overrun)
            ),
        )
        for entry in one.entries
    ]
