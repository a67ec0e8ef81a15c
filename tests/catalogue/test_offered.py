"""What a commune offers on a day, and its own shorter limit."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.catalogue.lookup import entries_for
from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.catalogue.offered import offering_of, promised_limit, statutory_limit
from motcua.catalogue.promise import longer_at, set_promise
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.take_up import end_offer, take_up
from tests.register.office import commune, offer
from tests.rules.moments import limit

pytestmark = pytest.mark.django_db

CODE = "1.001193"


def later_version(days: int) -> ProcedureVersion:
    """Another version of the procedure, which nobody offers yet."""
    first = ProcedureVersion.objects.earliest("pk")
    first.pk, first.number, first.limit_number = None, first.procedure.versions.count() + 1, days
    first.save()
    return first


def offered(day: date) -> int | None:
    one = offering_of(commune().pk, CODE, day)
    return one.version.limit_number if one else None


def test_a_version_taken_up_for_a_later_day_leaves_today_as_it_is():
    offer(commune())
    take_up(commune(), later_version(3), date(2030, 1, 1))
    assert offered(date(2029, 12, 31)) == 5
    assert offered(date(2030, 1, 1)) == 3
    assert entries_for(commune().pk)[CODE].limit == limit("5 ngày làm việc")


def test_a_version_of_the_same_day_takes_the_place_of_the_other():
    offer(commune())
    take_up(commune(), later_version(3), date(2026, 3, 1))
    take_up(commune(), ProcedureVersion.objects.earliest("pk"), date(2026, 3, 1))
    assert Offering.objects.count() == 2
    assert offered(date(2026, 3, 1)) == 5


def test_a_version_cannot_begin_before_the_one_that_holds():
    offer(commune())
    take_up(commune(), later_version(3), date(2026, 3, 1))
    with pytest.raises(CatalogueRefused, match="từ 01/03/2026"):
        take_up(commune(), ProcedureVersion.objects.earliest("pk"), date(2026, 2, 28))


def test_an_offer_that_ended_is_none_on_that_day():
    version = offer(commune())
    assert end_offer(commune(), version.procedure, date(2026, 3, 1))
    assert offered(date(2026, 2, 28)) == 5
    assert offered(date(2026, 3, 1)) is None
    assert not end_offer(commune(), version.procedure, date(2026, 3, 1))


def test_a_shorter_limit_is_promised_with_its_basis_and_taken_back():
    offer(commune())
    one = offering_of(commune().pk, CODE, date(2026, 3, 1))
    set_promise(one, limit("3 ngày làm việc"), "QĐ 12/QĐ-UBND")
    one.refresh_from_db()
    assert promised_limit(one) == limit("3 ngày làm việc")
    assert statutory_limit(one) == limit("5 ngày làm việc")
    set_promise(one, None, "")
    one.refresh_from_db()
    assert promised_limit(one) == limit("5 ngày làm việc")


@pytest.mark.parametrize(
    ("written", "basis", "words"),
    [
        ("6 ngày làm việc", "QĐ", "6 ngày làm việc có lúc dài hơn"),
        ("5 ngày", "QĐ", "hẹn trả"),
        ("3 ngày làm việc", " ", "Ghi căn cứ"),
    ],
)
def test_a_limit_that_may_be_longer_than_the_laws_or_has_no_basis_is_refused(written, basis, words):
    offer(commune())
    one = offering_of(commune().pk, CODE, date(2026, 3, 1))
    if written == "5 ngày":
        one = take_up(commune(), later_version(3), date(2026, 1, 1))
    with pytest.raises(CatalogueRefused, match=words):
        set_promise(one, limit(written), basis)
    one.refresh_from_db()
    assert one.promised_unit == ""


def test_a_promise_goes_on_with_the_next_version_only_where_the_law_still_allows_it():
    offer(commune())
    one = offering_of(commune().pk, CODE, date(2026, 3, 1))
    set_promise(one, limit("3 ngày làm việc"), "QĐ")
    assert take_up(commune(), later_version(4), date(2026, 4, 1)).promised_number == 3
    assert take_up(commune(), later_version(2), date(2026, 5, 1)).promised_unit == ""


@pytest.mark.parametrize(
    ("promised", "statutory", "never_longer"),
    [
        ("3 ngày làm việc", "3 ngày làm việc", True),
        ("24 giờ làm việc", "3 ngày làm việc", True),
        ("25 giờ làm việc", "3 ngày làm việc", False),
        ("trong ngày", "1 ngày làm việc", True),
        ("trong ngày", "8 giờ làm việc", False),
        ("10 ngày làm việc", "15 ngày", False),
        ("5 ngày làm việc", "15 ngày", True),
        ("25 ngày", "1 tháng", True),
        ("31 ngày", "1 tháng", False),
        ("1 tháng", "31 ngày", True),
    ],
)
def test_limits_of_different_units_are_held_against_each_other_by_the_clock(
    promised, statutory, never_longer
):
    assert (longer_at(limit(promised), limit(statutory)) is None) is never_longer
