"""Reporting periods from the 15th to the 14th."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.rules.periods import asked_period, free_period, parse_period, quarter_of
from motcua.rules.wording import BadInput
from tests.rules.moments import at

PERIODS = [
    ("2026-Q1", "2025-12-15", "2026-03-14", "Quý I năm 2026"),
    ("2026-Q2", "2026-03-15", "2026-06-14", "Quý II năm 2026"),
    ("2026-Q3", "2026-06-15", "2026-09-14", "Quý III năm 2026"),
    ("2026-Q4", "2026-09-15", "2026-12-14", "Quý IV năm 2026"),
    ("2026-01", "2025-12-15", "2026-01-14", "Tháng 1 năm 2026"),
    ("2026-05", "2026-04-15", "2026-05-14", "Tháng 5 năm 2026"),
    ("2026-12", "2026-11-15", "2026-12-14", "Tháng 12 năm 2026"),
    ("2026-H1", "2025-12-15", "2026-06-14", "6 tháng đầu năm 2026"),
    ("2026-9M", "2025-12-15", "2026-09-14", "9 tháng đầu năm 2026"),
    ("2026", "2025-12-15", "2026-12-14", "Năm 2026"),
    ("2026-04-01..2026-04-30", "2026-04-01", "2026-04-30", "Từ ngày 01/04/2026 đến ngày 30/04/2026"),
]


@pytest.mark.parametrize(("code", "first", "last", "title"), PERIODS)
def test_a_code_names_its_days_and_its_title(code: str, first: str, last: str, title: str) -> None:
    period = parse_period(code)
    assert (period.first.isoformat(), period.last.isoformat(), period.title) == (first, last, title)
    assert parse_period(period.code) == period


def test_a_period_ends_with_the_whole_of_its_last_day() -> None:
    period = parse_period("2026-Q2")
    assert (period.start, period.end) == (at("03-15 00:00"), at("06-15 00:00"))


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2026-Q1", "2025-Q4"),
        ("2026-Q2", "2026-Q1"),
        ("2026-01", "2025-12"),
        ("2026-10", "2026-09"),
        ("2026-H1", "2025"),
        ("2026-9M", "2025"),
        ("2026", "2025"),
        ("2026-04-01..2026-04-30", "2026-03-02..2026-03-31"),
    ],
)
def test_the_period_before_ends_the_day_before(code: str, before: str) -> None:
    period = parse_period(code)
    assert period.previous() == parse_period(before)
    assert period.previous().last + timedelta(days=1) == period.first


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2026-Q5",
        "2026-Q0",
        "2026-13",
        "2026-00",
        "2026-5",
        "26-Q1",
        "2026-H2",
        "0000",
        "2026-02-30..2026-03-01",
    ],
)
def test_what_is_no_period_is_refused_with_examples(code: str) -> None:
    with pytest.raises(BadInput, match="2026-Q2"):
        parse_period(code)


def test_a_free_period_stands_the_right_way_round() -> None:
    one_day = free_period(date(2026, 4, 1), date(2026, 4, 1))
    assert one_day.end - one_day.start == timedelta(days=1)
    for wrong in (
        lambda: free_period(date(2026, 4, 2), date(2026, 4, 1)),
        lambda: parse_period("2026-04-02..2026-04-01"),
    ):
        with pytest.raises(BadInput, match="hãy đổi lại"):
            wrong()


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(1, 1, 1), date(2026, 6, 14)), (date(2026, 6, 14), date.max), (date.max, date.max)],
)
def test_a_free_period_at_the_end_of_the_calendar_is_bad_input(first: date, last: date) -> None:
    with pytest.raises(ValueError, match="năm"):
        free_period(first, last)


@pytest.mark.parametrize("code", ["1901-Q1", "2199-12", "1999-05", "1902-01-01..1902-01-31"])
def test_nobody_asks_for_a_report_of_another_century(code: str) -> None:
    with pytest.raises(ValueError, match="Không có kỳ báo cáo"):
        asked_period(code)
    assert asked_period("2026-Q2") == parse_period("2026-Q2")


@pytest.mark.parametrize(
    ("day", "quarter"),
    [(date(2026, 3, 14), "2026-Q1"), (date(2026, 3, 15), "2026-Q2"), (date(2026, 6, 14), "2026-Q2"),
     (date(2026, 6, 15), "2026-Q3"), (date(2026, 12, 14), "2026-Q4"), (date(2026, 12, 15), "2027-Q1"),
     (date(2027, 1, 5), "2027-Q1")],
)  # fmt: skip
def test_quarters_turn_on_the_fifteenth(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


def test_every_day_lies_in_its_quarter() -> None:
    for number in range(800):
        day = date(2025, 1, 1) + timedelta(days=number)
        period = parse_period(quarter_of(day))
        assert period.first <= day <= period.last
