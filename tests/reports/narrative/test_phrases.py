from __future__ import annotations

import pytest

from motcua.reports.narrative.phrases import count, joined, lower_first, rate


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (2, "02"), (11, "11"), (4911, "4.911")])
def test_small_counts_carry_a_zero_and_large_ones_dots(value: int, written: str) -> None:
    assert count(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(99.96, "99,96%"), (100.0, "100%"), (None, "không phát sinh")]
)
def test_a_share_is_written_the_vietnamese_way(value: float | None, written: str) -> None:
    assert rate(value) == written


def test_a_list_ends_with_va() -> None:
    assert [joined([]), joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])] == [
        "",
        "a",
        "a và b",
        "a, b và c",
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [("Triển khai", "triển khai"), ("TTHC theo", "TTHC theo"), ("Ở cơ sở", "ở cơ sở"), ("", "")],
)
def test_acronyms_keep_their_capitals_inside_a_sentence(text: str, inside: str) -> None:
    assert lower_first(text) == inside
