"""``motcua report --known-at``: whatever the files tell, they tell it as it was known then."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from motcua.register.actions.settle import settle
from motcua.register.models import Doubt
from motcua.site.commands import report
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer, take_in
from tests.register.told import GIVEN, at, row

CODE = "H24.85-260612-0001"
UNKNOWN = {**GIVEN, "procedure": "9.999999"}
DUE = 7
"""The column of the workbook's lists."""

BEFORE = ("--known-at", "2026-06-17T08:00")
"""Between the first export and whatever came after it."""


@pytest.fixture
def filled(own_database: str) -> None:
    """A doubt of the 16th is settled on the 18th; on the 19th an export moves the promised date."""
    offer(commune())
    take_in([row(CODE, **UNKNOWN)], taken="2026-06-16 08:00")
    doubt = Doubt.objects.get(code="unknown_procedure")
    settle(doubt.pk, officer("giam-doc", "director", commune()), "đã hỏi", at("2026-06-18 08:00"))
    take_in([row(CODE, **{**UNKNOWN, "due_at": "2026-06-12 17:00"})], taken="2026-06-19 08:00")


def told(folder: Path, *words: str) -> tuple[dict[str, Any], datetime]:
    """The figures, and the promised date of the dossier in the workbook's list of what is pending."""
    parser = argparse.ArgumentParser()
    report.add_arguments(parser)
    given = ["2026-Q2", "--commune", "10993", "--out", str(folder), "--format", "json,xlsx", *words]
    assert report.run(parser.parse_args(given)) == 0
    sheet = openpyxl.load_workbook(folder / "phu-luc-ii-06a.xlsx")["Đang giải quyết"]
    (listed,) = (row for row in sheet.iter_rows(values_only=True) if CODE in row)
    return json.loads((folder / "report.json").read_text("utf-8")), listed[DUE]


@pytest.mark.usefixtures("filled")
class TestKnownAt:
    def test_a_doubt_settled_since_was_open_and_one_opened_since_was_not(self, tmp_path: Path) -> None:
        then, _ = told(tmp_path, *BEFORE)
        now, _ = told(tmp_path)
        assert then["doubts"] == {"total": 2, "by_code": {"unknown_field": 1, "unknown_procedure": 1}}
        assert now["doubts"] == {"total": 2, "by_code": {"promised_moved": 1, "unknown_field": 1}}

    def test_the_lists_tell_the_dates_of_then(self, tmp_path: Path) -> None:
        _, then = told(tmp_path, *BEFORE)
        _, now = told(tmp_path)
        assert (then, now) == (datetime(2026, 6, 8, 17), datetime(2026, 6, 12, 17))

    def test_a_procedure_offered_since_is_not_counted(self, tmp_path: Path) -> None:
        then, _ = told(tmp_path, *BEFORE)
        now, _ = told(tmp_path)
        assert (then["procedures"]["total"], now["procedures"]["total"]) == (0, 1)
