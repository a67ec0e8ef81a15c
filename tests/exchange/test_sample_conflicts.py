"""The linked dossiers on which two systems differ are found, all of them and no others, in any order of files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from motcua.agencies.models import Agency
from motcua.register.models import Doubt
from tests.exchange.importing import take_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("folder", "code"), [("thuong-hong-2026-q2", "10993"), ("an-phu-2025-q4", "10645")])
@pytest.mark.parametrize("portal_first", [True, False])
def test_conflicting_doubles_are_the_doubts_that_stand(
    shared: Path, tmp_path: Path, folder: str, code: str, portal_first: bool
) -> None:
    sample = shared / "data" / folder
    for name in ("lien-thong.json", "bo-tu-phap.xlsx"):
        shutil.copy(sample / name, tmp_path / name)
    order = ("lien-thong.json", "bo-tu-phap.xlsx")
    paths = [tmp_path / name for name in (order if portal_first else order[::-1])]
    _run, result = take_in(Agency.objects.get(code=code), *paths)
    standing = Doubt.objects.filter(code="conflict", settled_at=None).values_list("dossier__code", flat=True)
    expected = json.loads((sample / "expected.json").read_text())["conflicting_doubles"]
    assert sorted(standing) == sorted(expected)
    assert len([doubt for doubt in result.doubts if doubt.code == "conflict"]) == len(expected)
