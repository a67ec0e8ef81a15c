"""The ribbon draws what the clock says: stretches without gaps, marks in their places, time counted."""

from __future__ import annotations

from itertools import pairwise

import pytest

from motcua.catalogue.lookup import Entry
from motcua.counter.ribbon import explanation_of, ribbon
from motcua.register.derive import derive
from motcua.register.models import Dossier
from motcua.register.projection import suspensions
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Limit, Suspension, Unit, explain
from tests.register.told import at, event, facts

CALENDAR = national_calendar()
FIVE_DAYS = Limit(5, Unit.WORKING_DAYS)


def drawn(limit: Limit | None = FIVE_DAYS, now: str = "2026-06-10 09:00", **told):
    """The ribbon of a dossier of which that was told."""
    state = derive([event("2026-06-01 07:00", facts(status="handling", **told))])
    dossier = Dossier(
        received_at=state.received_at, due_at=state.due_at, finished_at=state.finished_at, status=state.status
    )
    entry = Entry(1, 1, "1.001193", "Khai sinh", "Hộ tịch", limit, "") if limit else None
    moment = at(now)
    explained = explanation_of(dossier, state, entry, CALENDAR, moment)
    return ribbon(dossier, explained, suspensions(state, CALENDAR), CALENDAR, moment)


OPEN = {"received_at": "2026-06-01 08:00", "due_at": "2026-06-08 17:00"}


def test_stretches_join_from_the_receipt_to_the_end():
    found = drawn(**OPEN)
    assert found["segments"][0]["start"] == at("2026-06-01 08:00")
    for before, after in pairwise(found["segments"]):
        assert before["end"] == after["start"]
        assert float(before["x"]) + float(before["width"]) == pytest.approx(float(after["x"]), abs=0.05)
    assert found["segments"][-1]["kind"] == "over"


def test_the_time_counted_adds_up_to_the_limit():
    counted = [one["counted"] for one in drawn(**OPEN)["segments"]]
    assert [words for words in counted if words] == ["4 ngày làm việc", "1 ngày làm việc"]


def test_hours_are_counted_by_hours():
    found = drawn(
        Limit(8, Unit.WORKING_HOURS),
        received_at="2026-06-01 10:00",
        due_at="2026-06-02 10:00",
        now="2026-06-02 09:00",
    )
    assert [one["counted"] for one in found["segments"]] == ["8 giờ 0 phút"]


def test_calendar_days_count_on_weekends_too_each_in_the_stretch_in_which_it_lies_and_not_that_of_receipt():
    found = drawn(Limit(7, Unit.DAYS), **OPEN)
    assert [one["counted"] for one in found["segments"] if one["counted"]] == ["4 ngày", "2 ngày", "1 ngày"]


@pytest.mark.parametrize(
    ("stopped", "again"), [("2026-06-10 10:00", "2026-06-12 14:00"), ("2026-06-10 09:00", "2026-06-10 15:00")]
)
def test_a_day_that_a_pause_parts_is_counted_once(stopped: str, again: str):
    limit, pause = Limit(15, Unit.DAYS), Suspension(at(stopped), at(again), "resume", "chờ")
    received = at("2026-06-08 09:00")
    told = explain(received, limit, CALENDAR, (pause,))
    dossier = Dossier(received_at=received, due_at=told.due, status="handling")
    found = ribbon(dossier, told, (pause,), CALENDAR, at("2026-06-09 09:00"))
    assert sum(int(one["counted"].split()[0]) for one in found["segments"] if one["counted"]) == 15


def test_a_supplement_in_time_stops_the_clock_and_what_came_before_is_lost():
    asked = {
        "asked": at("2026-06-02 09:00").isoformat(),
        "answered": at("2026-06-04 09:00").isoformat(),
        "content": "thiếu",
    }
    found = drawn(now="2026-06-05 08:00", **OPEN, **{"supplement:1": asked})
    kinds = [(one["kind"], one["counted"]) for one in found["segments"]]
    assert kinds[:2] == [("working", ""), ("suspended", "")]
    assert [words for _kind, words in kinds if words] == ["1 ngày làm việc", "4 ngày làm việc"]
    assert any("thiếu" in one["ground"] for one in found["segments"])


def test_one_mark_stands_where_clock_and_source_agree_and_two_where_they_differ():
    letters = lambda found: [mark["letter"] for mark in found["marks"]]  # noqa: E731
    assert letters(drawn(**OPEN)) == ["T", "H", "B"]
    assert letters(drawn(**{**OPEN, "due_at": "2026-06-10 17:00"})) == ["T", "H", "Đ", "B"]
    assert letters(drawn(**OPEN, finished_at="2026-06-05 08:00")) == ["T", "H", "K"]


def test_a_later_promise_than_the_limit_is_drawn_as_such():
    found = drawn(now="2026-06-05 08:00", **{**OPEN, "due_at": "2026-06-10 17:00"})
    assert found["segments"][-1]["kind"] == "extended"
    assert "muộn hơn thời hạn" in found["segments"][-1]["ground"]


def test_a_dossier_forgotten_for_months_keeps_the_time_before_legible():
    found = drawn(**OPEN, now="2026-12-01 08:00")
    owed = [one for one in found["segments"] if one["kind"] != "over"]
    assert sum(float(one["width"]) for one in owed) == pytest.approx(50, abs=1)
    assert found["marks"][-1]["x"] == "100.00"
    assert any("rút gọn" in one["label"] for one in found["legend"])


def test_without_a_limit_the_promise_of_the_source_is_drawn_alone():
    found = drawn(None, **OPEN)
    assert "chưa có thời hạn" in found["summary"] and found["segments"][0]["kind"] == "working"


@pytest.mark.parametrize("told", [{}, {"due_at": "2026-06-08 17:00"}, {"received_at": "2026-06-01 08:00"}])
def test_where_nothing_is_known_nothing_is_drawn(told):
    assert drawn(None, **told) is None


def test_a_promise_before_the_receipt_is_not_drawn():
    assert drawn(received_at="2026-06-01 08:00", due_at="2026-05-01 08:00") is None
