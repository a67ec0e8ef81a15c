"""What each stretch took of a limit: together exactly the limit."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from motcua.rules import written
from motcua.rules.amounts import BY_WORK, first_day, taken
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Explanation, Limit, Suspension, Unit, explain
from motcua.rules.zone import ZONE
from tests.rules.test_clock_properties import dossiers

DAY = timedelta(hours=8)
CALENDAR = national_calendar()


def explained(received: str, limit: str, unit: str, suspensions: str = "") -> Explanation:
    pauses: list[Suspension] = [written.suspension(one) for one in suspensions.split()]
    return explain(written.moment(received), written.limit(limit, unit), CALENDAR, pauses)


def hours(explanation: Explanation) -> list[float]:
    return [one.work / timedelta(hours=1) for one in taken(explanation, CALENDAR)]


def owed(limit: Limit) -> timedelta:
    return timedelta(hours=limit.number) if limit.unit is Unit.WORKING_HOURS else limit.number * DAY


def test_of_working_hours_every_hour_counts_and_no_night() -> None:
    explanation = explained("2026-03-06T16:00", "2", "giờ làm việc")
    assert hours(explanation) == [1, 0, 1]


def test_of_working_days_the_rest_of_the_first_is_not_counted() -> None:
    explanation = explained(
        "2026-01-28T12:48", "5", "ngày làm việc", "2026-01-30T08:00/2026-02-03T10:00/resume"
    )
    assert first_day(explanation, CALENDAR) == timedelta(hours=3, minutes=30)
    assert hours(explanation) == [0, 8.5, 0, 29.5, 0, 2]


def test_what_passed_before_a_restart_took_nothing() -> None:
    explanation = explained(
        "2026-03-02T08:00", "2", "ngày làm việc", "2026-03-04T08:00/2026-03-05T08:00/restart"
    )
    assert explanation.begun == datetime(2026, 3, 5, 8, tzinfo=ZONE)
    assert hours(explanation)[0] == 0 and sum(hours(explanation)) == 16


@pytest.mark.parametrize("unit", ["ngày", "tháng", "trong ngày"])
def test_limits_that_are_not_counted_by_working_time_are_not_spent_by_it(unit: str) -> None:
    explanation = explained("2026-03-02T08:00", "1", unit)
    assert not any(hours(explanation)) and not first_day(explanation, CALENDAR)


@given(dossiers())
@settings(deadline=None)
def test_whatever_the_facts_the_stretches_add_up_to_the_limit(dossier) -> None:
    received, limit, pauses = dossier
    explanation = explain(received, limit, CALENDAR, pauses)
    total = sum((one.work for one in taken(explanation, CALENDAR)), timedelta())
    assert total == (owed(limit) if limit.unit in BY_WORK else timedelta())


def test_in_every_worked_case_the_stretches_add_up_to_the_limit(shared: Path) -> None:
    text = (shared / "reference" / "clock-cases.csv").read_text("utf-8")
    checked = 0
    for row in csv.DictReader(text.splitlines()):
        explanation = explained(row["received"], row["limit"], row["unit"], row["suspensions"])
        if explanation.limit.unit in BY_WORK:
            checked += 1
            total = sum((one.work for one in taken(explanation, CALENDAR)), timedelta())
            assert total == owed(explanation.limit), row["case"]
    assert checked > 20
