"""Lists and rows show enough of personal data to recognise somebody, and not more."""

from __future__ import annotations

import pytest

from motcua.register.masking import masked, masked_cell, masked_text


@pytest.mark.parametrize(("value", "shown"), [("999031085123", "•••••••••123"), ("12", "••"), ("", "")])
def test_only_the_last_signs_are_shown(value, shown):
    assert masked(value) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gọi 0999123456 nhé", "gọi •••••••456 nhé"),
        ("gọi 0999 123 456", "gọi •••••••••456"),
        ("+84999123456", "•••••••••456"),
        ("CCCD 999031085123.", "CCCD •••••••••123."),
        ("hẹn 17:00:00 ngày 14/06/2026", "hẹn 17:00:00 ngày 14/06/2026"),
        ("lệ phí 25000", "lệ phí 25000"),
        ("H24.85-260612-0001", "H24.85-260612-0001"),
        ("G15.10993-20260601-0000001", "G15.10993-20260601-0000001"),
        ("202606120800", "202606120800"),
        ("20260612080000", "20260612080000"),
        ("2026-06-12T08:00:00", "2026-06-12T08:00:00"),
    ],
)
def test_numbers_of_people_are_found_in_a_text_and_nothing_else_is_touched(text, shown):
    assert masked_text(text) == shown


@pytest.mark.parametrize(
    ("header", "value", "shown"),
    [
        ("Số giấy tờ", "99903", "••903"),
        ("SoGiayToChuHoSo", "999031085123", "•••••••••123"),
        ("Địa chỉ", "Thôn Đông", "•••"),
        ("dia_chi", "Thôn Đông", "•••"),
        ("DiaChiChuHoSo", "Thôn Đông", "•••"),
        ("DanhSachGiayToKetQua 1 · TenGiayTo", "Giấy khai sinh", "Giấy khai sinh"),
        ("Ngày sinh", "01/02/1985", "•••••••985"),
        ("Điện thoại", "", ""),
        ("Mã hồ sơ", "000000000123", "000000000123"),
        ("Số thứ tự", "12", "12"),
        ("Chủ hồ sơ", "Phạm Thị Lụa", "Phạm Thị Lụa"),
    ],
)
def test_a_cell_is_masked_by_its_header_and_by_what_it_holds(header, value, shown):
    assert masked_cell(header, value, {"000000000123"}) == shown
