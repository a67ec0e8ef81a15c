"""Lists whose first line names their columns."""

from __future__ import annotations

from motcua.catalogue.reading.named import read_named

COLUMNS = ("so_ky_hieu", "ngay", "trich_yeu")


def test_columns_stand_in_any_order_and_others_are_left_aside() -> None:
    rows, faults = read_named(
        "Trích yếu,ghi chú,Số ký hiệu\nVề hồ sơ,x,336/UBND\n".encode(), COLUMNS, ["so_ky_hieu"]
    )
    assert rows == [(2, {"trich_yeu": "Về hồ sơ", "so_ky_hieu": "336/UBND"})]
    assert faults == []


def test_blank_rows_count_but_are_not_given_and_short_ones_are_filled_up() -> None:
    rows, _ = read_named(b"so_ky_hieu,ngay\n,\n1/QD\n", COLUMNS, ["so_ky_hieu"])
    assert rows == [(3, {"so_ky_hieu": "1/QD", "ngay": ""})]


def test_columns_that_are_needed_are_all_named_where_they_are_missing() -> None:
    rows, (fault,) = read_named(b"trich_yeu\nabc\n", COLUMNS, COLUMNS)
    assert rows == []
    assert (fault.row, fault.column) == (1, "so_ky_hieu, ngay")


def test_a_file_that_is_no_text_is_one_fault() -> None:
    rows, (fault,) = read_named(b"\x00\x01\xff\xfe" * 20, COLUMNS, COLUMNS)
    assert rows == []
    assert fault.message
