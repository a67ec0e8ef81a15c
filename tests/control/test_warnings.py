"""What must be known before signing."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from motcua.control.warnings import warnings

CALM: dict[str, Any] = {
    "missing_rows": 0,
    "identities": {"broken": []},
    "doubts": {"total": 0},
    "carried_over_check": {"agrees": True},
}
DIFFERS = {
    "agrees": False,
    "carried_over": 2,
    "pending_before": 1,
    "differing": [{"code": "H24.85-1", "difference": "chuyển sang kỳ này"}],
}


def address(**more: str) -> str:
    return more["so_lieu"]


@pytest.mark.parametrize(
    ("basis", "words"), [("signed", "(bản đã chốt)"), ("recount", "(tính lại theo dữ liệu hiện có)")]
)
def test_a_difference_to_the_period_before_says_what_it_was_compared_with(basis: str, words: str) -> None:
    (warning,) = warnings({**CALM, "carried_over_check": {**DIFFERS, "basis": basis}}, address)
    assert words in warning["why"]
    assert warning["url"] == "received.carried_over"


def test_nothing_is_warned_of_where_all_is_well() -> None:
    assert warnings(CALM, address) == []


def test_rows_left_out_lead_to_their_list() -> None:
    (warning,) = warnings({**CALM, "missing_rows": 3}, address)
    assert "3 dòng" in warning["what"]
    assert warning["url"] == reverse("counter:left_out")
