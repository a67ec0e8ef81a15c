"""Rows gone from a newer export, whoever handles them: what the export before held is the measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from motcua.register.models import Doubt
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, codes, take_in

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LAND, THEIRS = "Chi nhánh Văn phòng Đăng ký đất đai", "UBND xã An Phú"


def bring(agency, folder: Path, day: int, *dossiers: Told, **how):
    """One export of the city's system, taken on that day."""
    path = exports.city_file(folder / f"{agency.code}-{day}.xlsx", *dossiers, **how)
    _, result = take_in(agency, path, taken_at=TAKEN + day * DAY)
    assert result.recorded, result.errors
    return result


def handled(handlers: dict[int, str]) -> list[Told]:
    """Six dossiers, some of which others handle."""
    return [
        replace(told, handler=handlers.get(n, told.handler)) for n, told in enumerate(exports.dossiers(6))
    ]


def test_a_dossier_of_another_commune_that_was_received_here_is_missed(cast, tmp_path: Path) -> None:
    many = handled({0: THEIRS, 1: THEIRS})
    bring(cast.commune, tmp_path, 0, *many)
    result = bring(cast.commune, tmp_path, 1, *many[1:])
    assert codes(result.doubts)["row_gone"] == 1
    doubt = Doubt.objects.get(code="row_gone")
    assert (doubt.agency, doubt.dossier.code) == (cast.commune, many[0].code)
    bring(cast.commune, tmp_path, 2, *many)
    doubt.refresh_from_db()
    assert doubt.settled_at is not None


@pytest.mark.parametrize("handler", [LAND, THEIRS])
def test_the_last_row_of_a_handler_is_missed(cast, tmp_path: Path, handler: str) -> None:
    many = handled({0: handler})
    bring(cast.commune, tmp_path, 0, *many)
    assert codes(bring(cast.commune, tmp_path, 1, *many[1:]).doubts)["row_gone"] == 1


def test_rows_of_a_file_of_another_handler_are_not(cast, tmp_path: Path) -> None:
    many = handled({0: LAND, 1: LAND})
    bring(cast.commune, tmp_path, 0, *many[2:])
    bring(cast.commune, tmp_path, 1, *many[:2])
    assert codes(bring(cast.commune, tmp_path, 2, *many[2:]).doubts)["row_gone"] == 0


def test_nor_rows_of_an_export_of_another_time(cast, tmp_path: Path) -> None:
    many = handled({0: LAND})
    early = "(Từ ngày 15/12/2025 đến ngày 14/03/2026)"
    winter = [
        replace(told, code=f"H24.85-0-{n}", received="2026-01-05 08:00:00") for n, told in enumerate(many)
    ]
    bring(cast.commune, tmp_path, 0, *winter, period=early)
    bring(cast.commune, tmp_path, 1, many[0])
    assert codes(bring(cast.commune, tmp_path, 2, *many[1:]).doubts)["row_gone"] == 0


def test_nor_a_row_that_only_the_other_communes_export_held(cast, tmp_path: Path) -> None:
    """Received there for us, it never stood in our own exports."""
    here = handled({})
    there = [replace(told, code=f"H24.85-9-{n}", handler=THEIRS) for n, told in enumerate(here)]
    for_us = replace(here[0], code="H24.85-9-99", handler="UBND xã Thượng Hồng")
    bring(cast.commune, tmp_path, 0, *here)
    bring(cast.neighbour, tmp_path, 1, *there, for_us, commune="XÃ AN PHÚ")
    assert codes(bring(cast.commune, tmp_path, 2, *here).doubts)["row_gone"] == 0


def test_an_export_from_before_that_comes_again_brings_no_row_back(cast, tmp_path: Path) -> None:
    """That it held the row is known; that the newer one does not is the doubt."""
    many = handled({})
    bring(cast.commune, tmp_path, 0, *many)
    bring(cast.commune, tmp_path, 1, *many[1:])
    bring(cast.commune, tmp_path, 0, *many)
    assert Doubt.objects.filter(code="row_gone", settled_at=None).count() == 1
    bring(cast.commune, tmp_path, 2, *many)
    assert not Doubt.objects.filter(code="row_gone", settled_at=None).exists()


def test_nor_does_another_systems_row(cast, tmp_path: Path) -> None:
    many = [replace(told, code=f"LT.10993-{n}", status="4") for n, told in enumerate(handled({}))]
    linked = replace(many[0], code="G15.10993-1", linked=many[0].code, status="")
    files = (
        exports.portal_file(tmp_path / "0.json", *many),
        exports.portal_file(tmp_path / "1.json", *many[1:]),
        exports.justice_file(tmp_path / "2.xlsx", linked),
    )
    for day, path in enumerate(files):
        _, result = take_in(cast.commune, path, taken_at=TAKEN + day * DAY)
    assert result.counts.merged == 1, result.errors
    assert Doubt.objects.filter(code="row_gone", settled_at=None).count() == 1
