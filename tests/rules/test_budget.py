"""The legal time is split over the steps, and every second of it is booked to somebody."""

from __future__ import annotations

import pytest

from motcua.rules.budget import (
    Reason,
    by_agency,
    by_step,
    by_unit,
    ledger,
    reasons,
    to_split,
)
from motcua.rules.clock import BadClockInput
from tests.rules.moments import at, restart, resume
from tests.rules.stays import CALENDAR, COMMUNE, HOUR, LAND, errand, kept, stay, told


def test_unused_time_flows_on_to_the_next_step() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-02 09:30"),
        stay("thu-ly", "03-02 09:30", "03-05 15:00"),
        stay("ky", "03-05 15:00", "03-05 17:00"),
        due="03-05 17:00",
        finished="03-05 17:00",
    )
    assert told(one) == [
        ("tiep-nhan", 4, 0, 2, 2, 0),
        ("thu-ly", 24, 2, 28, 0, 2),
        ("ky", 4, 0, 2, 2, 0),
    ]
    assert (one.total, one.used, one.lateness, one.unused) == (32 * HOUR, 32 * HOUR, 0, 2 * HOUR)


def test_an_overrun_is_booked_to_its_step_and_the_next_has_its_own_time() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-03 07:30"),
        stay("thu-ly", "03-03 07:30", "03-06 07:30"),
        stay("ky", "03-06 07:30", "03-06 12:00"),
        due="03-05 17:00",
        finished="03-06 12:00",
    )
    assert told(one) == [
        ("tiep-nhan", 4, 0, 8, 0, 4),
        ("thu-ly", 24, 0, 24, 0, 0),
        ("ky", 4, 0, 4.5, 0, 0.5),
    ]
    assert one.lateness == 4.5 * HOUR
    assert reasons(one) == (
        Reason(COMMUNE, "quay", "tiep-nhan", 4 * HOUR),
        Reason(COMMUNE, "lanh-dao", "ky", HOUR // 2),
    )


def test_another_agency_draws_what_it_was_given_and_is_booked_the_rest() -> None:
    one = kept(
        stay("thu-ly", "03-02 07:30", None),
        errand("03-02 15:00", "03-04 15:00", hours=8),
        as_of="03-05 12:00",
    )
    assert told(one) == [
        ("thu-ly", 24, 0, 6, 18, 0),
        ("@dat-dai", 0, 18, 16, 10, 8),
        ("thu-ly", 0, 10, 6.5, 3.5, 0),
    ]
    assert by_agency(one)[LAND].used == 16 * HOUR
    assert by_unit(one)[(COMMUNE, "phong")].used == 12.5 * HOUR
    assert by_step(one)["thu-ly"].used == 28.5 * HOUR
    assert reasons(one) == (Reason(LAND, "", "thu-ly", 8 * HOUR),)


def test_another_agency_that_was_given_nothing_uses_up_nobody_elses_time() -> None:
    one = kept(stay("thu-ly", "03-02 07:30", None), errand("03-02 15:00", "03-02 17:00"), as_of="03-03 12:00")
    assert told(one)[1:] == [("@dat-dai", 0, 18, 2, 18, 2), ("thu-ly", 0, 18, 4.5, 13.5, 0)]


def test_what_another_agency_was_given_is_given_once() -> None:
    """Asked at 15:00 for 3 hours; in between a second agency was asked too."""
    one = kept(
        stay("thu-ly", "03-02 07:30", None),
        errand("03-02 15:00", "03-03 09:30", hours=3),
        errand("03-02 16:00", "03-02 17:00"),
        as_of="03-03 09:30",
    )
    assert told(one)[1:] == [
        ("@dat-dai", 0, 18, 1, 17, 0),
        ("@dat-dai", 0, 17, 1, 17, 1),
        ("@dat-dai", 0, 17, 2, 15, 0),
    ]


def test_another_agency_cannot_draw_what_the_steps_no_longer_have() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", None), errand("03-02 12:00", "03-02 15:00", 8), as_of="03-02 15:00"
    )
    assert told(one) == [("tiep-nhan", 4, 0, 4.5, 0, 0.5), ("@dat-dai", 0, 0, 1.5, 0, 1.5)]


def test_a_step_visited_again_lives_on_what_is_left() -> None:
    one = kept(
        stay("thu-ly", "03-02 07:30", "03-04 07:30"),
        stay("ky", "03-04 07:30", "03-04 09:30"),
        stay("thu-ly", "03-04 09:30", "03-04 17:00"),
        stay("ky", "03-04 17:00", "03-06 09:30"),
        finished="03-06 09:30",
    )
    assert told(one) == [
        ("thu-ly", 24, 0, 16, 8, 0),
        ("ky", 4, 8, 2, 10, 0),
        ("thu-ly", 0, 10, 6, 4, 0),
        ("ky", 0, 4, 10, 0, 6),
    ]
    assert by_step(one)["ky"].visits == 2


def test_a_recalled_forward_is_as_if_it_had_not_happened() -> None:
    recalled = kept(
        stay("tiep-nhan", "03-02 07:30", "03-02 09:30"),
        stay("thu-ly", "03-02 09:30", "03-02 09:30"),
        stay("tiep-nhan", "03-02 09:30", None),
        as_of="03-02 11:00",
    )
    assert told(recalled) == told(kept(stay("tiep-nhan", "03-02 07:30", None), as_of="03-02 11:00"))


def test_a_stay_of_no_length_inside_another_did_not_happen() -> None:
    whole = stay("tiep-nhan", "03-02 07:30", None)
    one = kept(whole, stay("thu-ly", "03-02 09:30", "03-02 09:30"), as_of="03-02 11:00")
    assert told(one) == told(kept(whole, as_of="03-02 11:00"))


def test_a_step_that_passes_on_at_once_passes_on_its_time() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-02 07:30"),
        stay("thu-ly", "03-02 07:30", None),
        as_of="03-02 12:00",
    )
    assert told(one) == [("tiep-nhan", 4, 0, 0, 4, 0), ("thu-ly", 24, 4, 4.5, 23.5, 0)]


def test_time_that_no_stay_covers_is_that_of_the_step_before() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 08:30", "03-02 09:30"),
        stay("thu-ly", "03-02 10:30", "03-02 11:30"),
        as_of="03-02 12:00",
    )
    assert told(one) == [("tiep-nhan", 4, 0, 3, 1, 0), ("thu-ly", 24, 1, 1.5, 23.5, 0)]


def test_of_two_stays_the_later_one_holds() -> None:
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-02 12:00"),
        stay("thu-ly", "03-02 09:30", None),
        as_of="03-02 12:00",
    )
    assert [entry.used / HOUR for entry in one.entries] == [2, 2.5]


def test_a_dossier_without_steps_is_still_counted_whole() -> None:
    one = kept(as_of="03-02 12:00")
    assert [(entry.step, entry.used, entry.overrun) for entry in one.entries] == [
        ("", 4.5 * HOUR, 4.5 * HOUR)
    ]
    assert one.unused == one.total


def test_steps_never_share_out_more_than_the_whole_has() -> None:
    """A shorter promise than the process reckons with: who comes last has less, and is told so."""
    one = kept(
        stay("tiep-nhan", "03-02 07:30", "03-02 12:00"),
        stay("thu-ly", "03-02 13:30", None),
        due="03-03 17:00",
        as_of="03-04 17:00",
    )
    assert [entry.allotted for entry in one.entries] == [4 * HOUR, 12 * HOUR]
    assert one.lateness == 8 * HOUR
    assert one.overrun == 8 * HOUR + one.unused


@pytest.mark.parametrize(
    ("received", "due", "hours"),
    [
        ("03-02 09:00", "03-02 17:00", 6.5),  # trong ngày
        ("03-02 15:30", "03-03 17:00", 9.5),  # trong ngày, after 15:00
        ("03-06 18:00", "03-16 17:00", 48),  # days of the calendar, deemed received on Monday
        ("04-29 08:00", "05-04 17:00", 15.5),  # over holidays
    ],
)
def test_the_whole_is_the_working_time_to_the_due_whatever_the_unit(received, due, hours) -> None:
    one = ledger(at(received), at(due), CALENDAR, [], as_of=at(received))
    assert one.total == hours * HOUR


@pytest.mark.parametrize(
    ("due", "pauses", "hours"),
    [
        ("03-05 17:00", [], 32),
        ("03-06 17:00", [resume("03-03 07:30", "03-04 07:30")], 32),
        ("03-13 17:00", [restart("03-03 17:00", "03-09 07:30")], 40),
    ],
)
def test_what_the_steps_share_is_one_whole_limit(due, pauses, hours) -> None:
    split = to_split(at("03-02 07:30"), at(due), CALENDAR, pauses, as_of=at("03-31 08:00"))
    assert split == hours * HOUR


def test_facts_after_the_asking_are_unseen() -> None:
    stays = [stay("tiep-nhan", "03-02 07:30", "03-02 09:30"), stay("thu-ly", "03-02 09:30", "03-04 09:30")]
    one = kept(*stays, as_of="03-02 09:00", finished="03-05 17:00")
    assert told(one) == [("tiep-nhan", 4, 0, 1.5, 2.5, 0)]
    assert not one.finished


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (lambda: kept(stay("ky", "03-03 08:00", "03-02 08:00")), "trước khi bắt đầu"),
        (lambda: kept(stay("ky", "03-03 08:00", None, hours=-1)), "không thể âm"),
        (lambda: kept(as_of="03-01 08:00"), "tiếp nhận sau đó"),
        (lambda: kept(finished="03-01 08:00"), "tiếp nhận sau đó"),
    ],
)
def test_what_cannot_be_is_refused(bad, says) -> None:
    with pytest.raises(BadClockInput, match=says):
        bad()
