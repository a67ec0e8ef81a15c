"""Putting a name or a code right."""

from __future__ import annotations

import psycopg
import pytest

from motcua.agencies.correct import BadCorrection, correct
from motcua.agencies.find import by_code
from motcua.agencies.models import Agency, AgencyCorrection
from motcua.agencies.names import Names
from tests.cast import Cast


def test_a_corrected_name_keeps_the_old_one_with_reason_and_author(cast: Cast):
    correct(cast.neighbour, "name", " Xã  An Phú Đông ", "NQ 1669/NQ-UBTVQH15", cast.admin)
    cast.neighbour.refresh_from_db()
    assert cast.neighbour.name == "Xã An Phú Đông"
    assert cast.neighbour.short_name == "An Phú Đông"
    assert cast.neighbour.search_key == "xa an phu dong"
    made = AgencyCorrection.objects.get()
    assert (made.old, made.new, made.reason) == ("Xã An Phú", "Xã An Phú Đông", "NQ 1669/NQ-UBTVQH15")
    assert made.officer == cast.admin


def test_names_in_files_follow_a_corrected_name(cast: Cast):
    assert Names.for_agency(cast.commune).resolve("Xã An Phú").kind == "other_commune"
    correct(cast.neighbour, "name", "Xã Bến Phà", "Quyết định thử")
    names = Names.for_agency(cast.commune)
    assert names.resolve("Xã Bến Phà").agency_id == cast.neighbour.pk


def test_a_corrected_code_is_found_by_the_old_one_too(cast: Cast):
    correct(cast.neighbour, "code", "10646", "QĐ 19/2025/QĐ-TTg")
    assert by_code("10646") == cast.neighbour
    assert by_code("10645") == cast.neighbour


def test_a_code_corrected_twice_is_found_by_each_of_the_three(cast: Cast):
    for code in ("10646", "10647"):
        correct(cast.neighbour, "code", code, "QĐ 19/2025/QĐ-TTg")
        cast.neighbour.refresh_from_db()
    assert [by_code(code) for code in ("10645", "10646", "10647")] == [cast.neighbour] * 3


def test_a_name_that_another_process_put_right_is_known_at_once(own_database: str):
    ours, neighbour = Agency.objects.get(code="10993"), Agency.objects.get(code="10645")
    assert Names.for_agency(ours).resolve(neighbour.name).agency_id == neighbour.pk
    with psycopg.connect(own_database) as other:
        other.execute(
            "UPDATE agencies_agency SET name = 'Xã Bến Phà', search_key = 'xa ben pha' WHERE id = %s",
            [neighbour.pk],
        )
    assert Names.for_agency(ours).resolve("Xã Bến Phà").agency_id == neighbour.pk


def test_a_code_that_another_agency_bears_is_refused(cast: Cast):
    with pytest.raises(BadCorrection, match="đang là mã của Xã Thượng Hồng"):
        correct(cast.neighbour, "code", "10993", "nhầm")


@pytest.mark.parametrize(("value", "reason"), [("", "có"), ("Xã An Phú", "có"), ("Xã Khác", " ")])
def test_a_correction_without_value_change_or_reason_is_refused(cast: Cast, value: str, reason: str):
    with pytest.raises(BadCorrection):
        correct(cast.neighbour, "name", value, reason)
    assert not AgencyCorrection.objects.exists()


def test_files_that_still_bear_the_old_name_are_the_commune_own(cast: Cast):
    correct(cast.neighbour, "name", "Xã Bến Phà", "Quyết định thử")
    cast.neighbour.refresh_from_db()
    names = Names.for_agency(cast.neighbour)
    assert names.resolve("Xã An Phú").kind == "own"
    assert names.commune_named_in("SỔ THEO DÕI HỒ SƠ - XÃ AN PHÚ") == []
