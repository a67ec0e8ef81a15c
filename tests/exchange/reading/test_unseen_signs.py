"""Zero bytes, signs that nobody sees and numbers beyond measure: told in letters that a database can hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from motcua.exchange.reading.faults import FileFault
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.reading.answers import answered

UNSEEN = "\0\x0b\x1f\u200b\u202e\u2066\ufeff"


def portal(path: Path, **changed: Any) -> Path:
    """The portal's list of one dossier, some of its members otherwise."""
    path.write_text(json.dumps([{**exports.portal_item(Told()), **changed}]), encoding="utf-8")
    return path


def test_signs_that_nobody_sees_are_no_part_of_a_name_or_a_remark(tmp_path: Path) -> None:
    told = Told(name=f"Phạm{UNSEEN} Thị Lụa", note=f"mất{UNSEEN} điện")
    found = answered(exports.city_file(tmp_path / "a.xlsx", told))
    assert found.rows[0][3]["name"] == "Phạm Thị Lụa"
    assert found.facts["late_reason"] == {"v": "mất điện"}


@pytest.mark.parametrize(
    "written",
    [
        "H24\u200b.85-1",
        "\u202eH24.85-1\u202c",
        "H24.85\n-1",
        "H24\t.85-1",
        "H24.85-1\0",
        "H24.85\u200c-1",
        "H24.85\ufe0f-1",
        "H24.85-\u3164\U000e00201",
    ],
)
def test_a_code_is_the_same_with_signs_that_nobody_sees(tmp_path: Path, written: str) -> None:
    found = answered(portal(tmp_path / "a.json", MaHoSo=written))
    assert found.rows[0][1] == [["lien-thong", "H24.85-1"]]


def test_a_text_with_zero_bytes_far_down_was_cut_off(tmp_path: Path) -> None:
    rows = [exports.CONSTRUCTION, *map(exports.construction_row, exports.dossiers(200))]
    path = exports.text_file(tmp_path / "a.csv", rows)
    path.write_bytes(path.read_bytes() + b"\0" * 4096)
    with pytest.raises(FileFault) as caught:
        answered(path)
    assert caught.value.code == "truncated"


def test_a_json_keeps_its_rows_without_zero_bytes_and_halves_of_letters(tmp_path: Path) -> None:
    supplement = {"NoiDungBoSung": "giấy\0 tờ", "NgayBoSung": "20260504090000", "NgayTiepNhanBoSung": ""}
    path = portal(
        tmp_path / "a.json", ChuHoSo="Lụa\ud800", DanhSachHoSoBoSung=[supplement], **{"Ghi\0Chu": ["\0"]}
    )
    found = answered(path)
    assert found.facts["supplement:1"]["v"]["content"] == "giấy tờ"
    assert found.rows[0][4]["GhiChu"] == [""]
    assert "\\u0000" not in json.dumps(found.rows)
    assert "\\ud800" not in json.dumps(found.rows)


def test_numbers_that_the_database_would_write_otherwise_stay_texts(tmp_path: Path) -> None:
    """The chain of hashes compares the raw row to the letter with what the database gives back."""
    path = portal(tmp_path / "a.json")
    strange = f'"a": 1e999, "b": 1e22, "c": -Infinity, "d": -0.0, "e": 1.5, "f": {"9" * 5000}, "MaTTHC"'
    path.write_text(path.read_text().replace('"MaTTHC"', strange))
    raw = answered(path).rows[0][4]
    assert [raw[name] for name in "abcde"] == ["1e999", "1e22", "-Infinity", 0.0, 1.5]
    assert raw["f"] == "9" * 5000


@pytest.mark.parametrize("depth", [60, 900, 970, 985])
def test_what_nests_deeper_than_any_exchange_service_is_refused(tmp_path: Path, depth: int) -> None:
    path = portal(tmp_path / "a.json", TaiLieuNop=0)
    path.write_text(path.read_text().replace('"TaiLieuNop": 0', f'"TaiLieuNop": {"[" * depth}{"]" * depth}'))
    with pytest.raises(FileFault) as caught:
        answered(path)
    assert caught.value.code == "bomb"


@pytest.mark.parametrize("price", ["9" * 30, "1e300", "1e999", "nan", "-5", "20000.5"])
def test_a_fee_that_cannot_be_is_a_doubt(tmp_path: Path, price: str) -> None:
    found = answered(portal(tmp_path / "a.json", DanhSachLePhi=[{"Gia": price}]))
    assert "fee" not in found.facts
    assert found.rows[0][5] == [["unknown_value", "fee", price]]


def test_a_fee_with_a_dot_between_thousands_is_not_twenty_dong(tmp_path: Path) -> None:
    found = answered(portal(tmp_path / "a.json", DanhSachLePhi=[{"Gia": "20.000"}, {"Gia": 5000}]))
    assert found.facts["fee"] == {"v": 25000}


@pytest.mark.parametrize("fee", ["9" * 40, "1,000,000,000,000,000,000,000", "1e999"])
def test_a_sum_that_no_column_holds_is_a_doubt_in_a_table_too(tmp_path: Path, fee: str) -> None:
    found = answered(exports.construction_file(tmp_path / "a.csv", Told(fee=fee)))
    assert "fee" not in found.facts
    assert found.rows[0][5] == [["unknown_value", "fee", fee]]


def test_a_handler_longer_than_any_agencys_name_is_a_fault(tmp_path: Path) -> None:
    """Cut short, two agencies might become one."""
    found = answered(portal(tmp_path / "a.json", DonViXuLy="Chi nhánh " + "x" * 300))
    assert [fault[3] for fault in found.faults] == ["too_long"]


def test_a_list_of_petitions_too_heavy_for_people_to_have_written_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ma,ngay_tiep_nhan,kenh,noi_dung\n" + "PAKN,2026-04-14,x,y\n" * 250_000)
    with pytest.raises(FileFault) as caught:
        answered(path)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    "body",
    ['[{item}, "NgayTiepNhan": "20260101080000"}}]', '[{item}, "Ngay\\u0000TiepNhan": "20260101080000"}}]',
     '{{"data": [{item}}}], "Data": [], "service": "x"}}', '{{"data": [{item}}}], "data": []}}'],
)  # fmt: skip
def test_a_name_that_says_two_things_in_one_object_is_refused(tmp_path: Path, body: str) -> None:
    """Which of them holds nobody can tell, and whoever reads it otherwise sees one alone."""
    path = tmp_path / "a.json"
    path.write_text(body.format(item=json.dumps(exports.portal_item(Told()))[:-1]), encoding="utf-8")
    with pytest.raises(FileFault) as caught:
        answered(path)
    assert caught.value.code == "bad_json"


def test_a_name_that_says_the_same_twice_is_harmless(tmp_path: Path) -> None:
    item = json.dumps(exports.portal_item(Told()))
    path = tmp_path / "a.json"
    path.write_text(f'[{item[:-1]}, "MaHoSo": "{Told().code}"}}]', encoding="utf-8")
    assert len(answered(path).rows) == 1


@pytest.mark.parametrize("written", ["\u200b", "\u00a0\u200d", "\u3164"])
def test_a_code_of_signs_that_nobody_sees_is_none(tmp_path: Path, written: str) -> None:
    found = answered(portal(tmp_path / "a.json", MaHoSo=written))
    assert [fault[3] for fault in found.faults] == ["no_code"]
