"""Steps and the ways between them."""

from __future__ import annotations

import pytest

from motcua.rules.process import Budget, Process
from motcua.rules.wording import BadInput
from tests.rules.process.drawn import USUAL, chain, step


def keys(steps) -> list[str]:
    return [one.key for one in steps]


def test_the_first_step_begins_and_the_usual_route_follows_the_first_of_next():
    process = Process((step("tiep-nhan", "thu-ly"), step("thu-ly", "ky", "thue"), step("thue", "thu-ly-2"),
                       step("thu-ly-2", "ky"), step("ky", "tra"), step("tra")))  # fmt: skip
    assert process.first.key == "tiep-nhan"
    assert keys(process.usual_route()) == ["tiep-nhan", "thu-ly", "ky", "tra"]


def test_a_dossier_may_be_returned_to_every_step_from_which_this_one_is_reached():
    process = Process((step("tiep-nhan", "thu-ly"), step("thu-ly", "ky", "thue"), step("thue", "ky"),
                       step("ky", "tra"), step("tra")))  # fmt: skip
    assert keys(process.earlier("ky")) == ["tiep-nhan", "thu-ly", "thue"]
    assert keys(process.earlier("thue")) == ["tiep-nhan", "thu-ly"]
    assert process.earlier("tiep-nhan") == ()


def test_a_route_that_comes_round_ends_all_the_same():
    process = Process((step("tiep-nhan", "thu-ly"), step("thu-ly", "tiep-nhan")))
    assert keys(process.usual_route()) == ["tiep-nhan", "thu-ly"]


def test_an_unknown_step_is_an_error_of_the_caller():
    with pytest.raises(KeyError):
        chain(*USUAL).step("khong-co")


@pytest.mark.parametrize("key", ["", "Thu ly", "thụ-lý", "a" * 31, "-a", "a--b", "a\n"])
def test_a_key_is_short_and_plain(key: str):
    with pytest.raises(BadInput, match="Mã bước"):
        step(key)


def test_a_kind_that_is_none_is_refused_with_those_that_there_are():
    with pytest.raises(BadInput, match=r"loại bước “approve”.*intake, handle"):
        step("ky", kind="approve")


@pytest.mark.parametrize("count", [0, 41])
def test_a_process_has_some_steps_but_not_endlessly_many(count: int):
    with pytest.raises(BadInput, match="từ 1 đến 40"):
        Process(tuple(step(f"b{number}") for number in range(count)))


def test_half_a_day_and_a_share_are_exact():
    assert Budget(50, "days").seconds == 4 * 3600
    assert Budget(50, "days").amount == "0.5"
    assert Budget(1200).amount == "12"
    assert Budget(1250).seconds is None
