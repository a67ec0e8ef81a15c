"""The legal time split over the steps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.process import Budget, Process, budgets, default_process
from tests.rules.process.drawn import USUAL, chain, step

BUDGETS = st.builds(Budget, st.integers(0, 20_000), st.sampled_from(["hours", "days", "percent"]))


@given(st.lists(BUDGETS, min_size=1, max_size=8), st.integers(0, 10_000_000))
def test_the_parts_sum_exactly_to_the_whole(parts: list[Budget], total: int):
    keys = [f"b{number}" for number in range(len(parts))]
    steps = [step(key, *keys[at + 1 : at + 2], budget=parts[at]) for at, key in enumerate(keys)]
    split = budgets(Process(tuple(steps)), total)
    assert sum(split.values()) == total
    assert min(split.values()) >= 0
    assert list(split) == keys


def test_hand_over_and_steps_off_the_usual_route_have_nothing():
    process = Process((step("tiep-nhan", "ky", "thue"), step("thue", "ky"), step("ky", "tra"), step("tra")))
    assert budgets(process, 7200) == {"tiep-nhan": 3600, "thue": 0, "ky": 3600, "tra": 0}


def test_hours_stand_as_they_are_and_shares_divide_the_rest():
    process = Process((step("tiep-nhan", "thu-ly", budget=Budget(200, "hours")),
                       step("thu-ly", "ky", budget=Budget(6000)),
                       step("ky", "tra", budget=Budget(3000)), step("tra")))  # fmt: skip
    assert budgets(process, 5 * 3600) == {"tiep-nhan": 7200, "thu-ly": 7200, "ky": 3600, "tra": 0}


def test_hours_that_do_not_fit_are_shortened_in_proportion():
    process = Process((step("tiep-nhan", "ky", budget=Budget(300, "hours")),
                       step("ky", "tra", budget=Budget(100, "hours")), step("tra")))  # fmt: skip
    assert budgets(process, 7200) == {"tiep-nhan": 5400, "ky": 1800, "tra": 0}


def test_seconds_left_over_go_to_the_largest_remainder_the_earlier_step_first():
    assert budgets(chain("tiep-nhan", "thu-ly", "ky", "tra"), 100) == {
        "tiep-nhan": 34, "thu-ly": 33, "ky": 33, "tra": 0,
    }  # fmt: skip


def test_five_working_days_by_the_default_process():
    split = budgets(default_process(None), 5 * 8 * 3600)
    assert split["thu-ly"] == 22 * 3600
    assert split["tra-ket-qua"] == 0
    assert sum(split.values()) == 40 * 3600


def test_the_usual_chain_of_the_tests_is_split_evenly():
    assert set(budgets(chain(*USUAL), 5 * 600).values()) == {600, 0}
