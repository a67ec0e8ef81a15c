from __future__ import annotations

import pytest

from motcua.register.models import Dossier
from motcua.reports.differences import Difference, differences
from motcua.reports.freeze import freeze
from motcua.reports.models import FrozenReport
from tests.cast import Cast
from tests.statistics.population import LAND, QUARTER, at, lodged

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(cast: Cast) -> tuple[FrozenReport, Dossier]:
    dossier = lodged(cast.commune, finished="2026-06-02 10:00")
    return freeze(cast.commune, QUARTER, cast.control), dossier


def by_key(found: list[Difference]) -> dict[str, Difference]:
    return {each.key: each for each in found if not each.group}


def test_nothing_differs_while_nothing_was_recorded(signed: tuple[FrozenReport, Dossier]) -> None:
    assert differences(signed[0]) == []


def test_a_dossier_that_came_in_late_is_named_behind_each_figure_it_changes(
    signed: tuple[FrozenReport, Dossier], cast: Cast
) -> None:
    late = lodged(cast.commune, finished="2026-06-09 10:00")
    found = by_key(differences(signed[0]))
    assert (found["resolved.total"].old, found["resolved.total"].new) == (1, 2)
    assert found["late"].come == ((late.pk, late.code),)
    assert str(found["late"].title) == "Giải quyết quá hạn"
    assert "pending.total" not in found


def test_a_dossier_that_turns_late_leaves_one_figure_and_enters_another(
    signed: tuple[FrozenReport, Dossier],
) -> None:
    report, dossier = signed
    Dossier.objects.filter(pk=dossier.pk).update(finished_at=at("2026-06-09 10:00"))
    found = by_key(differences(report))
    assert found["early"].gone == found["late"].come == ((dossier.pk, dossier.code),)
    assert "resolved.total" not in found


def test_a_reason_that_is_recorded_afterwards_is_a_difference_where_reasons_were_counted(cast: Cast) -> None:
    late = lodged(cast.commune, finished="2026-06-09 10:00")
    report = freeze(cast.commune, QUARTER, cast.control)
    Dossier.objects.filter(pk=late.pk).update(late_reason="mất điện")
    found = by_key(differences(report))
    assert found["late_without_reason"].gone == found["late_with_reason"].come == ((late.pk, late.code),)
    for key in ("late_with_reason", "late_without_reason"):
        del report.figures[key]  # as one that was frozen before there were such figures
    assert by_key(differences(report)) == {}


def test_a_dossier_that_moves_to_another_field_is_shown_where_it_went(
    signed: tuple[FrozenReport, Dossier],
) -> None:
    report, dossier = signed
    Dossier.objects.filter(pk=dossier.pk).update(field="Đất đai")
    moved = {(each.group, each.name): (each.old, each.new) for each in differences(report)}
    assert moved == {("field", "Hộ tịch"): (1, 0), ("field", "Đất đai"): (0, 1)}


def test_a_row_of_the_form_is_of_one_place_and_so_is_its_difference(cast: Cast) -> None:
    moved = lodged(cast.commune, field="Đất đai")
    lodged(cast.commune, field="Đất đai", vertical=True, handler_name=LAND)
    at_the_branch = lodged(cast.commune, field="Hộ tịch", vertical=True, handler_name=LAND)
    report = freeze(cast.commune, QUARTER, cast.control)
    Dossier.objects.filter(pk=moved.pk).update(field="Hộ tịch")
    Dossier.objects.filter(pk=at_the_branch.pk).update(field="Đất đai")
    told = {
        (each.place, each.name): (each.old, each.new, [pk for pk, _code in each.come])
        for each in differences(report)
    }
    assert told == {
        ("own", "Đất đai"): (1, 0, []),
        ("own", "Hộ tịch"): (0, 1, [moved.pk]),
        ("vertical", "Đất đai"): (1, 2, [at_the_branch.pk]),
        ("vertical", "Hộ tịch"): (1, 0, []),
    }
