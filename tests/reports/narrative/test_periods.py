from __future__ import annotations

import pytest

from motcua.reports.narrative.periods import following, inline, span
from motcua.rules.periods import parse_period


@pytest.mark.parametrize(
    ("code", "name", "next_one"),
    [
        ("2026-Q2", "quý II năm 2026", "quý III năm 2026"),
        ("2026-Q4", "quý IV năm 2026", "quý I năm 2027"),
        ("2026-05", "tháng 5 năm 2026", "tháng 6 năm 2026"),
        ("2026-12", "tháng 12 năm 2026", "tháng 1 năm 2027"),
        ("2026-H1", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026"),
        ("2026-9M", "9 tháng đầu năm 2026", "quý IV năm 2026"),
        ("2026", "năm 2026", "năm 2027"),
        ("2026-04-01..2026-04-30", "từ ngày 01/04/2026 đến ngày 30/04/2026", "thời gian tới"),
    ],
)
def test_a_period_and_the_one_whose_tasks_are_set(code: str, name: str, next_one: str) -> None:
    period = parse_period(code)
    assert (inline(period), following(period)) == (name, next_one)


def test_the_days_of_a_period() -> None:
    assert span(parse_period("2026-Q2")) == "từ ngày 15/03/2026 đến ngày 14/06/2026"
