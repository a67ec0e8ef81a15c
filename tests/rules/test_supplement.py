"""A supplement restarts the limit when it is the first and comes within the window."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.calendar import national_calendar
from motcua.rules.clock import BadClockInput
from motcua.rules.supplement import Effect, stops_the_clock, window_end
from tests.rules.moments import at

CALENDAR = national_calendar()


@pytest.mark.parametrize(
    ("received", "asked", "earlier", "effect"),
    [
        ("03-02 08:00", "03-02 08:00", 0, Effect(True, "first_in_window")),
        ("03-02 08:00", "03-05 17:00", 0, Effect(True, "first_in_window")),
        ("03-02 08:00", "03-05 17:01", 0, Effect(False, "late")),
        ("03-02 08:00", "03-06 08:00", 0, Effect(False, "late")),
        # Deemed received on the next morning, so the window is a day longer.
        ("03-02 17:00", "03-06 16:00", 0, Effect(True, "first_in_window")),
        # Over a weekend, and over the holidays at the end of April.
        ("03-05 08:00", "03-10 16:59", 0, Effect(True, "first_in_window")),
        ("04-29 08:00", "05-06 17:00", 0, Effect(True, "first_in_window")),
        ("03-02 08:00", "03-03 08:00", 1, Effect(False, "second")),
        ("03-02 08:00", "03-30 08:00", 2, Effect(False, "second")),
    ],
)
def test_who_asks_first_and_in_time_stops_the_clock(received, asked, earlier, effect) -> None:
    assert stops_the_clock(at(received), at(asked), earlier, CALENDAR) == effect


def test_a_request_that_does_not_stop_the_clock_needs_the_leader() -> None:
    late = stops_the_clock(at("03-02 08:00"), at("03-09 08:00"), 0, CALENDAR)
    assert late.needs_leader
    assert not stops_the_clock(at("03-02 08:00"), at("03-03 08:00"), 0, CALENDAR).needs_leader


def test_the_window_is_a_setting() -> None:
    received, asked = at("03-02 08:00"), at("03-09 08:00")
    assert stops_the_clock(received, asked, 0, CALENDAR, window_days=5).stops
    assert not stops_the_clock(received, asked, 0, CALENDAR, window_days=4).stops


def test_what_is_asked_before_the_receipt_is_guidance() -> None:
    with pytest.raises(BadClockInput, match="hướng dẫn"):
        stops_the_clock(at("03-02 08:00"), at("03-02 07:59"), 0, CALENDAR)


@given(st.integers(0, 200_000), st.integers(0, 20_000), st.integers(0, 10))
def test_the_window_closes_once_and_for_all(received, later, days) -> None:
    start = at("2025-12-01 00:00") + timedelta(minutes=received)
    asked = start + timedelta(minutes=later)
    stops = stops_the_clock(start, asked, 0, CALENDAR, days).stops
    assert stops == (asked <= window_end(start, CALENDAR, days))
    assert window_end(start, CALENDAR, days) <= window_end(start, CALENDAR, days + 1)
