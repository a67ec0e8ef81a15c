"""Pauses that contradict themselves are refused, in words."""

from __future__ import annotations

import pytest

from motcua.rules.clock import BadClockInput, Suspension
from motcua.rules.suspensions import pauses
from tests.rules.moments import at, restart, resume

RECEIVED = at("03-02 08:00")


def joined(*suspensions: Suspension) -> list[tuple[str, str, str]]:
    found = pauses(RECEIVED, suspensions, None)
    return [(f"{one.start:%m-%d %H:%M}", f"{one.end:%m-%d %H:%M}", one.policy) for one in found]


def test_an_end_before_its_beginning_is_refused() -> None:
    with pytest.raises(BadClockInput, match="từ 08:00 04/03/2026 kết thúc lúc 08:00 03/03/2026"):
        joined(resume("03-04 08:00", "03-03 08:00"))


def test_a_beginning_before_the_receipt_is_guidance_and_refused() -> None:
    with pytest.raises(BadClockInput, match="hướng dẫn hoàn thiện"):
        joined(resume("03-02 07:59", "03-03 08:00"))


def test_a_beginning_at_the_receipt_is_not_before_it() -> None:
    assert joined(resume("03-02 08:00", "03-03 08:00"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (restart("03-03 08:00", "03-05 08:00"), resume("03-04 08:00", "03-06 08:00")),
        (resume("03-03 08:00", "03-05 08:00"), restart("03-04 08:00", "03-06 08:00")),
        (restart("03-03 08:00", "03-05 08:00"), restart("03-04 08:00", "03-06 08:00")),
        (resume("03-03 08:00", "03-05 08:00"), restart("03-04 08:00", "03-04 08:00")),
        (restart("03-03 08:00", "03-05 08:00"), resume("03-03 08:00", "03-04 08:00")),
    ],
)
def test_an_overlap_with_a_restart_is_refused_in_whatever_order(one: Suspension, other: Suspension) -> None:
    for given in ((one, other), (other, one)):
        with pytest.raises(BadClockInput, match="chồng lên nhau"):
            joined(*given)


def test_a_restart_that_touches_its_neighbours_overlaps_neither() -> None:
    found = joined(
        resume("03-05 08:00", "03-06 08:00"),
        restart("03-04 08:00", "03-05 08:00"),
        resume("03-03 08:00", "03-04 08:00"),
    )
    assert [policy for _, _, policy in found] == ["resume", "restart", "resume"]


def test_resumes_that_touch_or_overlap_are_one_and_others_are_not() -> None:
    assert joined(
        resume("03-05 09:00", "03-06 08:00"),
        resume("03-04 08:00", "03-05 08:00"),
        resume("03-03 08:00", "03-04 08:00"),
        resume("03-03 09:00", "03-03 10:00"),
    ) == [("03-03 08:00", "03-05 08:00", "resume"), ("03-05 09:00", "03-06 08:00", "resume")]


def test_a_policy_that_there_is_not_is_refused() -> None:
    with pytest.raises(BadClockInput, match="“stop”; hãy ghi resume"):
        Suspension(RECEIVED, None, "stop")  # type: ignore[arg-type]


def test_a_refusal_keeps_its_sentence_and_values_apart_for_translation() -> None:
    with pytest.raises(BadClockInput) as caught:
        joined(resume("03-04 08:00", "03-03 08:00"))
    assert "%(start)s" in caught.value.message
    assert caught.value.message % caught.value.values == str(caught.value)
