"""Instants as exports write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from motcua.exchange.reading.moments import BadMoment, due, end_of_day, instant


@pytest.mark.parametrize(
    ("written", "meant", "precision"),
    [
        ("04/05/2026 08:15:59", "2026-05-04T08:15:59", "second"),
        ("4/5/2026 8:15", "2026-05-04T08:15:00", "minute"),
        ("04-05-2026", "2026-05-04T00:00:00", "day"),
        ("04.05.2026 08:15", "2026-05-04T08:15:00", "minute"),
        ("08:15 04/05/2026", "2026-05-04T08:15:00", "minute"),
        ("2026-05-04 08:15:59", "2026-05-04T08:15:59", "second"),
        ("2026-05-04T08:15:59", "2026-05-04T08:15:59", "second"),
        ("2026-05-04T01:15:59Z", "2026-05-04T08:15:59", "second"),
        ("2026-05-04", "2026-05-04T00:00:00", "day"),
        ("20260504081559", "2026-05-04T08:15:59", "second"),
        ("20260504", "2026-05-04T00:00:00", "day"),
        ("46146", "2026-05-04T00:00:00", "day"),
        (46146.34443287037, "2026-05-04T08:15:59", "second"),
        (46146, "2026-05-04T00:00:00", "day"),
        (datetime(2026, 5, 4, 8, 15, 58, 999_999), "2026-05-04T08:15:59", "second"),
        (datetime(2026, 5, 4, 1, 15, 59, tzinfo=UTC), "2026-05-04T08:15:59", "second"),
        (
            datetime(2026, 5, 4, 9, 15, 59, tzinfo=timezone(timedelta(hours=8))),
            "2026-05-04T08:15:59",
            "second",
        ),
        (date(2026, 5, 4), "2026-05-04T00:00:00", "day"),
    ],
)
def test_each_way_of_writing_an_instant_is_understood(written: object, meant: str, precision: str) -> None:
    found = instant(written, day_first=True)
    assert (found.text, found.precision) == (meant + "+07:00", precision)


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2026", "31/02/2026 08:00:00", "2026-02-31 08:00:00", "20260231080000", "04/05/0206 08:00:00",
        "0206-05-04 08:00:00", "04/05/2026 25:00:00", "hôm qua", "04/05", "12", "99999", 12.5, 2_958_466, True,
        "04/05/26", float("nan"),
    ],
)  # fmt: skip
def test_what_is_no_date_or_none_that_can_be_is_refused(written: object) -> None:
    with pytest.raises(BadMoment):
        instant(written, day_first=True)


def test_the_profile_says_which_of_two_numbers_is_the_day() -> None:
    assert instant("04/05/2026 08:00:00", day_first=False).text.startswith("2026-04-05")


def test_a_due_date_without_a_time_is_the_end_of_that_working_day() -> None:
    assert due("2026-05-04", day_first=True).fact() == {"at": "2026-05-04T17:00:00+07:00", "p": "day"}


def test_a_due_date_at_midnight_is_one_without_a_time() -> None:
    assert due(datetime(2026, 5, 4), day_first=True).fact() == {"at": "2026-05-04T17:00:00+07:00", "p": "day"}


def test_a_due_date_on_a_day_of_rest_ends_at_five() -> None:
    assert due("03/05/2026", day_first=True).text == "2026-05-03T17:00:00+07:00"


def test_an_end_known_by_its_day_is_the_end_of_that_day() -> None:
    assert end_of_day(instant("05/05/2026", day_first=True)).text == "2026-05-05T17:00:00+07:00"


def test_an_instant_to_the_second_says_no_precision() -> None:
    assert instant("04/05/2026 08:15:59", day_first=True).fact() == {"at": "2026-05-04T08:15:59+07:00"}
