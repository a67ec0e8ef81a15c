"""Large files in the Construction system's shape, written row by row."""

from __future__ import annotations

import csv
import random
from datetime import date, datetime, time, timedelta
from pathlib import Path

from motcua.demo.dossier import given
from motcua.demo.exports.construction import HEADERS, ONLINE, STYLE
from motcua.demo.offerings import Procedure, procedures
from motcua.demo.people import Person, person
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import due
from motcua.rules.zone import ZONE

FIRST, DAYS = date(2025, 2, 3), 480
TAKEN_AT = "2026-06-20T08:00:00+07:00"
OPEN_SHARE = 0.02
PEOPLE = 4000
NAME = 40


def write_rows(path: Path, number: int) -> None:
    """``number`` dossiers received over some sixteen months, most of them finished in time and handed over."""
    chance, calendar = random.Random(number), national_calendar()
    offered = [procedure for procedure in procedures().values() if procedure.limit]
    people = [person(chance) for _ in range(PEOPLE)]
    days = [day for day in (FIRST + timedelta(one) for one in range(DAYS)) if calendar.is_working_day(day)]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow(HEADERS)
        for serial in range(number):
            day = days[serial * len(days) // number]
            writer.writerow(_row(chance, serial, day, chance.choice(offered), chance.choice(people)))


def _row(
    chance: random.Random, serial: int, day: date, procedure: Procedure, who: Person
) -> tuple[object, ...]:
    received = datetime.combine(day, time(8 + serial % 3, chance.randrange(60), chance.randrange(60)), ZONE)
    promised = due(received, given(procedure.limit), national_calendar())
    finished = received + (promised - received) * chance.uniform(0.1, 0.95)
    is_open = chance.random() < OPEN_SHARE
    fetched = finished + timedelta(minutes=9)
    ended = ("", "", 4) if is_open else (f"{finished:{STYLE}}", f"{fetched:{STYLE}}", 10)
    code = f"G17.10993-{day:%Y%m%d}-{serial:07d}"
    asked = (code, procedure.code, procedure.name[:NAME], who.name, who.id_number, ONLINE)
    dates = (received - timedelta(hours=1), received, promised)
    paid = (procedure.fee, int(procedure.fee > 0))
    return (*asked, *(f"{moment:{STYLE}}" for moment in dates), *ended, *paid, 1, 1, int(not is_open))
