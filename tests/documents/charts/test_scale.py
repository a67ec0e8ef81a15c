from __future__ import annotations

import pytest

from motcua.documents.charts.scale import steps


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6]),
        (97, [0, 50, 100]),
        (170, [0, 50, 100, 150, 200]),
    ],
)
def test_steps_are_round_and_reach_the_highest(highest: int, expected: list[int]) -> None:
    assert steps(highest) == expected
