"""Lists of procedures: the commune's .csv and the portal's .xlsx."""

from __future__ import annotations

import pytest

from motcua.catalogue.reading.bad_file import BadFile
from motcua.catalogue.reading.recognise import read_catalogue
from tests.catalogue.files import BIRTH, HEADER, MARITIME, MARRIAGE, RELIGION, own_list, portal_list


def test_limits_follow_the_rules_of_the_list():
    rows = {row.code: row for row in read_catalogue(own_list(BIRTH, MARRIAGE, MARITIME, RELIGION)).rows}
    assert (rows["1.001193"].limit_number, rows["1.001193"].limit_unit) == (None, "trong ngày")
    assert (rows["1.000894"].limit_number, rows["1.000894"].limit_unit) == (5, "ngày làm việc")
    assert (rows["1.002372"].limit_number, rows["1.002372"].limit_unit) == (3, "giờ làm việc")
    assert (rows["1.012592"].limit_number, rows["1.012592"].limit_unit) == (None, "")


def test_same_day_counts_whatever_the_days_say():
    row = read_catalogue(own_list(BIRTH.replace(",,ngày", ",3,ngày"))).rows[0]
    assert (row.limit_number, row.limit_unit) == (None, "trong ngày")


def test_levels_fields_and_components_are_read():
    rows = read_catalogue(own_list(BIRTH, MARRIAGE)).rows
    assert [row.level for row in rows] == ["full_online", "partial_online"]
    assert rows[0].field == "Hộ tịch"
    assert rows[0].details == {"components": 5}


def test_what_is_doubtful_is_said():
    row = read_catalogue(own_list(RELIGION)).rows[0]
    assert {code for code, _ in row.doubts} == {"no_limit", "name_to_check"}
    row = read_catalogue(own_list(MARRIAGE.replace("ngày làm việc", ""))).rows[0]
    assert row.doubts == [("limit_without_unit", "5")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_and_byte_order_mark_will_do(delimiter: str, encoding: str):
    read = read_catalogue(own_list(BIRTH, MARRIAGE, delimiter=delimiter, encoding=encoding))
    assert [row.name for row in read.rows] == ["Đăng ký khai sinh", "Đăng ký kết hôn"]
    assert not read.faults


def test_columns_may_stand_in_any_order_below_a_title_with_others_between():
    data = 'Danh mục TTHC\n\nGhi chú,Tên thủ tục,Lĩnh vực,Mã TTHC\n,"Đăng ký khai sinh",Hộ tịch,1.001193\n'.encode()
    row = read_catalogue(data).rows[0]
    assert (row.row, row.code, row.name, row.field) == (4, "1.001193", "Đăng ký khai sinh", "Hộ tịch")


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (BIRTH.replace("1.001193", ""), "code", ""),
        (BIRTH.replace("1.001193", "khai sinh"), "code", "khai sinh"),
        (BIRTH.replace("Đăng ký khai sinh", " "), "name", ""),
        (MARRIAGE.replace(",5,", ",năm,"), "days", "năm"),
        (MARRIAGE.replace(",5,", ",-5,"), "days", "-5"),
        (MARRIAGE.replace("ngày làm việc", "buổi"), "unit", "buổi"),
        (MARRIAGE.replace("một phần", "toàn bộ"), "level", "toàn bộ"),
        (MARRIAGE.replace(",0,một", ",có,một"), "same_day", "có"),
        (MARRIAGE.replace("528/QĐ-BTP,3", "528/QĐ-BTP,ba"), "components", "ba"),
    ],
)
def test_a_bad_cell_is_named_by_row_column_and_value_with_a_cure(row: str, column: str, value: str):
    faults = read_catalogue(own_list(BIRTH, row) if "001193" not in row else own_list(MARITIME, row)).faults
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [(3, column, value)]
    assert len(faults[0].message) > 10


def test_the_same_code_twice_is_a_fault_only_when_the_contents_differ():
    assert not read_catalogue(own_list(BIRTH, BIRTH)).faults
    assert len(read_catalogue(own_list(BIRTH, BIRTH)).rows) == 1
    fault = read_catalogue(own_list(BIRTH, BIRTH.replace("toàn trình", "một phần"))).faults[0]
    assert (fault.row, fault.value) == (3, "1.001193")
    assert "dòng 2" in fault.message


def test_the_portal_list_offers_only_what_the_commune_committee_handles():
    read = read_catalogue(
        portal_list(
            ("1.001193", "Đăng ký khai sinh ", "Bộ Tư pháp", "Ủy ban nhân dân cấp xã\nSở Tư pháp", "Hộ tịch"),
            ("6.006597", "Chuyển nhượng công viên", "Bộ xây dựng", "UBND cấp  xã", "Hạ tầng kỹ thuật"),
            ("1.002099", "Đăng ký chi nhánh luật sư", "Bộ Tư pháp", "Sở Tư Pháp", "Luật sư"),
            ("1.000049", "Chứng chỉ đo đạc", "Bộ Nông nghiệp và Môi trường", "", "Đo đạc"),
        )
    )
    assert not read.complete
    assert [(row.code, row.offered) for row in read.rows] == [
        ("1.001193", True),
        ("6.006597", True),
        ("1.002099", False),
        ("1.000049", False),
    ]
    assert read.rows[0].row == 4


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "trống"),
        (b"\xff\xd8\xff\xe0 no spreadsheet", "UTF-8"),
        (b"PK\x03\x04 broken", "Không mở được bảng tính"),
        ("một,hai\n1,2\n".encode(), "dòng tiêu đề"),
        (f"{HEADER}\n".encode(), "không có thủ tục nào"),
    ],
)
def test_a_file_that_is_no_catalogue_says_what_to_do(data: bytes, said: str):
    with pytest.raises(BadFile, match=said):
        read_catalogue(data)
