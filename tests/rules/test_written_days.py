"""Days and moments as offices write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.rules.written_days import written_day, written_moment
from motcua.rules.zone import ZONE


@pytest.mark.parametrize(
    "text", ["2026-04-14", "14/04/2026", "14/4/2026", "14-4-2026", "14.04.2026", " 2026-04-14 09:12:00 "]
)
def test_a_day_is_read_in_the_usual_ways(text: str):
    assert written_day(text) == date(2026, 4, 14)


@pytest.mark.parametrize(
    ("text", "hour", "minute", "second"),
    [
        ("2026-04-14 09:12:05", 9, 12, 5),
        ("2026-04-14T09:12", 9, 12, 0),
        ("14/4/2026 9:12", 9, 12, 0),
        ("14/4/2026", 0, 0, 0),
    ],
)
def test_a_moment_is_that_of_vietnam(text: str, hour: int, minute: int, second: int):
    assert written_moment(text) == datetime(2026, 4, 14, hour, minute, second, tzinfo=ZONE)


@pytest.mark.parametrize(
    "text", ["", "mai", "31/02/2026", "2026-13-01", "14/4/26", "2026-04-14 25:00", "2026-04-14 chiều"]
)
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(ValueError):
        written_moment(text)
