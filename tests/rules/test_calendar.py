"""Which days and hours count."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, timedelta
from importlib import resources

import pytest

from motcua.rules.calendar import Calendar, DayKind, SpecialDay, national_calendar
from motcua.rules.sessions import week_of
from motcua.rules.wording import BadClockInput, BadInput
from tests.rules.moments import at, limit

CALENDAR = national_calendar()

OFF = {
    "2025": "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    "2026": "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
}


def days_of(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def test_the_weekdays_off_of_2025_and_2026_are_those_announced() -> None:
    weekdays = [day for day in days_of(date(2025, 1, 1), date(2026, 12, 31)) if day.weekday() < 5]
    assert [day.isoformat() for day in weekdays if not CALENDAR.is_working_day(day)] == [
        f"{year}-{day}" for year, days in OFF.items() for day in days.split()
    ]


def test_the_saturdays_worked_are_those_announced() -> None:
    weekends = [day for day in days_of(date(2025, 1, 1), date(2026, 12, 31)) if day.weekday() >= 5]
    worked = [day.isoformat() for day in weekends if CALENDAR.is_working_day(day)]
    assert worked == ["2025-04-26", "2026-01-10", "2026-08-22"]


def test_only_documents_whose_number_is_certain_are_cited_by_it() -> None:
    rows = (*CALENDAR.holidays.values(), *CALENDAR.make_up_days.values())
    cited = {number for row in rows for number in re.findall(r"\d+/\S*[A-ZĐ]\S*\d*\b", row.basis)}
    assert cited == {"28/2026/QH16"}


def test_every_special_day_has_its_kind_occasion_and_basis() -> None:
    rows = [*CALENDAR.holidays.values(), *CALENDAR.make_up_days.values()]
    assert {row.kind for row in rows} == set(DayKind)
    assert all(row.name and row.basis for row in rows)
    assert CALENDAR.holidays[date(2026, 4, 27)].kind is DayKind.DAY_OFF_IN_LIEU
    assert CALENDAR.holidays[date(2026, 11, 24)].basis == "Nghị quyết 28/2026/QH16, Điều 2"


def test_it_says_for_which_days_it_is_published() -> None:
    published = [
        CALENDAR.is_published(date(*day))
        for day in ((2024, 12, 31), (2025, 1, 1), (2026, 12, 31), (2027, 1, 1))
    ]
    assert published == [False, True, True, False]


def test_a_make_up_saturday_has_mondays_sessions() -> None:
    assert CALENDAR.sessions_on(date(2026, 1, 10)) == CALENDAR.sessions_on(date(2026, 1, 12)) != ()


def test_the_next_working_day_is_never_the_day_itself() -> None:
    assert CALENDAR.next_working_day(date(2026, 3, 2)) == date(2026, 3, 3)
    assert CALENDAR.next_working_day(date(2026, 2, 13)) == date(2026, 2, 23)
    assert CALENDAR.next_working_day(date(2026, 1, 9)) == date(2026, 1, 10)


def test_the_end_of_a_day_is_not_moved_even_on_a_sunday() -> None:
    assert CALENDAR.end_of_day(date(2026, 3, 2)) == at("03-02 17:00")
    assert CALENDAR.end_of_day(date(2026, 3, 8)) == at("03-08 17:00")


@pytest.mark.parametrize(
    ("moment", "deemed"),
    [
        ("03-02 07:29:59", "03-02 07:30"),
        ("03-02 07:30", "03-02 07:30"),
        ("03-02 11:59:59", "03-02 11:59:59"),
        ("03-02 12:00", "03-02 13:30"),
        ("03-02 16:59:59", "03-02 16:59:59"),
        ("03-02 17:00", "03-03 07:30"),
        ("03-06 17:00", "03-09 07:30"),
        ("02-13 17:00", "02-23 07:30"),
    ],
)
def test_a_receipt_outside_of_working_time_is_deemed_made_at_the_next_session(
    moment: str, deemed: str
) -> None:
    assert CALENDAR.deemed_receipt(at(moment)) == at(deemed)


def test_working_time_is_added_up_to_a_sessions_end() -> None:
    assert CALENDAR.add_working_time(at("03-02 08:00"), timedelta(hours=4)) == at("03-02 12:00")
    assert CALENDAR.add_working_time(at("03-02 12:30"), timedelta(minutes=1)) == at("03-02 13:31")
    assert CALENDAR.add_working_time(at("03-07 12:30"), timedelta(0)) == at("03-07 12:30")


def test_working_time_cannot_be_taken_back() -> None:
    with pytest.raises(BadClockInput):
        CALENDAR.add_working_time(at("03-02 08:00"), timedelta(seconds=-1))


def test_working_time_between_two_moments_leaves_out_noon_nights_and_rest() -> None:
    assert CALENDAR.working_time_between(at("03-02 11:00"), at("03-02 14:00")) == timedelta(
        hours=1, minutes=30
    )
    assert CALENDAR.working_time_between(at("03-06 16:00"), at("03-09 08:00")) == timedelta(
        hours=1, minutes=30
    )
    assert CALENDAR.working_time_between(at("03-07 08:00"), at("03-08 20:00")) == timedelta(0)
    assert CALENDAR.working_time_between(at("03-02 14:00"), at("03-02 11:00")) == -timedelta(
        hours=1, minutes=30
    )


def test_it_takes_no_naive_moment() -> None:
    with pytest.raises(BadClockInput, match="thiếu múi giờ"):
        CALENDAR.deemed_receipt(datetime(2026, 3, 2, 8))


def test_office_hours_are_data_of_the_calendars_version() -> None:
    text = resources.files("motcua.rules").joinpath("data/national-2026.1.toml").read_text("utf-8")
    assert CALENDAR.sessions == week_of(tomllib.loads(text)["sessions"])


class TestChanges:
    """An agency's own calendar, and the authorities' later announcements."""

    def test_an_agency_has_its_own_hours(self) -> None:
        week = [("07:00-11:30", "13:30-17:00")] * 5 + [("07:00-11:30",), ()]
        own = CALENDAR.with_changes("thuong-hong.1", basis="Quyết định 5/QĐ-UBND", sessions=week)
        assert (own.version, own.basis) == ("thuong-hong.1", "Quyết định 5/QĐ-UBND")
        assert own.deemed_receipt(at("03-02 11:30")) == at("03-02 13:30")
        assert own.end_of_day(date(2026, 3, 7)) == at("03-07 11:30")
        assert not own.is_working_day(date(2026, 2, 17))
        assert CALENDAR.deemed_receipt(at("03-02 11:30")) == at("03-02 11:30")

    def test_a_later_announcement_is_a_new_version_and_leaves_the_old_one_alone(self) -> None:
        swap = "Thông báo hoán đổi"
        newer = CALENDAR.with_changes(
            "quoc-gia-2026.2",
            days=[
                SpecialDay(date(2026, 11, 23), DayKind.DAY_OFF_IN_LIEU, "hoán đổi", swap),
                SpecialDay(date(2026, 11, 28), DayKind.MAKE_UP, "hoán đổi", swap),
            ],
            published_until=date(2027, 6, 30),
        )
        assert not newer.is_working_day(date(2026, 11, 23))
        assert newer.is_working_day(date(2026, 11, 28))
        assert newer.is_published(date(2027, 6, 30))
        assert CALENDAR.is_working_day(date(2026, 11, 23))

    def test_a_row_replaces_what_stood_on_its_date(self) -> None:
        worked = SpecialDay(date(2026, 1, 2), DayKind.MAKE_UP, "trực", "Quyết định 6/QĐ-UBND")
        changed = CALENDAR.with_changes("x", days=[worked], ordinary=[date(2026, 1, 10)])
        assert changed.is_working_day(date(2026, 1, 2))
        assert not changed.is_working_day(date(2026, 1, 10))

    def test_a_day_cannot_be_off_and_made_up(self) -> None:
        row = SpecialDay(date(2026, 1, 2), DayKind.MAKE_UP, "", "")
        with pytest.raises(BadInput, match="02/01/2026 vừa nghỉ vừa làm bù"):
            Calendar(
                "x",
                "",
                date(2026, 1, 1),
                date(2026, 12, 31),
                CALENDAR.sessions,
                holidays={row.day: row},
                make_up_days={row.day: row},
            )

    def test_a_published_calendar_cannot_be_changed_in_place(self) -> None:
        with pytest.raises(TypeError):
            CALENDAR.holidays[date(2026, 3, 2)] = None  # type: ignore[index]
        with pytest.raises(AttributeError):
            CALENDAR.version = "x"  # type: ignore[misc]


def test_a_long_limit_over_unpublished_years_follows_the_weekdays() -> None:
    from motcua.rules.clock import due

    assert due(at("2027-02-08 08:00"), limit("5 ngày làm việc"), CALENDAR) == at("2027-02-15 17:00")
