"""Working hours of an agency's own: by weekday, from one day to another."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.rules.calendar import national_calendar
from motcua.rules.clock import due
from motcua.rules.own_hours import OwnHours, shown_hours, weeks, written_hours
from motcua.rules.wording import BadInput
from tests.rules.moments import at, limit

NATION = national_calendar()
FRIDAY, SATURDAY = 4, 5


def hours(text: str, weekday: int, since: str, until: str | None = None) -> OwnHours:
    return OwnHours(
        date.fromisoformat(since), weekday, written_hours(text), date.fromisoformat(until) if until else None
    )


def calendar(*rows: OwnHours):
    return NATION.with_changes("xã", hours=weeks(NATION.sessions, rows))


EARLY_FRIDAY = hours("07:30-11:30 13:30-16:00", FRIDAY, "2026-06-05")
SATURDAY_MORNING = hours("07:30-11:30", SATURDAY, "2026-06-06")


@pytest.mark.parametrize(
    ("received", "within", "owed"),
    [
        ("05-28 08:00", "1 ngày làm việc", "05-29 17:00"),
        ("06-04 08:00", "1 ngày làm việc", "06-05 16:00"),
        ("06-05 16:00", "2 giờ làm việc", "06-06 09:30"),
        ("06-05 08:00", "1 ngày làm việc", "06-06 11:30"),
        ("06-05 15:30", "trong ngày", "06-06 11:30"),
        ("06-05 14:00", "trong ngày", "06-05 16:00"),
        ("05-29 08:00", "8 ngày", "06-06 11:30"),
    ],
)
def test_the_clock_counts_the_hours_that_hold_on_each_day(received, within, owed) -> None:
    own = calendar(EARLY_FRIDAY, SATURDAY_MORNING)
    assert due(at(received), limit(within), own) == at(owed)


def test_before_their_first_day_and_after_their_last_the_usual_hours_hold() -> None:
    own = calendar(hours("08:00-11:30 14:00-17:30", 0, "2026-04-20", "2026-10-12"))
    ends = {
        day: own.end_of_day(date.fromisoformat(day)).strftime("%H:%M")
        for day in ("2026-04-13", "2026-04-20", "2026-10-12", "2026-10-19")
    }
    assert list(ends.values()) == ["17:00", "17:30", "17:30", "17:00"]


def test_the_hours_that_began_last_hold_and_those_before_return() -> None:
    summer = hours("07:00-11:30", FRIDAY, "2026-06-01", "2026-08-31")
    own = calendar(EARLY_FRIDAY, hours("07:30-12:00 13:30-16:30", FRIDAY, "2026-05-01"), summer)
    found = [
        own.end_of_day(date.fromisoformat(day)).strftime("%H:%M")
        for day in ("2026-05-08", "2026-06-12", "2026-09-04")
    ]
    assert found == ["16:30", "16:00", "16:00"]


def test_a_weekday_may_be_closed_but_not_monday() -> None:
    own = calendar(hours("nghỉ", 2, "2026-06-01"))
    assert not own.is_working_day(date(2026, 6, 3)) and own.is_working_day(date(2026, 5, 27))
    with pytest.raises(BadInput, match="thứ Hai"):
        calendar(hours("nghỉ", 0, "2026-06-01"))


def test_a_make_up_day_has_the_hours_of_the_monday_of_its_time_and_a_holiday_none() -> None:
    own = calendar(
        hours("08:00-12:00 13:00-16:30", 0, "2026-08-03"), hours("07:30-11:30", SATURDAY, "2026-08-01")
    )
    assert shown_hours(own.sessions_on(date(2026, 8, 22))) == "08:00-12:00 13:00-16:30"
    assert shown_hours(own.sessions_on(date(2026, 8, 29))) == "07:30-11:30"
    assert own.sessions_on(date(2026, 8, 31)) == ()


def test_hours_that_change_nothing_make_no_week() -> None:
    assert weeks(NATION.sessions, [hours("07:30-12:00 13:30-17:00", FRIDAY, "2026-06-01")]) == ()


TOO_MANY = " ".join(f"{hour:02}:00-{hour:02}:30" for hour in range(7, 16))


@pytest.mark.parametrize(
    "text", ["", " ", "07:30", "12:00-07:30", "07:30-12:00 11:00-13:00", "nghỉ chiều", TOO_MANY]
)
def test_what_is_no_hours_is_refused(text) -> None:
    with pytest.raises(BadInput):
        written_hours(text)


def test_hours_are_written_as_they_are_read() -> None:
    for text in ("07:30-11:30 13:30-16:00", "nghỉ"):
        assert shown_hours(written_hours(text)) == text
