"""A channel that nobody knows is no reason to refuse a file: recorded, counted, and listed until it is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from motcua.agencies.models import Agency
from motcua.register.models import Dossier, Doubt
from tests.exchange.exports import Told, city_file
from tests.exchange.importing import TAKEN, counts, take_in

pytestmark = pytest.mark.django_db

TOLD = Told()


@pytest.mark.parametrize("channel", ["Bồ câu", " "])
def test_it_is_a_doubt_that_names_the_cell_and_goes_when_the_channel_is_known(
    tmp_path: Path, channel: str
) -> None:
    commune = Agency.objects.get(code="10993")
    _run, result = take_in(commune, city_file(tmp_path / "a.xlsx", replace(TOLD, channel=channel)))
    assert result.recorded and counts(result)[0] == 1
    (doubt,) = [doubt for doubt in result.doubts if doubt.code == "unknown_channel"]
    assert (doubt.column, doubt.row, doubt.value) == ("Hình thức nộp", 7, channel.strip())
    assert "cột 3" in doubt.message
    assert Dossier.objects.get().channel == ""
    take_in(commune, city_file(tmp_path / "b.xlsx", TOLD), taken_at=TAKEN.replace(day=20))
    assert not Doubt.objects.filter(code="unknown_channel", settled_at=None).exists()
