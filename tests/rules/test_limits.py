"""Limits as catalogues write them."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.rules.limits import Limit, Unit, months_later
from motcua.rules.wording import BadClockInput


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ngày làm việc", Unit.WORKING_DAYS),
        (" Ngày  làm việc ", Unit.WORKING_DAYS),
        ("ngay lam viec", Unit.WORKING_DAYS),
        ("giờ làm việc", Unit.WORKING_HOURS),
        ("giờ", Unit.WORKING_HOURS),
        ("ngày", Unit.DAYS),
        ("tháng", Unit.MONTHS),
        ("trong ngày", Unit.SAME_DAY),
        ("nga\u0300y", Unit.DAYS),
    ],
)
def test_a_unit_is_known_however_it_is_written(text: str, unit: Unit) -> None:
    assert Unit.parse(text) is unit


def test_an_unknown_unit_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(BadClockInput, match=r"tuần.*giờ làm việc, ngày làm việc, ngày, tháng, trong ngày"):
        Unit.parse("tuần")


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.SAME_DAY])
@pytest.mark.parametrize("number", [0, -1])
def test_a_limit_of_nothing_is_no_limit(unit: Unit, number: int) -> None:
    with pytest.raises(BadClockInput, match="từ 1 trở lên"):
        Limit(number, unit)


def test_a_limit_reads_as_people_say_it() -> None:
    assert str(Limit(5, Unit.WORKING_DAYS)) == "5 ngày làm việc"
    assert str(Limit(0, Unit.SAME_DAY)) == "trong ngày"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 8, 31), 12, date(2027, 8, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later
