"""What one commune has, another one's file cannot take: neither to read it nor to change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from motcua.register import access
from motcua.register.models import Dossier, Event
from motcua.register.verification import verify
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, codes, counts, take_in

LATER = TAKEN + timedelta(days=1)


def city_file(path: Path, *told: Told) -> Path:
    """A list without a title that would give it away, with one dossier of the commune next door in it."""
    own = Told(code="H24.85-260504-0777", handler="Xã An Phú")
    return exports.city_file(path, *told, own, commune="", period="")


@pytest.mark.parametrize("handler", ["", "Xã An Phú", "Văn phòng HĐND và UBND", "Phòng nào đó"])
def test_a_row_next_door_takes_no_dossier_away(cast, tmp_path: Path, handler: str) -> None:
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx"))
    grab = replace(Told(), handler=handler, name="Kẻ Lạ", status="Đang xử lý", finished="", handed="")
    _, result = take_in(cast.neighbour, city_file(tmp_path / "b.xlsx", grab), taken_at=LATER)
    assert counts(result) == (1, 0, 0, 1, 0)
    assert codes(result.doubts)["other_communes_dossier"] == 1
    one = Dossier.objects.get(code=Told().code)
    assert (one.agency, one.applicant, one.status) == (cast.commune, Told().name, "handed_over")
    assert Event.objects.filter(dossier=one).count() == 1
    assert not access.visible(cast.neighbour_control.user).filter(pk=one.pk).exists()
    assert verify(rebuild=True).findings == []


def test_who_has_a_dossier_may_give_it_away_and_the_other_then_goes_on(cast, tmp_path: Path) -> None:
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx"))
    given, kept = replace(Told(), handler="Xã An Phú"), Told(code="H24.85-260504-0555")
    take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", given, kept), taken_at=LATER)
    assert Dossier.objects.get(code=given.code).agency == cast.neighbour
    again = city_file(tmp_path / "c.xlsx", replace(given, fee="30000"))
    _, result = take_in(cast.neighbour, again, taken_at=LATER + timedelta(days=1))
    assert counts(result) == (1, 1, 0, 0, 0)


def test_received_for_another_commune_it_is_told_by_both(cast, tmp_path: Path) -> None:
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx"))
    received = replace(Told(), fee="30000")
    _, result = take_in(cast.neighbour, city_file(tmp_path / "b.xlsx", received), taken_at=LATER)
    assert counts(result) == (1, 1, 0, 0, 0)
    one = Dossier.objects.get(code=Told().code)
    assert (one.agency, one.fee) == (cast.commune, 30000)


def test_what_was_imported_at_the_wrong_commune_comes_home_by_its_code(cast, tmp_path: Path) -> None:
    told = Told(code="G17.10993-20260504-0000001")
    other = Told(code="G17.10645-20260504-0000001")
    take_in(cast.neighbour, exports.construction_file(tmp_path / "a.csv", told, other))
    take_in(cast.commune, exports.construction_file(tmp_path / "b.csv", told), taken_at=LATER)
    take_in(
        cast.commune, exports.construction_file(tmp_path / "c.csv", replace(told, fee="1")), taken_at=LATER
    )
    assert Dossier.objects.get(code=told.code).agency == cast.commune
