from __future__ import annotations

import pytest

from motcua.reports.narrative import targets
from motcua.reports.narrative.results import results
from tests.reports.sample import lines, reading


def test_a_share_held_against_its_target_is_made_of_the_parts_that_the_figures_are_made_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = reading()
    online, in_time = (targets.parts_of(read, key) for key in ("online", "resolved_in_time"))
    assert (online, in_time) == ((1200, 1200), (1188, 1190))
    other = {"online": (1, 2), "resolved_in_time": (3, 4)}
    monkeypatch.setattr(targets, "told", lambda _figures: other)
    assert {key: targets.parts_of(read, key) for key in other} == other


def test_the_share_recorded_in_a_system_is_rounded_half_up_like_all_shares() -> None:
    assert any(
        "1/800 hồ sơ, đạt tỷ lệ 0,13%." in line
        for line in lines(results(reading(received_recorded=[1, 800])))
    )
