"""Loading procedures: versions of the nation's, offerings of the commune's."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from motcua.catalogue.counts import offered_counts
from motcua.catalogue.load import Loaded, load_catalogue
from motcua.catalogue.lookup import entries_for
from motcua.catalogue.models import Offering, Procedure, ProcedureVersion
from motcua.rules.clock import Limit, Unit
from tests.cast import Cast
from tests.catalogue.files import BIRTH, MARITIME, MARRIAGE, own_list, portal, portal_item, portal_list

DAY = date(2026, 6, 14)


def load(cast: Cast, data: bytes, **options: object) -> Loaded:
    return load_catalogue(data, "danh-muc", cast.commune, **options)  # type: ignore[arg-type]


def test_a_commune_list_makes_procedures_versions_and_offerings(cast: Cast):
    loaded = load(cast, own_list(BIRTH, MARRIAGE, MARITIME))
    assert (loaded.versions.procedures, loaded.versions.versions, loaded.offered.new) == (3, 3, 3)
    assert offered_counts(cast.commune.pk, DAY) == {"total": 3, "full_online": 1, "partial_online": 2}
    assert offered_counts(cast.neighbour.pk, DAY) == {"total": 0, "full_online": 0, "partial_online": 0}


def test_loading_the_same_again_records_nothing(cast: Cast):
    load(cast, own_list(BIRTH, MARRIAGE))
    again = load(cast, own_list(BIRTH, MARRIAGE))
    assert (again.versions.versions, again.versions.same, again.offered.new, again.touched) == (
        0,
        2,
        0,
        set(),
    )
    assert ProcedureVersion.objects.count() == 2
    assert Offering.objects.count() == 2


def test_another_content_is_a_new_version_and_the_old_one_stays(cast: Cast):
    load(cast, own_list(BIRTH, MARRIAGE))
    loaded = load(cast, own_list(BIRTH, MARRIAGE.replace(",5,", ",7,")))
    assert (loaded.versions.versions, loaded.offered.changed, loaded.touched) == (1, 1, {"1.000894"})
    versions = ProcedureVersion.objects.filter(procedure__code="1.000894").order_by("number")
    assert [(version.number, version.limit_number) for version in versions] == [(1, 5), (2, 7)]
    assert entries_for(cast.commune.pk)["1.000894"].limit == Limit(7, Unit.WORKING_DAYS)


def test_a_list_from_a_day_on_leaves_the_days_before_as_they_were(cast: Cast):
    load(cast, own_list(BIRTH, MARRIAGE))
    changed = own_list(BIRTH, MARRIAGE.replace("một phần", "toàn trình"))
    load(cast, changed, since=date(2026, 7, 1))
    assert offered_counts(cast.commune.pk, DAY)["full_online"] == 1
    assert offered_counts(cast.commune.pk, date(2026, 7, 1)) == {
        "total": 2,
        "full_online": 2,
        "partial_online": 0,
    }


def test_what_a_new_list_leaves_out_stays_offered_and_is_told(cast: Cast):
    load(cast, own_list(BIRTH, MARRIAGE))
    assert load(cast, own_list(BIRTH)).offered.not_in_file == {"1.000894"}
    assert offered_counts(cast.commune.pk, DAY)["total"] == 2


def test_replace_ends_what_the_list_leaves_out(cast: Cast):
    load(cast, own_list(BIRTH, MARRIAGE))
    loaded = load(cast, own_list(BIRTH), replace=True, since=date(2026, 7, 1))
    assert (loaded.offered.closed, loaded.touched) == (1, {"1.000894"})
    assert offered_counts(cast.commune.pk, DAY)["total"] == 2
    assert offered_counts(cast.commune.pk, date(2026, 7, 1))["total"] == 1


def test_one_bad_row_and_nothing_is_loaded(cast: Cast):
    loaded = load(cast, own_list(BIRTH, MARRIAGE.replace(",5,", ",năm,")))
    assert loaded.faults == [
        {
            "file": "danh-muc",
            "sheet": "",
            "row": 3,
            "column": "days",
            "value": "năm",
            "message": "thời hạn phải là số nguyên dương, ví dụ 5",
        }
    ]
    assert not Procedure.objects.exists()


def test_the_portal_makes_offerings_where_the_commune_has_no_list_of_its_own(cast: Cast):
    police = portal_item("1.004222", bo_nganh="Bộ Công an", co_quan_thuc_hien="Công an cấp Xã")
    loaded = load(cast, portal(portal_item(), police))
    assert loaded.offered.new == 1
    assert [doubt["code"] for doubt in loaded.doubts] == ["vertical"]
    assert entries_for(cast.commune.pk).keys() == {"1.001193", "1.004222"}
    assert offered_counts(cast.commune.pk, DAY)["total"] == 1


def test_the_portal_leaves_the_commune_own_list_as_it_is_and_says_what_is_missing(cast: Cast):
    load(cast, own_list(BIRTH))
    loaded = load(cast, portal(portal_item(), portal_item("1.000894")))
    assert loaded.versions.versions == 2
    assert loaded.offered.not_in_own_list == {"1.000894"}
    entry = entries_for(cast.commune.pk)["1.001193"]
    assert (entry.limit, entry.level) == (Limit(0, Unit.SAME_DAY), "full_online")


def test_the_portal_list_takes_nothing_away_from_what_is_known(cast: Cast):
    load(cast, portal(portal_item()))
    same = ("1.001193", "Thủ tục đăng ký khai sinh", "Bộ Tư pháp", "UBND cấp xã", "Hộ tịch")
    load(cast, portal_list(same))
    assert entries_for(cast.commune.pk)["1.001193"].limit == Limit(1, Unit.WORKING_DAYS)
    renamed = ("1.001193", "Đăng ký khai sinh", "Bộ Tư pháp", "UBND cấp xã", "Hộ tịch")
    load(cast, portal_list(renamed))
    newest = ProcedureVersion.objects.order_by("-number")[0]
    assert (newest.name, newest.limit_number) == ("Đăng ký khai sinh", 1)
    assert newest.details["components"][0]["ten"] == "Giấy chứng sinh"


def test_doubts_are_kept_with_the_version(cast: Cast):
    load(cast, own_list(MARRIAGE.replace("ngày làm việc", "")))
    assert ProcedureVersion.objects.get().doubts == [{"code": "limit_without_unit", "value": "5"}]


def test_the_sample_commune_offers_374_of_which_219_full_online(cast: Cast, shared: Path):
    data = (shared / "data/catalogue/thuong-hong-374.csv").read_bytes()
    begun = time.perf_counter()
    loaded = load(cast, data)
    taken = time.perf_counter() - begun
    assert loaded.faults == []
    assert offered_counts(cast.commune.pk, DAY) == {"total": 374, "full_online": 219, "partial_online": 155}
    assert {doubt["code"] for doubt in loaded.doubts} == {"no_limit", "name_to_check"}
    assert taken < 2


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("national-portal-2026-07.jsonl", 588),
        ("danh-sach-tthc-BoTuPhap.xlsx", 271),
        ("danh-sach-tthc-BoXayDung.xlsx", 525),
        ("danh-sach-tthc-NongNghiepvaMoiTruong.xlsx", 537),
    ],
)
def test_the_portal_files_load_as_they_are(cast: Cast, shared: Path, name: str, read: int):
    loaded = load(cast, (shared / "data/catalogue" / name).read_bytes())
    assert (loaded.faults, loaded.read) == ([], read)
    assert 0 < offered_counts(cast.commune.pk, DAY)["total"] < read
