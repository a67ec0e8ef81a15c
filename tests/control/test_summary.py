"""What a report says at a glance: its shares are those of ``report.json``, wherever the page tells them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from motcua.control import charts, summary
from motcua.reports.figures.shares import MEASURES, told
from motcua.rules.vietnamese import share
from tests.reports.sample import figures, reading


def address(**more: str) -> str:
    return more["so_lieu"]


def plain(markup: Any) -> str:
    return re.sub("<[^>]+>", "", str(markup))


def test_the_parts_of_every_share_give_what_was_reached() -> None:
    for key, parts in told(figures()).items():
        assert share(*parts) == Decimal(str(figures()["rates"][key])), key
    read = reading(targets=[{"key": "petition_satisfaction", "target": 95, "reached": 100, "attained": True}])
    rows = {each["title"]: each for each in summary.shares(read, address)}
    assert plain(rows["Nộp hồ sơ trực tuyến"]["parts"]) == "1.200/1.200"
    assert plain(rows["Giải quyết trước hạn, đúng hạn"]["parts"]) == "1.188/1.190"
    assert plain(rows["Hài lòng trong xử lý phản ánh, kiến nghị"]["parts"]) == "1/1"
    assert 'href="petitions.rated"' in rows["Hài lòng trong xử lý phản ánh, kiến nghị"]["parts"]


def test_the_page_divides_nothing_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "parts_of", lambda _reading, _key: (3, 7))
    monkeypatch.setattr(charts, "in_time", lambda _block, _rule: (3, 4))
    rows = summary.shares(reading(), address)
    assert {plain(row["parts"]) for row in rows} == {"3/7"}
    assert len(rows) == len(MEASURES) - 1
    chart = charts.in_time_by_field(figures(), address)
    assert chart is not None and {plain(bar["value"]) for bar in chart["bars"]} == {"3/4 (75%)"}


def test_the_figures_of_a_tiles_note_lead_to_lists_of_their_own() -> None:
    given = figures(late_with_letter=1, late_without_letter=1)
    notes = {tile["label"]: tile for tile in summary.tiles(given, address)}
    late = notes["Giải quyết quá hạn"]
    assert late["links"] and re.findall('href="([^"]+)"', late["note"]) == [
        *("late_corrected", "late_with_letter", "late_without_letter"),
    ]
    assert plain(late["note"]) == "trong đó đã đính chính 1; thụ lý tại đây: 1 đã xin lỗi, 1 chưa"
    assert not notes["Đã giải quyết"]["links"]
