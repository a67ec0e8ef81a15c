"""Doubts of the catalogue and what a person decides on them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.catalogue.doubtful import decide, doubtful
from motcua.catalogue.load import load_catalogue
from motcua.catalogue.models import DoubtDecision, Offering
from motcua.catalogue.offered import offering_of
from motcua.catalogue.refused import CatalogueRefused
from motcua.rules.zone import ZONE
from tests.catalogue.files import channel, portal, portal_item

pytestmark = pytest.mark.django_db

CODE = "1.001193"


def today() -> date:
    return datetime.now(ZONE).date()


def load(cast, **item) -> None:
    assert not load_catalogue(portal(portal_item(CODE, **item)), "x.jsonl", cast.commune).faults


def asked(cast) -> list[tuple[str, str]]:
    return [(one.version.procedure.code, one.code) for one in doubtful(cast.commune)]


def answer(cast, code: str, **given):
    (one,) = [one for one in doubtful(cast.commune) if one.code == code]
    return decide(cast.commune, one.version.pk, code, given, "Theo QĐ công bố", cast.control)


def test_a_limit_without_a_unit_is_decided_with_who_and_why_and_makes_a_version(cast):
    load(cast, cach_thuc=[channel(1, None)])
    assert asked(cast) == [(CODE, "limit_without_unit")]
    decision = answer(cast, "limit_without_unit", limit_number=1, limit_unit="ngày làm việc")
    assert (decision.officer, decision.reason, decision.decided) == (
        cast.control, "Theo QĐ công bố", "1 ngày làm việc",
    )  # fmt: skip
    assert decision.new_version.limit_unit == "ngày làm việc"
    assert decision.version.limit_unit == ""
    assert asked(cast) == []
    assert offering_of(cast.commune.pk, CODE, today()).version == decision.new_version


def test_several_limits_are_told_apart_by_a_person(cast):
    load(cast, cach_thuc=[channel(1, "Ngày làm việc"), channel(3, "Ngày làm việc")])
    (one,) = doubtful(cast.commune, "several_limits")
    assert "1 Ngày làm việc; 3 Ngày làm việc" in one.message and one.offered
    assert (
        answer(cast, "several_limits", limit_number=3, limit_unit="ngày làm việc").new_version.limit_number
        == 3
    )


def test_a_procedure_of_the_police_is_not_offered_and_no_longer_asked_about(cast):
    load(cast, bo_nganh="Bộ Công an", co_quan_thuc_hien="Công an xã")
    assert asked(cast) == [(CODE, "vertical")]
    answer(cast, "vertical", ours=False)
    assert asked(cast) == []
    assert not Offering.objects.exists()


def test_a_procedure_that_proves_to_be_the_communes_is_offered(cast):
    load(cast, bo_nganh="Bộ Công an", co_quan_thuc_hien="Công an xã")
    decision = answer(cast, "vertical", ours=True)
    assert offering_of(cast.commune.pk, CODE, today()).version == decision.new_version


def test_what_was_offered_by_mistake_is_offered_no_longer(cast):
    load(cast, co_quan_thuc_hien="")
    assert asked(cast) == [(CODE, "agency_not_stated")]
    answer(cast, "agency_not_stated", ours=False)
    assert asked(cast) == []
    assert offering_of(cast.commune.pk, CODE, today()) is None


def test_a_missing_field_is_given(cast):
    load(cast, linh_vuc="")
    assert answer(cast, "no_field", field=" Hộ  tịch ").new_version.field == "Hộ tịch"


def test_the_same_file_again_asks_nothing_that_was_decided(cast):
    load(cast, cach_thuc=[channel(1, None)])
    answer(cast, "limit_without_unit", limit_number=1, limit_unit="ngày làm việc")
    load(cast, cach_thuc=[channel(1, None)])
    assert asked(cast) == []


def test_a_question_is_decided_once(cast):
    load(cast, cach_thuc=[channel(1, None)])
    decision = answer(cast, "limit_without_unit", limit_number=1, limit_unit="ngày làm việc")
    with pytest.raises(CatalogueRefused, match="đã được quyết định"):
        decide(
            cast.commune, decision.version_id, "limit_without_unit",
            {"limit_number": 2, "limit_unit": "ngày"}, "x", cast.control,
        )  # fmt: skip
    assert DoubtDecision.objects.count() == 1


@pytest.mark.parametrize(
    "given", [{}, {"limit_number": 0, "limit_unit": "ngày"}, {"limit_number": 1, "limit_unit": "x"}]
)
def test_an_answer_that_is_none_is_refused(cast, given):
    load(cast, cach_thuc=[channel(1, None)])
    with pytest.raises(CatalogueRefused, match="Ghi thời hạn"):
        answer(cast, "limit_without_unit", **given)
