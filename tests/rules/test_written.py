"""Facts of the clock as people type them."""

from __future__ import annotations

from datetime import datetime

import pytest

from motcua.rules import written
from motcua.rules.clock import BadClockInput, Limit, Unit
from motcua.rules.zone import ZONE
from tests.rules.moments import at, restart, resume


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-28T12:48",
        "2026-01-28 12:48",
        " 2026-01-28T12:48:00 ",
        "2026-01-28T12:48+07:00",
        "2026-01-28T05:48:00Z",
        "2026-01-28T12:48:00.000",
    ],
)
def test_a_moment_without_an_offset_is_vietnams(text: str) -> None:
    read = written.moment(text)
    assert read == datetime(2026, 1, 28, 12, 48, tzinfo=ZONE)
    assert read.tzinfo is ZONE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-01-28",
        "28/01/2026 12:48",
        "2026-02-30T08:00",
        "2026-01-28T24:01",
        "20260128T1248",
        "0001-01-01T00:00+14:00",
    ],
)
def test_what_is_no_moment_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadClockInput, match="hãy viết như 2026-01-28T12:48"):
        written.moment(text)


def test_a_limit_is_read_from_its_two_columns() -> None:
    assert written.limit(" 5 ", "ngày làm việc") == Limit(5, Unit.WORKING_DAYS)
    assert written.limit("", "trong ngày") == Limit(0, Unit.SAME_DAY)


@pytest.mark.parametrize("text", ["", "x", "1.5", "-3", "½", "²", "5 ngày"])
def test_a_limit_that_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(BadClockInput):
        written.limit(text, "ngày")


def test_a_suspension_has_a_beginning_perhaps_an_end_and_a_policy() -> None:
    assert written.suspension("2026-03-03T08:00/2026-03-04T08:00/resume") == resume(
        "03-03 08:00", "03-04 08:00"
    )
    assert written.suspension("2026-03-03T08:00//restart") == restart("03-03 08:00", None)
    assert written.suspension("2026-03-03T08:00//restart").start == at("03-03 08:00")


@pytest.mark.parametrize(
    "text", ["", "2026-03-03T08:00", "2026-03-03T08:00/2026-03-04T08:00", "/2026-03-04T08:00/resume"]
)
def test_a_suspension_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(BadClockInput):
        written.suspension(text)
