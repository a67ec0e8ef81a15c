from __future__ import annotations

from motcua.documents.blocks import Paragraph, Table
from motcua.reports.narrative.lateness import TOLD_IN_TEXT, late_appendix, late_blocks
from tests.reports.sample import block, lines, reading

MANY = [
    {"code": f"H24.85-260401-{n:04d}", "reason": "Lỗi" if n % 2 else "", "field": "Đất đai"} for n in range(8)
]


def many() -> dict[str, object]:
    return {**block(100, 0, 92, 0, 8, 0, 0), "late_dossiers": MANY}


def test_a_missing_reason_leaves_room_for_the_officer() -> None:
    told = lines(late_blocks(reading(late_dossiers=[{"code": "H24.85-1", "reason": ""}])))
    assert told == ["Lý do hồ sơ quá hạn:", "Mã hồ sơ H24.85-1: chưa ghi nhận lý do ……."]


def test_many_late_dossiers_are_summed_up_and_listed_in_an_appendix() -> None:
    assert lines(late_blocks(reading(**many()))) == [
        "Lý do hồ sơ quá hạn: 04 hồ sơ đã ghi nhận lý do, 04 hồ sơ chưa ghi nhận lý do (danh sách từng hồ sơ và lý do "
        "tại Phụ lục II)."
    ]
    appendix = late_appendix(reading(**many()), "(Kèm theo)")
    assert appendix is not None
    (table,) = appendix.blocks
    assert isinstance(table, Table)
    assert [row.cells[1].text for row in table.rows] == [row["code"] for row in MANY]


def test_how_many_have_a_reason_and_how_many_none_are_figures_that_open_lists() -> None:
    counted = reading(**many(), late_with_reason=4, late_without_reason=4)
    (told,) = late_blocks(counted)
    assert isinstance(told, Paragraph)
    assert [(span.text, span.measure) for span in told.spans if span.measure] == [
        ("04", "late_with_reason"),
        ("04", "late_without_reason"),
    ]
    assert lines([told]) == lines(late_blocks(reading(**many())))


def test_few_late_dossiers_need_no_appendix() -> None:
    assert TOLD_IN_TEXT >= 2
    assert late_appendix(reading(), "(Kèm theo)") is None
