"""The national portal's details of procedures."""

from __future__ import annotations

import json

import pytest

from motcua.catalogue.reading.recognise import read_catalogue
from motcua.catalogue.rows import ProcedureRow
from tests.catalogue.files import channel, portal, portal_item


def one(**other: object) -> ProcedureRow:
    read = read_catalogue(portal(portal_item(**other)))
    assert not read.faults
    return read.rows[0]


def test_a_procedure_keeps_what_the_portal_says_of_it():
    row = one()
    assert (row.code, row.name, row.field) == ("1.001193", "Thủ tục đăng ký khai sinh", "Hộ tịch")
    assert (row.limit_number, row.limit_unit, row.decision) == (1, "ngày làm việc", "528/QĐ-BTP")
    assert row.details["components"][0]["ten"] == "Giấy chứng sinh"
    assert row.details["channels"][0]["fee"] == "Miễn phí"
    assert row.offered
    assert row.doubts == []


@pytest.mark.parametrize(
    ("channels", "limit", "doubt"),
    [
        ([channel(3, "Giờ")], (3, "giờ làm việc"), None),
        ([channel(30, "Ngày"), channel(None, None)], (30, "ngày"), None),
        ([channel(1, None), channel(1, None)], (None, ""), ("limit_without_unit", "1")),
        (
            [channel(6, "Ngày làm việc"), channel(40, "Ngày")],
            (None, ""),
            ("several_limits", "40 Ngày; 6 Ngày làm việc"),
        ),
        ([channel(None, None)], (None, ""), ("no_limit", "")),
        ([], (None, ""), ("no_limit", "")),
    ],
)
def test_one_limit_is_taken_only_where_all_channels_agree(channels, limit, doubt):
    row = one(cach_thuc=channels)
    assert (row.limit_number, row.limit_unit) == limit
    assert row.doubts == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    ("other", "offered", "doubt"),
    [
        ({"co_quan_thuc_hien": "Chủ tịch UBND cấp xã"}, True, None),
        ({"co_quan_thuc_hien": "Ủy ban Nhân dân\xa0xã,\xa0phường,\xa0thị trấn."}, True, None),
        ({"co_quan_thuc_hien": "Uỷ ban Nhân dân cấp xã, phường, thị trấn"}, True, None),
        ({"co_quan_thuc_hien": "Không có thông tin"}, True, "agency_not_stated"),
        ({"co_quan_thuc_hien": "Công an cấp Xã", "bo_nganh": "Bộ Công an"}, False, "vertical"),
        ({"co_quan_thuc_hien": "Không có thông tin", "bo_nganh": "Bộ Công an"}, False, "vertical"),
        ({"co_quan_thuc_hien": "Thuế cơ sở, Thuế tỉnh", "linh_vuc": "Thuế"}, False, "vertical"),
        ({"co_quan_thuc_hien": "Không có thông tin", "linh_vuc": "Thuế"}, False, "vertical"),
        ({"co_quan_thuc_hien": "Sở Xây dựng"}, False, "other_level"),
        ({"co_quan_thuc_hien": "Sở Xây dựng", "cap_thuc_hien": "Cấp tỉnh"}, False, None),
    ],
)
def test_a_commune_offers_what_its_committee_handles(other, offered: bool, doubt: str | None):
    row = one(**other)
    assert row.offered is offered
    assert [code for code, _ in row.doubts] == ([doubt] if doubt else [])


def test_faults_name_the_line():
    lines = [
        json.dumps(portal_item()),
        "{broken",
        json.dumps(portal_item("khong-phai-ma")),
        json.dumps({"ma": "1.000001", "ten": "Không có cách thức"}),
        json.dumps(portal_item("1.000002", ten=" ")),
        json.dumps(portal_item()),
    ]
    faults = read_catalogue("\n".join(lines).encode()).faults
    assert [(fault.row, fault.column) for fault in faults] == [
        (2, ""),
        (3, "ma"),
        (4, "cach_thuc"),
        (5, "ten"),
        (6, "ma"),
    ]
