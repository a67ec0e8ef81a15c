from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from motcua.reports.lists import ListRow
from motcua.reports.workbook import render_workbook
from tests.reports.sample import figures, reading

LISTS = {
    "late": [
        ListRow(
            1, "H24.85-260327-0029", "=cmd|'/c calc'!A1", "Đất đai", "mot-cua-hai-phong", "",
            "2026-03-27T08:00", "2026-04-27T17:00", "2026-05-04T09:30",
        )
    ],
    "pending.total": [],
}  # fmt: skip
FIRST = 11
"""The first row of figures: below five lines of head, an empty one, three levels of header and the numbers."""


def sheets(data: bytes, values: bool) -> Any:
    return load_workbook(BytesIO(data), data_only=values)


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_workbook(reading(), LISTS)


def test_what_must_be_said_on_the_face_stands_above_every_grouping_of_the_form(made: bytes) -> None:
    with_gaps = sheets(render_workbook(reading(missing_rows=3, doubts={"total": 12}), {}), True)
    for name in ("II.06a", "Theo hệ thống", "Theo đơn vị", "Ngành dọc"):
        said = with_gaps[name].cell(6, 1).value
        assert said.startswith("Số liệu còn thiếu 03 dòng") and "Còn 12 điểm nghi vấn" in said
        assert sheets(made, True)[name].cell(6, 1).value is None


def test_there_is_a_sheet_for_each_grouping_and_each_list(made: bytes) -> None:
    assert sheets(made, True).sheetnames == [
        "II.06a",
        "Theo hệ thống",
        "Theo đơn vị",
        "Ngành dọc",
        "Tỷ lệ, chỉ tiêu",
        "Hồ sơ quá hạn",
        "Đang giải quyết",
        "Chờ trả kết quả",
        "Chưa rõ đã trả",
    ]


def test_totals_are_formulas_over_the_rows(made: bytes) -> None:
    sheet = sheets(made, False)["II.06a"]
    assert [sheet.cell(FIRST + 2, column).value for column in (3, 13)] == ["=SUM(C11:C12)", "=SUM(M11:M12)"]


def test_formulas_carry_the_values_that_they_come_to(made: bytes) -> None:
    sheet = sheets(made, True)["II.06a"]
    total = [sheet.cell(FIRST + 2, column).value for column in range(3, 14)]
    rows = [[sheet.cell(FIRST + row, column).value for column in range(3, 14)] for row in (0, 1)]
    assert total == [sum(pair) for pair in zip(*rows, strict=True)]
    assert total == [1210, 1200, 0, 10, 1190, 1185, 3, 2, 20, 20, 0]


def test_every_identity_is_checked_by_formula_on_every_row(made: bytes) -> None:
    formulas, values = sheets(made, False)["II.06a"], sheets(made, True)["II.06a"]
    assert formulas.cell(FIRST, 14).value == '=IF(C11=D11+E11+F11,"Đúng","Lệch")'
    assert formulas.cell(FIRST, 17).value == '=IF(C11=G11+K11,"Đúng","Lệch")'
    assert {values.cell(FIRST + row, column).value for row in range(3) for column in range(14, 18)} == {
        "Đúng"
    }


def test_a_row_that_does_not_add_up_is_shown_as_such() -> None:
    broken = figures()["by_field"]
    broken["Đất đai"]["received"]["total"] = 207
    sheet = sheets(render_workbook(reading(by_field=broken), {}), True)["II.06a"]
    assert [sheet.cell(FIRST + 1, column).value for column in range(14, 18)] == [
        "Lệch",
        "Đúng",
        "Đúng",
        "Lệch",
    ]
    assert sheet.cell(FIRST + 4, 3).value == "Lệch"  # the rows' sum against what was counted without grouping


def test_shares_are_divided_by_formula_and_held_against_their_targets(made: bytes) -> None:
    formulas, values = sheets(made, False)["Tỷ lệ, chỉ tiêu"], sheets(made, True)["Tỷ lệ, chỉ tiêu"]
    told = {row[1]: row[2:] for row in values.iter_rows(min_row=4, values_only=True)}
    assert told["Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa"] == (
        1026,
        1200,
        85.5,
        90,
        "Chưa đạt",
    )
    assert told["Tỷ lệ nộp hồ sơ trực tuyến"] == (1200, 1200, 100, 95, "Đạt")
    assert told["Tỷ lệ số hóa thành phần hồ sơ"][-1] == "Không giao chỉ tiêu"
    assert formulas["E4"].value == '=IF(D4=0,"Không phát sinh",ROUND(100*C4/D4,2))'


def test_text_from_outside_is_never_a_formula(made: bytes) -> None:
    cell = sheets(made, False)["Hồ sơ quá hạn"]["C4"]
    assert (cell.value, cell.data_type) == ("=cmd|'/c calc'!A1", "s")
    assert cell.quotePrefix


def test_a_late_dossier_is_listed_with_dates_and_reason(made: bytes) -> None:
    row = next(sheets(made, True)["Hồ sơ quá hạn"].iter_rows(min_row=4, values_only=True))
    assert row[1] == "H24.85-260327-0029"
    assert f"{row[8]:%d/%m/%Y %H:%M}" == "04/05/2026 09:30"
    assert row[9] == "Cơ quan thuế chuyển nhầm luồng."


def test_a_period_without_dossiers_makes_a_workbook_of_zeros() -> None:
    empty = reading(by_field={}, by_source={}, by_unit={}, vertical={}, late_dossiers=[], late=[])
    sheet = sheets(render_workbook(empty, {}), True)["Theo hệ thống"]
    assert [sheet.cell(FIRST, column).value for column in (2, 3, 13)] == ["Tổng cộng", 0, 0]


def test_the_same_report_gives_the_same_bytes(made: bytes) -> None:
    assert render_workbook(reading(), LISTS) == made
