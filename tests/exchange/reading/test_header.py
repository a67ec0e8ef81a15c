"""The header is found wherever it stands, whatever stands around it, in any order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from motcua.exchange.reading.faults import FileFault
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.reading.answers import answered

WIDTH = len(exports.CITY)


def same_but_for_its_place(one: list, other: list) -> bool:
    return one[1:4] == other[1:4]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    straight = answered(exports.city_file(tmp_path / "a.xlsx"))
    lines = exports.city_lines([Told()])
    lines[4] = ["Ngày tháng năm" if name in exports.CITY_DATES else name for name in exports.CITY]
    mixed = exports.shuffled(lines, lambda index: (index * 7 + 3) % WIDTH)
    found = answered(exports.xlsx(tmp_path / "b.xlsx", mixed))
    assert same_but_for_its_place(found.rows[0], straight.rows[0])


@pytest.mark.parametrize("shape", ["justice", "finance", "construction"])
def test_every_shape_may_be_shuffled(tmp_path: Path, shape: str) -> None:
    header = getattr(exports, shape.upper())
    row = getattr(exports, f"{shape}_row")(Told())
    straight = answered(exports.xlsx(tmp_path / "a.xlsx", [header, row]))
    width = len(header)
    backwards = exports.shuffled([header, row], lambda index: width - 1 - index)
    found = answered(exports.xlsx(tmp_path / "b.xlsx", backwards))
    assert same_but_for_its_place(found.rows[0], straight.rows[0])


def test_extra_columns_and_sheets_stay_out_of_the_way_but_are_kept(tmp_path: Path) -> None:
    row = [*exports.justice_row(Told()), "điều thêm", 7]
    rows = [[*exports.JUSTICE, "Cột lạ", "Ghi chú nội bộ"], row]
    others = {"Tổng hợp": [["Lĩnh vực", "Số lượng"], ["Hộ tịch", 5]], "Trống": []}
    found = answered(exports.xlsx(tmp_path / "a.xlsx", rows, "Danh sách", others))
    assert len(found.rows) == 1
    assert found.head["sheet"] == "Danh sách"
    assert "Cột lạ" in found.head["headers"]
    raw = found.rows[0][4]
    assert (raw["Cột lạ"], raw["Ghi chú nội bộ"]) == ("điều thêm", "7")


def test_extra_title_lines_move_the_header_and_the_row_numbers(tmp_path: Path) -> None:
    titles = [[f"Dòng tiêu đề {number}"] for number in range(20)]
    path = exports.xlsx(tmp_path / "a.xlsx", [*titles, exports.JUSTICE, exports.justice_row(Told())])
    assert answered(path).rows[0][0] == 22


def test_a_csv_may_have_title_lines_too(tmp_path: Path) -> None:
    rows = [["BỘ XÂY DỰNG"], [], exports.CONSTRUCTION, exports.construction_row(Told())]
    assert answered(exports.text_file(tmp_path / "a.csv", rows)).rows[0][0] == 4


def test_headers_are_known_without_case_and_diacritics(tmp_path: Path) -> None:
    header = [name.upper().replace("Ồ", "O").replace("Ơ", "O") for name in exports.JUSTICE]
    assert len(answered(exports.xlsx(tmp_path / "a.xlsx", [header, exports.justice_row(Told())])).rows) == 1


def test_other_names_of_a_column_are_known(tmp_path: Path) -> None:
    header = ["Mã thủ tục" if name == "Mã TTHC" else name for name in exports.JUSTICE]
    found = answered(exports.xlsx(tmp_path / "a.xlsx", [header, exports.justice_row(Told())]))
    assert found.head["columns"]["procedure"] == "Mã thủ tục"


def test_a_header_in_one_line_of_the_citys_register_is_known(tmp_path: Path) -> None:
    names = {"Nộp": "Ngày nộp", "Tiếp nhận": "Ngày tiếp nhận", "Hẹn trả": "Ngày hẹn trả"}
    header = [names.get(name, name) for name in exports.CITY]
    found = answered(exports.xlsx(tmp_path / "a.xlsx", [header, exports.city_row(Told())]))
    assert found.head["system"] == "mot-cua-hai-phong"
    assert found.facts["received_at"] == {"at": "2026-05-04T08:15:00+07:00"}


def test_column_numbers_empty_rows_signatures_and_repeated_headers_are_no_dossiers(tmp_path: Path) -> None:
    numbers = [f"({number})" for number in range(1, len(exports.JUSTICE) + 1)]
    rows = [
        exports.JUSTICE,
        numbers,
        exports.justice_row(Told()),
        [],
        exports.JUSTICE,
        exports.justice_row(replace(Told(), code="G15.10993-2")),
        ["", "Cộng", "", "", "", "", "", "", "", "", "", "", 40000],
        [],
        ["", "", "", "", "Người lập biểu"],
        ["", "Tổng số: 2 hồ sơ"],
    ]
    found = answered(exports.xlsx(tmp_path / "a.xlsx", rows))
    assert [row[0] for row in found.rows] == [3, 6]
    assert not found.bad


def test_a_totals_row_is_known_wherever_its_columns_went(tmp_path: Path) -> None:
    lines = [[*line, *[""] * (WIDTH - len(line)), "thêm", "nữa"] for line in exports.city_lines([Told()])]
    mixed = exports.shuffled(lines, lambda index: WIDTH + 1 - index)
    found = answered(exports.xlsx(tmp_path / "a.xlsx", mixed))
    assert len(found.rows) == 1
    assert not found.bad


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    kept = [index for index, name in enumerate(exports.JUSTICE) if name not in {"Tình trạng", "Lệ phí"}]
    rows = [[line[index] for index in kept] for line in (exports.JUSTICE, exports.justice_row(Told()))]
    with pytest.raises(FileFault) as refused:
        answered(exports.xlsx(tmp_path / "a.xlsx", rows))
    assert refused.value.code == "missing_column"
    assert refused.value.details["columns"] == ["Tình trạng", "Lệ phí"]


@pytest.mark.parametrize("missing", ["STT", "Loại việc", "Mã liên thông", "Người yêu cầu", "Ngày nộp hồ sơ"])
def test_a_column_on_which_no_figure_rests_may_be_missing(tmp_path: Path, missing: str) -> None:
    kept = [index for index, name in enumerate(exports.JUSTICE) if name != missing]
    rows = [[line[index] for index in kept] for line in (exports.JUSTICE, exports.justice_row(Told()))]
    assert len(answered(exports.xlsx(tmp_path / "a.xlsx", rows)).rows) == 1


def test_a_table_of_something_else_is_of_unknown_shape(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Ngày sinh", "Lớp", "Điểm"], [1, "Phạm Thị Lụa", "04/05/2015", "5A", 9]]
    with pytest.raises(FileFault, match="unknown_shape"):
        answered(exports.xlsx(tmp_path / "a.xlsx", rows))


def test_a_profile_can_be_chosen_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="unknown_shape"):
        answered(exports.portal_file(tmp_path / "a.json"), profile="bo-tai-chinh")
    assert answered(exports.justice_file(tmp_path / "b.xlsx"), profile="bo-tu-phap").rows
