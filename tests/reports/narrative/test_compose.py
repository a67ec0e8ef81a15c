from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motcua.documents.blocks import Heading, Span, Table
from motcua.reports.narrative.compose import compose
from motcua.reports.narrative.words import Words
from tests.reports.sample import WORDS, figures, lines


def test_parts_and_sections_are_numbered_without_gap_or_double() -> None:
    paper = compose(figures(), WORDS)
    numbers = [(each.level, each.number) for each in paper.blocks if isinstance(each, Heading)]
    assert numbers == [
        (1, "I."),
        (1, "II."),
        (2, "1."),
        (2, "2."),
        (2, "3."),
        (3, "3.1."),
        (3, "3.2."),
        (3, "3.3."),
        (2, "4."),
        (2, "5."),
        (1, "III."),
        (2, "1."),
        (2, "2."),
        (1, "IV."),
    ]


def test_the_head_names_agency_period_and_days() -> None:
    head = compose(figures(), WORDS).head
    assert head.agency == ("ỦY BAN NHÂN DÂN", "XÃ THƯỢNG HỒNG")
    assert head.number.endswith("/BC-UBND")
    assert head.abstract[0].endswith("quý II năm 2026 và đề ra phương hướng nhiệm vụ quý III năm 2026")
    assert head.remarks == ("(Số liệu tính từ ngày 15/03/2026 đến ngày 14/06/2026)",)


def test_number_and_day_are_left_to_the_registry_clerk_until_they_are_known() -> None:
    assert compose(figures(), WORDS).head.place_and_date == "Thượng Hồng, ngày       tháng 6 năm 2026"
    signed = compose(figures(), replace(WORDS, number="15", dated=date(2026, 2, 5)))
    assert signed.head.number == "Số: 15/BC-UBND"
    assert signed.head.place_and_date == "Thượng Hồng, ngày 05 tháng 02 năm 2026"


def test_the_appendix_is_the_form_by_field_with_its_total() -> None:
    appendix = compose(figures(), WORDS).appendices[0]
    own, vertical = (each for each in appendix.blocks if isinstance(each, Table))
    assert [column.number for column in own.columns] == [f"({number})" for number in range(1, 14)]
    assert [[cell.text for cell in row.cells] for row in own.rows] == [
        ["1", "Chứng thực", "1.004", "1.000", "0", "4", "1.000", "1.000", "0", "0", "4", "4", "0"],
        ["2", "Đất đai", "206", "200", "0", "6", "190", "185", "3", "2", "16", "16", "0"],
        ["", "Tổng cộng", "1.210", "1.200", "0", "10", "1.190", "1.185", "3", "2", "20", "20", "0"],
    ]
    assert [row.cells[1].text for row in vertical.rows] == ["Chi nhánh Văn phòng Đăng ký đất đai"]


def test_figures_of_the_form_lead_to_the_dossiers_of_their_field() -> None:
    own = next(each for each in compose(figures(), WORDS).appendices[0].blocks if isinstance(each, Table))
    late = own.rows[1].cells[9]
    assert late == Span("2", measure="late", group="field", member="Đất đai")
    assert own.rows[0].cells[4].measure == "received.in_person+received.postal"


def test_a_commune_that_has_said_nothing_yet_gets_a_whole_report_with_blanks() -> None:
    bare = Words("Ủy ban nhân dân phường Hồng Bàng", "UBND phường Hồng Bàng", "Hồng Bàng")
    paper = compose(figures(vertical={}, late=[], late_dossiers=[]), bare)
    text = "\n".join(lines(paper))
    assert "Căn cứ ……; Ủy ban nhân dân phường Hồng Bàng báo cáo kết quả thực hiện như sau:" in text
    assert "xã" not in text.replace("xã hội", "")
    assert paper.signature.name == "……"


def test_the_seal_of_a_frozen_report_stands_in_the_notes() -> None:
    blocks = compose(figures(), WORDS, seal="Số liệu chốt lúc 15:04.").appendices[0].blocks
    assert lines(blocks)[-1] == "Số liệu chốt lúc 15:04."


@pytest.mark.parametrize("folder", ["thuong-hong-2026-q2", "an-phu-2025-q4"])
def test_every_total_of_a_real_quarter_is_in_the_words(shared: Path, folder: str) -> None:
    expected = json.loads((shared / "data" / folder / "expected.json").read_text("utf-8"))
    paper = compose(expected, WORDS)
    measured = {
        span.measure: span.text
        for each in paper.blocks
        for span in getattr(each, "spans", ())
        if span.place == "own"
    }
    for key in (
        "received.total",
        "received.online",
        "received.carried_over",
        "resolved.total",
        "pending.total",
    ):
        group, name = key.split(".")
        assert int(measured[key].replace(".", "")) == expected[group][name]
    assert int(measured["late"]) == expected["resolved"]["by_instant"]["late"]
    table = next(each for each in paper.appendices[0].blocks if isinstance(each, Table))
    assert len(table.rows) == len(expected["by_field"]) + 1
