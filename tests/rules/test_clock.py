"""The clock as of an instant, and with moments that are odd; its tables of cases stand in ``test_clock_cases``."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from motcua.rules.calendar import national_calendar
from motcua.rules.clock import BadClockInput, Limit, Unit, due
from tests.rules.moments import at, limit, restart, resume

CALENDAR = national_calendar()


class TestAsOf:
    """What was owed as known at a past instant."""

    pauses = [resume("03-03 07:30", "03-04 17:00")]

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            ("03-02 12:00", "03-04 17:00"),
            ("03-03 07:30", "03-04 17:00"),
            ("03-03 11:30", "03-05 11:30"),
            ("03-04 17:00", "03-06 17:00"),
            ("04-01 08:00", "03-06 17:00"),
        ],
    )
    def test_a_pause_is_known_only_as_far_as_it_had_gone(self, as_of: str, expected: str) -> None:
        assert due(at("03-02 08:00"), limit("2 ngày làm việc"), CALENDAR, self.pauses, at(as_of)) == at(
            expected
        )

    def test_an_open_pause_lasts_until_then(self) -> None:
        still = [resume("03-03 07:30", None)]
        assert due(at("03-02 08:00"), limit("2 ngày làm việc"), CALENDAR, still, at("03-04 17:00")) == at(
            "03-06 17:00"
        )

    def test_an_open_restart_counts_anew_from_then(self) -> None:
        still = [restart("03-03 07:30", None)]
        assert due(at("03-02 08:00"), limit("2 ngày làm việc"), CALENDAR, still, at("03-09 09:00")) == at(
            "03-11 17:00"
        )

    def test_what_happens_at_that_very_instant_is_seen(self) -> None:
        anew = [restart("03-03 10:00", "03-03 11:00")]
        received, two_days = at("03-02 08:00"), limit("2 ngày làm việc")
        assert due(received, two_days, CALENDAR, anew, at("03-03 09:59")) == at("03-04 17:00")
        assert due(received, two_days, CALENDAR, anew, at("03-03 10:00")) == at("03-05 17:00")

    def test_an_open_pause_without_an_instant_is_refused(self) -> None:
        with pytest.raises(BadClockInput, match="chưa kết thúc"):
            due(at("03-02 08:00"), limit("2 ngày làm việc"), CALENDAR, [resume("03-03 07:30", None)])

    def test_a_dossier_not_yet_received_has_no_due(self) -> None:
        with pytest.raises(BadClockInput, match="chưa được tiếp nhận"):
            due(at("03-02 08:00"), limit("2 ngày làm việc"), CALENDAR, as_of=at("03-02 07:59"))

    def test_what_contradicts_itself_only_later_is_not_seen(self) -> None:
        clash = [resume("03-03 07:30", "03-05 08:00"), restart("03-04 08:00", "03-06 08:00")]
        assert due(at("03-02 08:00"), limit("1 ngày làm việc"), CALENDAR, clash, at("03-03 08:30")) == at(
            "03-04 08:30"
        )
        with pytest.raises(BadClockInput, match="chồng lên nhau"):
            due(at("03-02 08:00"), limit("1 ngày làm việc"), CALENDAR, clash)


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    assert due(datetime.fromisoformat("2026-03-02T02:10:00+00:00"), limit("1 giờ làm việc"), CALENDAR) == at(
        "03-02 10:10"
    )


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(BadClockInput, match="thiếu múi giờ"):
        due(datetime(2026, 3, 2, 9), limit("1 ngày"), CALENDAR)


def test_a_due_date_far_away_is_found_and_an_absurd_one_refused() -> None:
    assert due(at("1995-03-02 09:00"), limit("1 ngày làm việc"), CALENDAR) == at("1995-03-03 17:00")
    assert due(
        at("2080-03-01 09:00"), limit("1 ngày"), CALENDAR, [resume("2080-03-01 10:00", "2080-03-01 11:00")]
    )
    for received in ("9026-03-02 09:00", "0026-03-02 09:00"):
        with pytest.raises(BadClockInput, match="1900"):
            due(at(received), limit("1 ngày làm việc"), CALENDAR)
    for unit in Unit:
        if unit is not Unit.SAME_DAY:
            with pytest.raises(BadClockInput, match="1900"):
                due(at("03-02 09:00"), Limit(999_999, unit), CALENDAR)


def test_microseconds_of_outside_systems_do_no_harm() -> None:
    moment = at("03-02 16:59") + timedelta(seconds=59, microseconds=999_999)
    assert due(moment, limit("1 ngày làm việc"), CALENDAR) == at("03-03 17:00")
    assert due(at("03-02 15:00") + timedelta(microseconds=1), limit("trong ngày"), CALENDAR) == at(
        "03-03 17:00"
    )
