"""The commune's .toml file of words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from motcua.office.words_file import read_words

WORDS = """
[don_vi]
ten = "Ủy ban nhân dân xã Thượng Hồng"
ten_ngan = "UBND xã Thượng Hồng"
dia_danh = "Thượng Hồng"
ma_dvhc = "10993"
nganh_doc = ["Chi nhánh Văn phòng Đăng ký đất đai", "Quân sự"]
tinh_thanh = "thành phố Hải Phòng"
trung_tam = "Trung tâm Phục vụ hành chính công xã"

[ky]
ma = "2026-Q2"
tu_ngay = 2026-03-15
den_ngay = 2026-06-14

[chi_tieu]
nop_truc_tuyen = 95
hai_long_pakn = 92.5
can_cu = "Công văn 12/UBND"

[ky_ten]
quyen_han = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
ho_ten = "Vũ Văn Bình"
noi_nhan = ["Trung tâm Phục vụ HCC thành phố (để báo cáo)", "Lưu: VT"]

[ra_soat]
so_tthc_ra_soat = 2

[[kho_khan]]
noi_dung = "Phần mềm của các Bộ chưa có chức năng thống kê."
[[kho_khan]]
noi_dung = "Chưa tiếp nhận phi địa giới."

[[nhiem_vu]]
noi_dung = "Công khai đầy đủ TTHC."
"""


def test_everything_in_the_file_is_understood():
    read = read_words(WORDS.encode())
    assert read.faults == []
    assert read.commune_code == "10993"
    assert read.names["agency_short"] == "UBND xã Thượng Hồng"
    assert read.vertical_names == ["Chi nhánh Văn phòng Đăng ký đất đai", "Quân sự"]
    assert read.period is not None
    assert (read.period.code, read.period.first) == ("2026-Q2", date(2026, 3, 15))
    assert read.targets == {"online": Decimal(95), "petition_satisfaction": Decimal("92.5")}
    assert read.targets_basis == "Công văn 12/UBND"
    assert read.authority == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert (read.signer, read.reviewed) == ("Vũ Văn Bình", 2)
    assert len(read.recipients) == 2
    assert (len(read.difficulties), len(read.tasks)) == (2, 1)


def test_a_file_from_windows_with_a_byte_order_mark_is_read_too():
    assert read_words(WORDS.encode("utf-8-sig")).faults == []


def test_a_period_may_be_given_by_code_or_by_days_alone():
    by_code = read_words(WORDS.replace("tu_ngay = 2026-03-15\nden_ngay = 2026-06-14", "").encode())
    assert by_code.period is not None
    assert by_code.period.last == date(2026, 6, 14)
    by_days = read_words(WORDS.replace('ma = "2026-Q2"', "").encode())
    assert by_days.period is not None
    assert by_days.period.first == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("[don_vi]", "[don_vi", ""),
        ("2026-03-15", "2026-04-15", "ky"),
        ("2026-03-15", '"15/3/2026"', "ky.tu_ngay"),
        ('"2026-Q2"', '"2026-Q5"', "ky"),
        ("nop_truc_tuyen = 95", "nop_truc_tuyen = 950", "chi_tieu.nop_truc_tuyen"),
        ("nop_truc_tuyen = 95", "nop_tructuyen = 95", "chi_tieu.nop_tructuyen"),
        ('["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]', '"CHỦ TỊCH"', "ky_ten.quyen_han"),
        ("so_tthc_ra_soat = 2", 'so_tthc_ra_soat = "hai"', "ra_soat.so_tthc_ra_soat"),
        ('noi_dung = "Công khai đầy đủ TTHC."', "", "nhiem_vu[1].noi_dung"),
        ("[[nhiem_vu]]", "[nhiem_vu]", "nhiem_vu"),
    ],
)
def test_a_fault_names_the_place_and_the_cure(old: str, new: str, column: str):
    assert old in WORDS
    faults = read_words(WORDS.replace(old, new).encode()).faults
    assert [fault.column for fault in faults] == [column]
    assert len(faults[0].message) > 15


def test_words_of_no_period_are_a_fault_and_names_alone_are_none():
    without = WORDS.replace('[ky]\nma = "2026-Q2"\ntu_ngay = 2026-03-15\nden_ngay = 2026-06-14\n', "")
    assert [fault.column for fault in read_words(without.encode()).faults] == ["ky"]
    assert read_words(WORDS.split("[ky]")[0].encode()).faults == []
