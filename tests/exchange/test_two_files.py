"""Two files of one system in one import: nobody said which is newer, so what they tell differently is a doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from motcua.register.models import Dossier, Doubt
from motcua.register.verification import verify
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import codes, counts, take_in

pytestmark = pytest.mark.django_db

TOLD = Told()
LATER = replace(TOLD, finished="2026-05-09 10:00:00")


def test_what_they_tell_differently_is_a_doubt_that_names_both(cast, tmp_path: Path) -> None:
    files = exports.justice_file(tmp_path / "a.xlsx", TOLD), exports.justice_file(tmp_path / "b.xlsx", LATER)
    _, result = take_in(cast.commune, *files)
    assert counts(result) == (1, 1, 0, 0, 0)
    (found,) = (doubt for doubt in result.doubts if doubt.code == "files_differ")
    assert (found.file, found.column) == ("b.xlsx", "Ngày hoàn thành")
    assert "“a.xlsx”" in found.message and "“b.xlsx”" in found.message
    assert Doubt.objects.filter(code="files_differ", dossier=Dossier.objects.get(), settled_at=None).exists()
    assert verify(rebuild=True).findings == []


def test_the_same_in_both_is_none(cast, tmp_path: Path) -> None:
    rows = [TOLD, replace(TOLD, code="H24.85-260504-0002")]
    files = exports.justice_file(tmp_path / "a.xlsx", *rows), exports.justice_file(tmp_path / "b.xlsx", TOLD)
    _, result = take_in(cast.commune, *files)
    assert counts(result) == (2, 0, 0, 1, 0)
    assert "files_differ" not in codes(result.doubts)


def test_nor_is_what_a_later_import_tells(cast, tmp_path: Path) -> None:
    take_in(cast.commune, exports.justice_file(tmp_path / "a.xlsx", TOLD))
    _, result = take_in(cast.commune, exports.justice_file(tmp_path / "b.xlsx", LATER))
    assert counts(result) == (0, 1, 0, 0, 0)
    assert "files_differ" not in codes(result.doubts)
