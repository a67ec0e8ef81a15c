"""Early, on time, late: by the instant or by the date, as the superior says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from motcua.rules.verdict import verdict
from tests.rules.moments import at

DUE = at("03-05 17:00")


@pytest.mark.parametrize(
    ("finished", "by_instant", "by_date"),
    [
        ("03-04 23:59", "early", "early"),
        ("03-05 00:00", "early", "on_time"),
        ("03-05 16:59:59", "early", "on_time"),
        ("03-05 17:00", "on_time", "on_time"),
        ("03-05 17:00:01", "late", "on_time"),
        ("03-05 23:59:59", "late", "on_time"),
        ("03-06 00:00", "late", "late"),
    ],
)
def test_the_rule_decides(finished: str, by_instant: str, by_date: str) -> None:
    assert verdict(at(finished), DUE, "instant") == by_instant
    assert verdict(at(finished), DUE, "date") == by_date


def test_the_date_is_that_of_vietnam_whatever_zone_the_moment_is_in() -> None:
    evening_in_utc = datetime(2026, 3, 4, 17, 30, tzinfo=UTC)
    assert verdict(evening_in_utc, DUE, "date") == "on_time"
