"""The process of a procedure for which a commune has laid down none."""

from __future__ import annotations

import pytest

from motcua.rules.process import default_process, problems
from tests.rules.moments import limit


@pytest.mark.parametrize(
    "written", ["trong ngày", "4 giờ làm việc", "5 ngày làm việc", "20 ngày", "3 tháng", "24 giờ làm việc"]
)
def test_it_has_no_problems_under_any_limit(written: str):
    assert problems(default_process(limit(written)), limit(written)) == []


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("trong ngày", ["intake", "handle", "sign", "stamp", "hand_over"]),
        ("8 giờ làm việc", ["intake", "handle", "sign", "stamp", "hand_over"]),
        ("1 ngày làm việc", ["intake", "handle", "review", "sign", "stamp", "hand_over"]),
    ],
)
def test_what_is_owed_within_the_day_goes_straight_to_the_signature(written: str, kinds: list[str]):
    assert [step.kind for step in default_process(limit(written)).steps] == kinds


def test_who_signs_did_not_do_the_step_before():
    assert default_process(None).step("ky").four_eyes
