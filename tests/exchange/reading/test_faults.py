"""Rows that are not recorded: each fault with its row, column and value; nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from motcua.exchange.reading.faults import FileFault
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.reading.answers import answered

TOLD = Told()


def city(tmp_path: Path, *dossiers: Told):
    return answered(exports.city_file(tmp_path / "a.xlsx", *dossiers))


def test_a_row_without_a_code(tmp_path: Path) -> None:
    found = city(tmp_path, TOLD, replace(TOLD, code=""))
    assert found.faults == [(8, "Mã hồ sơ", "", "no_code")]
    assert [row[0] for row in found.rows] == [7]


@pytest.mark.parametrize("bad", ["31/02/2026", "04/05/0206 08:00:00", "không rõ", "2026"])
def test_a_date_that_cannot_be(tmp_path: Path, bad: str) -> None:
    assert city(tmp_path, replace(TOLD, received=bad)).faults == [(7, "Tiếp nhận", bad, "bad_date")]


def test_a_serial_number_out_of_range(tmp_path: Path) -> None:
    cells = exports.city_row(TOLD)
    cells[11] = 999_999
    found = answered(exports.xlsx(tmp_path / "a.xlsx", [exports.CITY, cells]))
    assert found.faults == [(2, "Tiếp nhận", "999999", "bad_date")]


def test_a_receipt_more_than_a_year_after_the_export(tmp_path: Path) -> None:
    found = city(tmp_path, replace(TOLD, received="2062-05-04 08:15:00", finished="", handed=""))
    assert found.faults == [(7, "Tiếp nhận", "04/05/2062 08:15:00", "bad_date")]


def test_a_due_date_may_lie_years_ahead(tmp_path: Path) -> None:
    assert not city(tmp_path, replace(TOLD, due="2028-05-04 17:00:00")).faults


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"finished": "2026-05-04 08:14:59"}, "Kết thúc xử lý"),
        ({"handed": "2026-05-01 08:00:00"}, "Trả kết quả"),
    ],
)
def test_an_end_before_the_receipt(tmp_path: Path, change: dict[str, str], column: str) -> None:
    ((row, where, _value, code),) = city(tmp_path, replace(TOLD, **change)).faults
    assert (row, where, code) == (7, column, "end_before_receipt")


def test_an_end_on_the_day_of_the_receipt_known_by_its_day_alone_is_no_fault(tmp_path: Path) -> None:
    cells = exports.city_row(TOLD)
    cells[11], cells[13], cells[14] = "04/05/2026", "04/05/2026 07:00:00", "04/05/2026"
    assert not answered(exports.xlsx(tmp_path / "a.xlsx", [exports.CITY, cells])).faults


@pytest.mark.parametrize("status", ["Đang họp", "11"])
def test_a_status_that_nobody_knows(tmp_path: Path, status: str) -> None:
    assert city(tmp_path, replace(TOLD, status=status)).faults == [
        (7, "Trạng thái", status, "unknown_status")
    ]


def test_a_status_left_empty(tmp_path: Path) -> None:
    cells = exports.city_row(TOLD)
    cells[15] = ""
    found = answered(exports.xlsx(tmp_path / "a.xlsx", [exports.CITY, cells]))
    assert found.faults == [(2, "Trạng thái", "", "unknown_status")]


def test_all_faults_of_a_row_are_told_at_once(tmp_path: Path) -> None:
    found = city(tmp_path, replace(TOLD, code="", status="?", finished="31/02/2026"))
    assert [code for *_, code in found.faults] == ["bad_date", "unknown_status", "no_code"]


def test_two_contents_under_one_code_are_both_at_fault(tmp_path: Path) -> None:
    found = city(
        tmp_path, TOLD, *exports.dossiers(3)[1:], replace(TOLD, status="Đang xử lý", finished="", handed="")
    )
    assert sorted(found.faults) == [
        (7, "Mã hồ sơ", TOLD.code, "two_contents"),
        (10, "Mã hồ sơ", TOLD.code, "two_contents"),
    ]
    assert [row[0] for row in found.rows] == [8, 9]
    assert found.bad[0][4][0][3] == {"rows": [10]}


def test_the_same_row_twice_is_harmless(tmp_path: Path) -> None:
    found = city(tmp_path, TOLD, TOLD)
    assert len(found.rows) == 2
    assert not found.bad


def test_rows_written_differently_that_say_the_same_are_the_same(tmp_path: Path) -> None:
    found = city(tmp_path, TOLD, replace(TOLD, status="ĐÃ TRẢ KẾT QUẢ"))
    assert len(found.rows) == 2
    assert not found.bad


def test_two_contents_are_found_in_every_shape(tmp_path: Path) -> None:
    other = replace(TOLD, fee="30000")
    paths = [
        exports.justice_file(tmp_path / "a.xlsx", TOLD, other),
        exports.construction_file(tmp_path / "b.csv", TOLD, other),
        exports.finance_file(tmp_path / "c.xlsx", TOLD, other),
        exports.portal_file(tmp_path / "d.json", TOLD, other),
    ]
    for path in paths:
        assert [code for *_, code in answered(path).faults] == ["two_contents"] * 2


def test_two_dossiers_under_one_bundles_code_are_at_fault(tmp_path: Path) -> None:
    one = replace(TOLD, code="G15.10993-1", linked="LT.10993-1")
    found = answered(exports.justice_file(tmp_path / "a.xlsx", one, replace(one, code="G15.10993-2")))
    assert [code for *_, code in found.faults] == ["two_contents"] * 2


def test_a_csv_row_of_another_width_has_shifted(tmp_path: Path) -> None:
    one, two, good = map(exports.construction_row, exports.dossiers(3))
    rows = [exports.CONSTRUCTION, [*one[:2], "lẻ", *one[2:]], two[:9], good]
    path = exports.text_file(tmp_path / "a.csv", rows)
    found = answered(path)
    assert [(number, code) for number, _, _, code in found.faults] == [(2, "cell_count"), (3, "cell_count")]
    assert [row[0] for row in found.rows] == [4]


def test_a_bad_date_of_a_supplement_names_its_own_column(tmp_path: Path) -> None:
    told = replace(TOLD, supplements=(("31/02/2026", ""),))
    found = answered(exports.portal_file(tmp_path / "a.json", told))
    assert [(column, code) for _, column, _, code in found.faults] == [("NgayBoSung", "bad_date")]


def test_a_bad_row_carries_what_it_takes_to_mend_it(tmp_path: Path) -> None:
    found = city(tmp_path, replace(TOLD, status="?"))
    row, raw, code, received, _faults, _mark = found.bad[0]
    assert (row, code, received) == (7, TOLD.code, "2026-05-04T08:15:00+07:00")
    assert raw[1:3] == [TOLD.code, TOLD.procedure]


def test_an_unreadable_receipt_is_of_unknown_time(tmp_path: Path) -> None:
    assert city(tmp_path, replace(TOLD, received="31/02/2026")).bad[0][3] is None


def test_a_quote_left_open_cuts_the_file(tmp_path: Path) -> None:
    path = exports.construction_file(tmp_path / "a.csv", *exports.dossiers(3))
    text = path.read_text("utf-8-sig").replace('"Cấp giấy phép; nhà ở"', '"Cấp giấy phép; nhà ở', 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileFault) as refused:
        answered(path)
    assert refused.value.code in {"truncated", "bad_quotes"}
