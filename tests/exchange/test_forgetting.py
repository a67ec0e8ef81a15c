"""Who is erased goes from what imports keep beside the register: rows left out, and values of faults and doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from motcua.exchange.bad_rows import content
from motcua.exchange.forgetting import FORGOTTEN
from motcua.exchange.models import ImportIssue, SkippedRow
from motcua.register.actions.erase import Erase
from motcua.register.actions.merge import merge
from motcua.register.models import Dossier
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, take_in
from tests.register.actions.conftest import officer

pytestmark = pytest.mark.django_db

TOLD = Told()
OTHER = replace(TOLD, code="H24.85-260504-0002")
BAD = replace(TOLD, status="Đang họp Phạm Thị Lụa")
DAY = timedelta(days=1)


def bring(cast, folder: Path, day: int, *dossiers: Told):
    path = exports.city_file(folder / f"{day}.xlsx", *dossiers)
    return take_in(cast.commune, path, taken_at=TAKEN + day * DAY, skip_bad=True)


def erase(cast) -> None:
    administrator = officer("quan-tri-xoa", "admin", cast.commune)
    Erase(Dossier.objects.get(code=TOLD.code).pk, administrator, "Đơn yêu cầu 12").execute()


def test_a_row_left_out_and_its_faults_are_emptied_and_still_counted(cast, tmp_path: Path) -> None:
    bring(cast, tmp_path, 0, TOLD, OTHER)
    run, _ = bring(cast, tmp_path, 1, BAD, replace(OTHER, status="Đang nghỉ"))
    erase(cast)
    mine, other = SkippedRow.objects.order_by("code")
    assert (mine.raw, mine.message, mine.cured_at) == ([], FORGOTTEN, None)
    assert other.raw and "Đang nghỉ" in other.message
    told = {issue.row: (issue.value, issue.message) for issue in ImportIssue.objects.filter(kind="fault")}
    assert told[mine.row] == ("", FORGOTTEN)
    assert told[other.row][0] == "Đang nghỉ"
    assert content(run.files.get(), [mine])


def test_nor_does_a_later_import_keep_the_row_that_it_leaves_out(cast, tmp_path: Path) -> None:
    bring(cast, tmp_path, 0, TOLD, OTHER)
    erase(cast)
    bring(cast, tmp_path, 1, BAD, OTHER)
    (row,) = SkippedRow.objects.all()
    assert (row.raw, row.message) == ([], FORGOTTEN)
    told = ImportIssue.objects.filter(kind="fault").values_list("value", "message")
    assert list(told) == [("", FORGOTTEN)]


def test_nor_of_a_record_merged_into_it_afterwards(cast, tmp_path: Path) -> None:
    bring(cast, tmp_path, 0, TOLD, OTHER)
    erase(cast)
    keep, away = (Dossier.objects.get(code=each.code).pk for each in (TOLD, OTHER))
    merge(keep, away, officer("giam-doc-gop", "director", cast.commune), "cùng một hồ sơ")
    bring(cast, tmp_path, 1, TOLD, replace(OTHER, status="Đang nghỉ"))
    (row,) = SkippedRow.objects.all()
    assert (row.raw, row.message) == ([], FORGOTTEN)


def test_values_of_its_doubts_are_emptied(cast, tmp_path: Path) -> None:
    bring(cast, tmp_path, 0, replace(TOLD, channel="Phạm Thị Lụa"), OTHER)
    before = ImportIssue.objects.filter(value__contains="Lụa")
    assert before.exists()
    erase(cast)
    assert not before.exists()
