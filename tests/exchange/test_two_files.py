"""Two files of one system in one import: nobody said which is newer, so what they tell differently is a doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.register.models import Dossier, Doubt, Event, Statement
from motcua.register.verification import verify
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, codes, counts, take_in

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


def standing() -> tuple[object, ...]:
    """What the register says: the dossiers to the last column, what their systems said last, open doubts."""
    told = Statement.objects.order_by("pk").values_list("facts", "digest", "taken_at")
    doubts = Doubt.objects.filter(settled_at=None).order_by("pk").values_list("code", "key")
    return list(Dossier.objects.order_by("pk").values()), list(told), list(doubts), Event.objects.count()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    return exports.justice_file(tmp_path / "a.xlsx", TOLD), exports.justice_file(tmp_path / "b.xlsx", LATER)


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0,), (1,)])
def test_both_again_are_the_same_again_in_whatever_order_they_come(cast, two, order) -> None:
    take_in(cast.commune, *two)
    before = standing()
    for dry_run in (True, False, False):
        for files in ([two[place] for place in order], *([two[place]] for place in order)):
            _, result = take_in(cast.commune, *files, dry_run=dry_run)
            assert counts(result) == (0, 0, 0, len(files), 0)
            assert codes(result.doubts).keys().isdisjoint({"files_differ", "promised_moved"})
    assert standing() == before
    assert verify(rebuild=True).findings == []


def test_so_they_are_when_the_first_only_repeated_what_an_earlier_export_told(cast, two) -> None:
    take_in(cast.commune, two[0], taken_at=TAKEN - timedelta(days=3))
    _, result = take_in(cast.commune, *two)
    assert counts(result) == (0, 1, 0, 1, 0)
    before = standing()
    _, result = take_in(cast.commune, *two)
    assert (counts(result), standing()) == ((0, 0, 0, 2, 0), before)


def test_so_they_are_when_a_newer_export_came_between(cast, two, tmp_path: Path) -> None:
    take_in(cast.commune, *two)
    newest = replace(TOLD, finished="2026-05-11 10:00:00")
    take_in(
        cast.commune, exports.justice_file(tmp_path / "c.xlsx", newest), taken_at=TAKEN + timedelta(days=3)
    )
    before = standing()
    _, result = take_in(cast.commune, *two)
    assert (counts(result), standing()) == ((0, 0, 0, 2, 0), before)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_so_they_are_when_both_come_late_and_the_first_only_repeated_an_older_word(
    cast, two, tmp_path: Path, order
) -> None:
    take_in(cast.commune, two[0], taken_at=TAKEN - timedelta(days=3))
    newest = exports.justice_file(tmp_path / "c.xlsx", replace(TOLD, finished="2026-05-11 10:00:00"))
    take_in(cast.commune, newest, taken_at=TAKEN + timedelta(days=3))
    _, result = take_in(cast.commune, *two)
    assert counts(result) == (0, 1, 0, 1, 0)
    before = standing()
    _, result = take_in(cast.commune, *(two[place] for place in order))
    assert (counts(result), standing()) == ((0, 0, 0, 2, 0), before)
    assert verify(rebuild=True).findings == []


def test_who_applied_may_be_all_that_differs(cast, tmp_path: Path) -> None:
    files = [
        exports.justice_file(tmp_path / f"{name}.xlsx", replace(TOLD, name=name)) for name in ("An", "Bình")
    ]
    take_in(cast.commune, *files)
    before = standing()
    _, result = take_in(cast.commune, *files)
    assert (counts(result), standing()) == ((0, 0, 0, 2, 0), before)
    third = exports.justice_file(tmp_path / "c.xlsx", replace(TOLD, name="Cúc"))
    assert counts(take_in(cast.commune, third)[1]) == (0, 1, 0, 0, 0)


def test_what_was_not_told_at_that_time_is_recorded(cast, two) -> None:
    """Told before, and now again at the time of an export that told otherwise: nobody has said it of that time."""
    take_in(cast.commune, two[0], taken_at=TAKEN - timedelta(days=3))
    take_in(cast.commune, two[1])
    _, result = take_in(cast.commune, two[0])
    assert counts(result) == (0, 1, 0, 0, 0)


def test_rows_that_contradict_nothing_ask_for_no_history(cast, two) -> None:
    def asked(path: Path, **how: object) -> int:
        with CaptureQueriesContext(connection) as captured:
            take_in(cast.commune, path, **how)
        return sum("'split_off'" in one["sql"] and "register_person" in one["sql"] for one in captured)

    assert asked(two[0]) == 0
    assert asked(two[0]) == 0
    assert asked(two[1], taken_at=TAKEN + timedelta(days=1)) == 0
    assert asked(two[0], taken_at=TAKEN + timedelta(days=1)) == 1
