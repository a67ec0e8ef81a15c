"""A bundle of the commune's: what keeps it from being used is said in words, and each change holds from a day on."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.catalogue.bundle_offers import lay_down, problems_of
from motcua.catalogue.bundles import MemberOffer, bundles_of, drafted, kind_of
from motcua.catalogue.refused import CatalogueRefused
from motcua.rules.clock import Limit, Unit
from tests.register.office import offer

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)
FIVE = Limit(5, Unit.WORKING_DAYS)


def two(**second):
    """Registration, and another that waits for it."""
    given = {"key": "b", "name": "Trợ cấp", "procedure": "1.999999", "after": ("a",), "limit": FIVE, **second}
    return [MemberOffer("a", "Khai sinh", "1.001193"), MemberOffer(**given)]


@pytest.fixture
def commune(cast):
    offer(cast.commune)
    return cast.commune


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({"procedure": ""}, "“Trợ cấp” chưa có mã thủ tục"),
        ({"procedure": "abc"}, "“abc” không phải mã thủ tục"),
        ({"limit": None}, "“Trợ cấp” chưa có thời hạn"),
        ({"after": ("c",)}, "chờ “c” nhưng nhóm không có thủ tục ấy"),
        ({"after": ("b",)}, "chờ nhau thành vòng"),
        ({"key": "a"}, "Khóa “a” dùng cho hai thủ tục"),
    ],
)
def test_what_is_wrong_is_said(commune, second, why):
    assert any(why in one for one in problems_of(commune, "cua-xa", two(**second), DAY))


def test_a_unit_of_the_commune_is_no_agency_that_decides(cast, commune):
    found = problems_of(commune, "cua-xa", two(agency=cast.economy.pk), DAY)
    assert found == ["“Trợ cấp”: cơ quan giải quyết phải là một xã hoặc một cơ quan ngành dọc."]


def test_the_laws_kind_says_what_the_commune_must_fill_in(commune):
    kind = kind_of("khai-tu", DAY)
    found = problems_of(commune, "khai-tu", drafted(kind), DAY)
    # The code of the benefit is left to the case; the others lack a limit while no catalogue has them.
    assert found and not any("mai táng phí" in one for one in found)
    assert kind_of("cua-xa", DAY) is None


def test_each_change_holds_from_its_day_and_the_last_one_may_end_the_bundle(cast, commune):
    def lay(since, until=None, **changed):
        return lay_down(commune, cast.control, "cua-xa", "Nhóm", two(**changed), since, until)

    first = lay(date(2026, 1, 1))
    second = lay(date(2026, 3, 1), date(2026, 5, 31), name="Trợ cấp mới")
    assert [bundles_of(commune.pk, day) for day in (date(2025, 12, 31), date(2026, 2, 1))] == [[], [first]]
    assert [bundles_of(commune.pk, day) for day in (date(2026, 5, 31), DAY)] == [[second], []]
    with pytest.raises(CatalogueRefused, match="đã có nội dung bắt đầu từ ngày 01/03/2026"):
        lay(date(2026, 3, 1))
    with pytest.raises(CatalogueRefused, match="trước ngày bắt đầu"):
        lay(date(2026, 7, 1), date(2026, 6, 1))
