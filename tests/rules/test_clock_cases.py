"""Due dates by tables of worked cases with their reasons: limits alone, with pauses, and those of the reference."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from motcua.rules import written
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import due, explain
from tests.rules.moments import at, limit, restart, resume

CALENDAR = national_calendar()


WITHOUT_PAUSE = [
    # received, limit, due, why
    ("03-02 09:10", "1 giờ làm việc", "03-02 10:10", "an hour within a session"),
    ("03-02 11:30", "1 giờ làm việc", "03-02 14:00", "the break at noon does not count"),
    ("03-02 08:00", "4 giờ làm việc", "03-02 12:00", "a session's end, not the next one's start"),
    ("03-02 07:30", "8 giờ làm việc", "03-02 17:00", "a whole day"),
    ("03-02 17:00", "1 giờ làm việc", "03-03 08:30", "17:00 is outside: received the next morning"),
    ("03-02 16:59:59", "1 giờ làm việc", "03-03 08:29:59", "seconds count"),
    ("03-02 12:00", "1 giờ làm việc", "03-02 14:30", "12:00 is outside too"),
    ("03-06 16:30", "1 giờ làm việc", "03-09 08:00", "over a weekend"),
    ("03-02 09:10", "1 ngày làm việc", "03-03 17:00", "the day of receipt is not counted"),
    ("03-02 17:00", "1 ngày làm việc", "03-04 17:00", "received at closing time is received tomorrow"),
    ("03-07 10:00", "1 ngày làm việc", "03-10 17:00", "received on Saturday is received on Monday"),
    ("03-06 10:00", "3 ngày làm việc", "03-11 17:00", "over a weekend"),
    ("02-13 10:00", "1 ngày làm việc", "02-23 17:00", "over the nine days of Tết Bính Ngọ"),
    ("04-24 10:00", "3 ngày làm việc", "05-04 17:00", "Giỗ Tổ in lieu, 30/4, 1/5"),
    ("2025-12-31 10:00", "5 ngày làm việc", "01-09 17:00", "2 January is off"),
    ("01-09 10:00", "1 ngày làm việc", "01-10 17:00", "Saturday 10 January is worked for it"),
    ("01-09 17:00", "2 giờ làm việc", "01-10 09:30", "with Monday's sessions"),
    ("08-21 10:00", "6 ngày làm việc", "08-28 17:00", "Saturday 22 August is worked"),
    (
        "08-28 10:00",
        "1 ngày làm việc",
        "09-03 17:00",
        "Monday 31 August is off for it, then the national day",
    ),
    ("11-23 10:00", "1 ngày làm việc", "11-25 17:00", "Ngày Văn hóa Việt Nam"),
    ("2025-04-25 10:00", "1 ngày làm việc", "2025-04-26 17:00", "Saturday 26 April 2025 is worked"),
    ("2025-04-29 10:00", "1 ngày làm việc", "2025-05-05 17:00", "for Friday 2 May 2025"),
    ("03-02 09:10", "3 ngày", "03-05 17:00", "calendar days"),
    ("03-05 09:10", "3 ngày", "03-09 17:00", "a limit that ends on a Sunday ends on Monday"),
    ("03-06 17:30", "3 ngày", "03-12 17:00", "counted from the deemed day, Monday"),
    ("02-06 09:10", "10 ngày", "02-23 17:00", "a limit that ends in Tết ends after it"),
    ("01-06 09:10", "4 ngày", "01-10 17:00", "a make-up Saturday is a working day"),
    ("03-02 09:10", "1 tháng", "04-02 17:00", "the same day of the next month"),
    ("01-30 09:10", "1 tháng", "03-02 17:00", "clamped to 28 February, a Saturday, then moved on"),
    ("2025-12-31 09:10", "2 tháng", "03-02 17:00", "clamped over the turn of the year"),
    ("05-29 09:10", "3 tháng", "09-03 17:00", "29 August is a Saturday, then the national days"),
    ("03-31 09:10", "1 tháng", "05-04 17:00", "30 April is off, so is 1 May, then a weekend"),
    ("03-02 15:00", "trong ngày", "03-02 17:00", "not after 15:00: the same day"),
    ("03-02 15:00:01", "trong ngày", "03-03 17:00", "a second after 15:00: the next working day"),
    ("03-02 12:30", "trong ngày", "03-02 17:00", "received at noon is received at 13:30"),
    ("03-06 17:00", "trong ngày", "03-09 17:00", "received at closing time on Friday is Monday's"),
    ("03-06 16:00", "trong ngày", "03-09 17:00", "late on Friday: Monday"),
    ("04-30 08:00", "trong ngày", "05-04 17:00", "on a holiday"),
]


WITH_PAUSES = [
    # received, limit, pauses, due, why
    ("03-02 08:00", "8 giờ làm việc", [resume("03-02 09:00", "03-02 10:00")], "03-03 09:00", "an hour later"),
    (
        "03-02 08:00",
        "8 giờ làm việc",
        [resume("03-02 18:00", "03-03 07:00")],
        "03-03 08:00",
        "a night is no loss",
    ),
    (
        "03-02 08:00",
        "2 ngày làm việc",
        [resume("03-03 10:00", "03-04 10:00")],
        "03-05 17:00",
        "eight hours later",
    ),
    ("03-02 08:00", "2 ngày làm việc", [resume("03-03 07:30", "03-03 17:00")], "03-05 17:00", "a whole day"),
    (
        "03-02 08:00",
        "2 ngày làm việc",
        [resume("03-04 17:00", "03-09 17:00")],
        "03-04 17:00",
        "at the due: nothing",
    ),
    (
        "03-02 08:00",
        "2 ngày làm việc",
        [resume("03-04 16:59", "03-05 17:00")],
        "03-06 07:31",
        "a minute before",
    ),
    ("03-02 08:00", "2 ngày làm việc", [restart("03-03 10:00", "03-09 10:00")], "03-11 17:00", "counts anew"),
    (
        "03-02 08:00",
        "2 ngày làm việc",
        [restart("03-03 10:00", "03-07 10:00")],
        "03-11 17:00",
        "anew from Monday",
    ),
    (
        "03-02 08:00",
        "2 ngày làm việc",
        [restart("03-04 17:00", "03-09 10:00")],
        "03-04 17:00",
        "too late to matter",
    ),
    (
        "03-02 08:00",
        "trong ngày",
        [resume("03-02 09:00", "03-02 10:30")],
        "03-03 09:00",
        "same day moves by time",
    ),
    (
        "03-02 08:00",
        "trong ngày",
        [restart("03-02 09:00", "03-02 15:01")],
        "03-03 17:00",
        "anew, after 15:00",
    ),
    (
        "03-02 08:00",
        "5 ngày",
        [resume("03-03 16:00", "03-05 08:00")],
        "03-09 17:00",
        "two days between the dates",
    ),
    (
        "03-02 08:00",
        "3 ngày",
        [resume("03-03 08:00", "03-03 16:00")],
        "03-05 17:00",
        "no day between the dates",
    ),
    (
        "03-02 08:00",
        "4 ngày",
        [resume("03-03 08:00", "03-04 16:00")],
        "03-09 17:00",
        "added before moving on",
    ),
    (
        "03-02 08:00",
        "3 ngày",
        [resume("03-05 16:00", "03-05 18:00")],
        "03-06 17:00",
        "the due would lie in the pause, so the next end of a working day",
    ),
    (
        "03-02 08:00",
        "5 ngày",
        [resume("03-08 10:00", "03-09 17:30")],
        "03-10 17:00",
        "from a Sunday between the last day and the due: one day leads to Sunday, the pause lasts beyond Monday",
    ),
    (
        "03-02 08:00",
        "5 ngày",
        [resume("03-08 10:00", "03-09 17:00")],
        "03-09 17:00",
        "it ends with the day: at it",
    ),
    (
        "01-31 10:00",
        "1 tháng",
        [resume("02-10 08:00", "02-12 08:00")],
        "03-04 17:00",
        "a month, then two days",
    ),
    (
        "03-07 10:00",
        "1 ngày làm việc",
        [resume("03-07 11:00", "03-09 09:30")],
        "03-11 09:30",
        "only the part after the deemed start counts: two hours of Monday",
    ),
    (
        "03-07 10:00",
        "1 ngày làm việc",
        [resume("03-07 11:00", "03-08 11:00")],
        "03-10 17:00",
        "wholly before it",
    ),
    (
        "03-07 10:00",
        "3 ngày",
        [resume("03-07 11:00", "03-10 09:30")],
        "03-13 17:00",
        "days from Monday, not Saturday",
    ),
    (
        "03-02 08:00",
        "2 ngày làm việc",
        [resume("03-03 08:00", "03-04 08:00"), restart("03-04 09:00", "03-10 09:00")],
        "03-12 17:00",
        "a restart forgets what was resumed before it",
    ),
    (
        "03-02 08:00",
        "2 ngày làm việc",
        [restart("03-03 08:00", "03-07 08:00"), resume("03-07 09:00", "03-09 08:30")],
        "03-12 08:30",
        "after a restart on Saturday only Monday's hour counts",
    ),
    (
        "03-02 08:00",
        "1 ngày làm việc",
        [resume("03-03 08:00", "03-04 08:00"), resume("03-04 16:30", "03-05 08:00")],
        "03-05 08:30",
        "the due as moved by the first pause is what the beginning of the second is held against",
    ),
    (
        "03-02 08:00",
        "1 ngày làm việc",
        [resume("03-03 08:00", "03-04 08:00"), resume("03-04 08:00", "03-05 08:00")],
        "03-05 17:00",
        "touching pauses are one",
    ),
    (
        "03-02 08:00",
        "1 ngày làm việc",
        [resume("03-03 08:00", "03-04 08:00"), resume("03-03 12:00", "03-03 14:00")],
        "03-04 17:00",
        "what overlaps counts once",
    ),
]


@pytest.mark.parametrize(("received", "text", "expected", "why"), WITHOUT_PAUSE)
def test_a_limit_without_pauses(received: str, text: str, expected: str, why: str) -> None:
    assert due(at(received), limit(text), CALENDAR) == at(expected), why


@pytest.mark.parametrize(("received", "text", "pauses", "expected", "why"), WITH_PAUSES)
def test_a_limit_with_pauses(received: str, text: str, pauses: list, expected: str, why: str) -> None:
    assert due(at(received), limit(text), CALENDAR, pauses) == at(expected), why
    assert explain(at(received), limit(text), CALENDAR, pauses).due == at(expected)


def test_every_worked_case_of_the_reference_holds(shared: Path) -> None:
    with (shared / "reference" / "clock-cases.csv").open(encoding="utf-8") as file:
        cases = list(csv.DictReader(file))
    assert len(cases) >= 60
    wrong = [
        case["case"]
        for case in cases
        if due(
            written.moment(case["received"]),
            written.limit(case["limit"], case["unit"]),
            CALENDAR,
            [written.suspension(one) for one in case["suspensions"].split()],
        )
        != written.moment(case["due"])
    ]
    assert not wrong
