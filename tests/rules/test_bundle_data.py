"""The packaged bundles are sound, dated, and honest about what was not confirmed."""

from __future__ import annotations

import json
from datetime import date
from itertools import combinations

import pytest

from motcua.rules.bundle import plan, problems
from motcua.rules.bundle_data import all_bundles, bundles_on
from motcua.rules.calendar import national_calendar
from motcua.rules.wording import BadInput
from tests.rules.moments import at, limit

DAY = limit("trong ngày")


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        (date(2024, 6, 30), []),
        (date(2024, 7, 1), ["khai-sinh", "khai-tu"]),
        (date(2026, 11, 26), ["khai-sinh", "khai-tu"]),
    ],
)
def test_a_bundle_is_known_from_its_day_on(day, keys) -> None:
    assert [one.key for one in bundles_on(day)] == keys


@pytest.mark.parametrize("one", all_bundles(), ids=lambda one: one.key)
def test_every_packaged_bundle_can_be_planned_and_names_its_basis(one) -> None:
    bundle = one.bundle(dict.fromkeys((member.key for member in one.members), DAY))
    assert problems(bundle) == ()
    assert plan(bundle, at("03-02 08:00"), national_calendar()).final == at("03-03 17:00")
    assert one.basis
    assert one.valid_to is None or one.valid_from <= one.valid_to


def test_no_two_versions_of_a_bundle_are_valid_on_one_day() -> None:
    for one, other in combinations(all_bundles(), 2):
        if one.key == other.key:
            assert not (one.valid_on(other.valid_from) or other.valid_on(one.valid_from))


def test_what_was_not_read_in_the_text_is_not_called_confirmed() -> None:
    assert not any(one.confirmed for one in all_bundles())


def test_codes_that_no_catalogue_lists_are_left_to_the_commune() -> None:
    birth, death = bundles_on(date(2026, 11, 26))
    open_ones = [[one.key for one in kind.members if len(one.procedures) != 1] for kind in (birth, death)]
    assert open_ones == [["the-bhyt"], ["mai-tang-phi"]]


def test_the_commune_fills_in_and_leaves_out() -> None:
    birth = bundles_on(date(2026, 11, 26))[0]
    limits = {"thuong-tru": limit("7 ngày làm việc"), "the-bhyt": limit("2 ngày làm việc")}
    kept = frozenset(limits)
    found = birth.bundle(limits, {"the-bhyt": "1.999999"}, {"thuong-tru": "ca-an-phu"}, kept)
    assert [(one.procedure, one.agency, one.after) for one in found.members] == [
        ("1.004222", "ca-an-phu", ()),
        ("1.999999", "Cơ quan bảo hiểm xã hội", ()),
    ]


def test_a_member_without_a_limit_is_told_by_name() -> None:
    with pytest.raises(BadInput, match="Đăng ký thường trú"):
        bundles_on(date(2026, 11, 26))[0].bundle({"khai-sinh": DAY})


def test_the_codes_are_those_of_the_catalogue(shared) -> None:
    """Where the reference material lies beside the checkout."""
    folder = shared / "data" / "catalogue"
    known = {
        json.loads(line)["ma"]
        for line in (folder / "national-portal-2026-07.jsonl").read_text(encoding="utf-8").splitlines()
    }
    lines = (folder / "thuong-hong-374.csv").read_text(encoding="utf-8-sig").splitlines()
    known |= {line.split(",")[0] for line in lines}
    for one in all_bundles():
        assert {one.code, *(code for member in one.members for code in member.procedures)} <= known
