"""What names in files mean for a commune."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency, AgencySettings
from motcua.agencies.names import Names, ensure_vertical

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Agency:
    return Agency.objects.select_related("parent").get(code="10993")


@pytest.fixture
def names(commune: Agency) -> Names:
    return Names.for_agency(commune)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "Xã Thượng Hồng",
        "XÃ THƯỢNG HỒNG",
        "xa thuong hong",
        "UBND xã Thượng Hồng",
        "UBND Xã Thượng Hồng, TP Hải Phòng",
        "Ủy ban nhân dân xã Thượng Hồng",
        "Uỷ ban nhân dân xã Thượng Hồng",
        "Trung tâm Phục vụ hành chính công xã Thượng Hồng",
        "Trung tâm Phục vụ hành chính công",
        "TTPVHCC xã Thượng Hồng",
        "Phòng Văn hóa - Xã hội",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "UBND cấp xã",
        "UBND xã",
        "Thượng Hồng",
    ],
)
def test_the_commune_is_known_by_its_usual_names(names: Names, commune: Agency, text: str):
    found = names.resolve(text)
    assert (found.kind, found.agency_id, found.name) == ("own", commune.pk, "Xã Thượng Hồng")


@pytest.mark.parametrize(
    "text",
    [
        "Chi nhánh Văn phòng Đăng ký đất đai",
        "CN VPĐKĐĐ Thượng Hồng",
        "Quân sự",
        "Ban Chỉ huy quân sự xã Thượng Hồng",
        "Công an xã",
        "Công an xã Thượng Hồng",
        "Thuế cơ sở 5 thành phố Hải Phòng",
        "Chi cục Thuế",
        "BHXH cơ sở",
        "Kho bạc Nhà nước khu vực III",
        "Toà án nhân dân khu vực 7",
    ],
)
def test_agencies_of_the_usual_vertical_sectors_are_known_by_name(names: Names, text: str):
    found = names.resolve(text)
    assert (found.kind, found.agency_id, found.name) == ("vertical", None, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Xã An Phú", "10645"), ("UBND Xã An Phú", "10645"), ("Ủy ban nhân dân phường Lê Chân", "11383")],
)
def test_another_commune_is_found_in_the_same_province(names: Names, text: str, code: str):
    found = names.resolve(text)
    assert found.kind == "other_commune"
    assert Agency.objects.get(pk=found.agency_id).code == code


def test_a_commune_of_another_province_is_found_when_the_text_names_it(names: Names):
    found = names.resolve("UBND xã Tân Tiến, tỉnh Đồng Nai")
    assert found.kind == "other_commune"
    agency = Agency.objects.select_related("parent").get(pk=found.agency_id)
    assert agency.parent is not None
    assert (agency.name, agency.parent.short_name) == ("Xã Tân Tiến", "Đồng Nai")


@pytest.mark.parametrize(
    "text",
    ["Xã Tân Tiến", "UBND xã Không Có Thật", "Sở Xây dựng", "UBND thành phố Hải Phòng", "Công ty Cấp nước"],
)
def test_what_nobody_knows_for_sure_is_unknown_and_not_guessed(names: Names, text: str):
    assert names.resolve(text).kind == "unknown"


def test_the_commune_own_list_names_more_vertical_agencies_and_says_how_they_are_counted(commune: Agency):
    listed = ["Chi nhánh Văn phòng Đăng ký đất đai", "Bưu điện văn hóa"]
    AgencySettings.objects.create(agency=commune, vertical_names=listed)
    names = Names.for_agency(commune)
    assert names.resolve("CN VPĐKĐĐ khu vực Bình Giang").name == "Chi nhánh Văn phòng Đăng ký đất đai"
    assert names.resolve("Văn phòng đăng ký đất đai thành phố").name == "Chi nhánh Văn phòng Đăng ký đất đai"
    assert names.resolve("Bưu điện văn hóa xã Thượng Hồng").kind == "vertical"


def test_a_vertical_agency_is_made_once_whatever_the_spelling(names: Names, commune: Agency):
    made = names.ensure_vertical("Chi nhánh Văn phòng Đăng ký đất đai")
    assert made.parent == commune
    assert made.code == "10993.CNVPDKDD"
    assert names.ensure_vertical("CN VPĐKĐĐ xã Thượng Hồng") == made
    assert ensure_vertical(commune, "Chi nhánh văn phòng đăng ký đất đai") == made
    found = Names.for_agency(commune).resolve("CN VPĐKĐĐ")
    assert (found.kind, found.agency_id, found.name) == ("vertical", made.pk, made.name)


def test_two_vertical_agencies_with_the_same_initials_get_codes_of_their_own(commune: Agency):
    first, second = ensure_vertical(commune, "Công an"), ensure_vertical(commune, "Cục Ảnh")
    assert {first.code, second.code} == {"10993.CA", "10993.CA1"}


def test_a_division_of_the_commune_is_the_commune_with_its_unit(commune: Agency):
    unit = Agency.objects.create(
        code="10993.VX", name="Phòng Văn hóa", short_name="Phòng Văn hóa", kind="unit", parent=commune
    )
    found = Names.for_agency(commune).resolve("Phòng Văn hóa xã Thượng Hồng")
    assert (found.kind, found.agency_id, found.unit_id, found.name) == (
        "own",
        commune.pk,
        unit.pk,
        "Phòng Văn hóa",
    )


@pytest.mark.parametrize(
    "title",
    ["SỔ THEO DÕI HỒ SƠ - XÃ AN PHÚ", "DANH SÁCH HỒ SƠ - UBND Xã An Phú", "Đơn vị: xã An Phú, Hải Phòng"],
)
def test_a_title_that_names_another_commune_gives_it_away(names: Names, title: str):
    assert [commune.code for commune in names.commune_named_in(title)] == ["10645"]


@pytest.mark.parametrize(
    "title",
    [
        "SỔ THEO DÕI HỒ SƠ - XÃ THƯỢNG HỒNG",
        "UBND THÀNH PHỐ HẢI PHÒNG",
        "Hồ sơ xã Thượng Hồng tiếp nhận của xã An Phú",
        "Danh sách hồ sơ cấp xã",
        "Phòng Văn hóa - Xã hội",
        "",
    ],
)
def test_a_title_that_names_us_or_nobody_gives_nothing_away(names: Names, title: str):
    assert names.commune_named_in(title) == []


def test_a_text_is_worked_out_once(names: Names, django_assert_num_queries):
    names.resolve("Sở Xây dựng của xã An Phú")
    with django_assert_num_queries(0):
        for _ in range(1000):
            names.resolve("Sở Xây dựng của xã An Phú")
