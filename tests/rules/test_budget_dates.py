"""Until when each step is due, and what pauses cost whom."""

from __future__ import annotations

import pytest

from motcua.rules.budget import (
    step_due,
)
from motcua.rules.clock import BadClockInput
from tests.rules.moments import at, restart, resume
from tests.rules.stays import HOUR, errand, kept, stay, told


def test_a_pause_that_counts_costs_nobody() -> None:
    one = kept(
        stay("thu-ly", "03-02 07:30", None),
        due="03-06 17:00",
        as_of="03-04 17:00",
        pauses=[resume("03-03 07:30", "03-04 07:30")],
    )
    assert told(one) == [("thu-ly", 24, 0, 16, 8, 0)]
    assert one.entries[0].suspended == 8 * HOUR
    assert one.total == 32 * HOUR


def test_a_pause_after_the_due_saves_nobody() -> None:
    one = kept(
        stay("thu-ly", "03-02 07:30", None),
        due="03-03 17:00",
        as_of="03-05 17:00",
        pauses=[resume("03-04 07:30", "03-05 07:30")],
    )
    assert one.lateness == 16 * HOUR
    assert one.entries[0].suspended == 0


def test_another_agencys_time_inside_a_pause_costs_nobody() -> None:
    one = kept(
        stay("thu-ly", "03-02 07:30", None),
        errand("03-03 07:30", "03-05 07:30"),
        due="03-06 17:00",
        as_of="03-05 17:00",
        pauses=[resume("03-03 07:30", "03-04 07:30", "Nghĩa vụ tài chính")],
    )
    assert told(one)[1] == ("@dat-dai", 0, 16, 8, 16, 8)
    assert one.entries[1].suspended == 8 * HOUR


def test_a_restart_gives_every_step_its_time_anew() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-02 15:00"),
        stay("thu-ly", "03-02 15:00", None),
        due="03-13 17:00",
        as_of="03-10 17:00",
        pauses=[restart("03-03 17:00", "03-09 07:30")],
    )
    assert told(one) == [
        ("tiep-nhan", 6, 0, 6, 0, 0),
        ("thu-ly", 10, 0, 10, 0, 0),
        ("thu-ly", 24, 0, 16, 8, 0),
    ]
    assert one.total == (16 + 40) * HOUR


def test_while_a_supplement_is_awaited_the_step_would_begin_anew_now() -> None:
    one = kept(
        stay("thu-ly", "03-02 07:30", None),
        due="03-10 17:00",
        as_of="03-06 07:30",
        pauses=[restart("03-03 17:00", None)],
    )
    assert told(one) == [("thu-ly", 16, 0, 16, 0, 0), ("thu-ly", 24, 0, 0, 24, 0)]
    assert step_due(one, "thu-ly") == at("03-10 17:00")


@pytest.mark.parametrize(
    ("as_of", "due"),
    [
        ("03-02 10:00", "03-05 11:30"),  # 24 hours and 2 carried in, from Monday 09:30
        ("03-04 17:00", "03-05 11:30"),
        ("03-31 17:00", "03-05 11:30"),
    ],
)
def test_a_step_is_due_when_its_own_and_the_carried_time_are_over(as_of, due) -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-02 09:30"), stay("thu-ly", "03-02 09:30", None), as_of=as_of
    )
    assert step_due(one, "thu-ly") == at(due)


def test_a_pause_moves_the_steps_date_on() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-02 09:30"),
        stay("thu-ly", "03-02 09:30", None),
        due="03-09 12:00",
        as_of="03-05 08:00",
        pauses=[resume("03-03 07:30", "03-04 07:30")],
    )
    assert step_due(one, "thu-ly") == at("03-06 11:30")


def test_a_pause_after_the_steps_date_does_not_move_it() -> None:
    one = kept(
        stay("thu-ly", "03-02 07:30", None),
        due="03-09 17:00",
        as_of="03-06 17:00",
        pauses=[resume("03-05 07:30", "03-06 07:30")],
    )
    assert step_due(one, "thu-ly") == at("03-04 17:00")


def test_a_step_is_never_due_after_the_whole() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-06 07:30"),
        stay("thu-ly", "03-06 07:30", None),
        as_of="03-06 08:00",
    )
    assert step_due(one, "thu-ly") == at("03-06 12:00")


def test_a_step_not_reached_has_no_date() -> None:
    with pytest.raises(BadClockInput, match="chưa đến bước"):
        step_due(kept(stay("tiep-nhan", "03-02 07:30", None), as_of="03-02 08:00"), "ky")
