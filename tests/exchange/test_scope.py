"""Which stretch of time a file speaks for."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.exchange.scope import stated_period, usual_period


@pytest.mark.parametrize(
    "line",
    [
        "(Từ ngày 15/03/2026 đến ngày 14/06/2026)",
        "Từ 15/3/2026 - đến 14/6/2026",
        "TỪ NGÀY 15-03-2026 ĐẾN HẾT NGÀY 14-06-2026",
    ],
)
def test_a_period_is_read_off_a_title(line: str) -> None:
    period = stated_period({"preamble": [["SỔ THEO DÕI"], ["", line]]})
    assert period is not None
    assert (period.first, period.last) == (date(2026, 3, 15), date(2026, 6, 14))


@pytest.mark.parametrize(
    "line",
    ["Tháng 5 năm 2026", "Từ 14/06/2026 đến 15/03/2026", "Từ ngày 31/02/2026 đến ngày 1/3/2026"],
)
def test_no_period_is_made_up(line: str) -> None:
    assert stated_period({"preamble": [[line]]}) is None


def test_the_quarter_of_most_receipts_counts() -> None:
    period = usual_period({"2026-03-14": 3, "2026-03-15": 2, "2026-06-14": 2})
    assert period is not None and period.code == "2026-Q2"
    assert usual_period({}) is None
