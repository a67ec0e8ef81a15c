"""From ``motcua import --skip-bad`` to ``motcua report``: what was left out is said on every face of the report."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from django.db import connection
from django.test import Client
from openpyxl import load_workbook

from tests.cast import make_officer
from tests.documents.words import words_of_docx
from tests.exchange import exports
from tests.exchange.exports import Told

Motcua = Callable[..., "CompletedProcess[str]"]

BAD = [replace(Told(), code=f"H24.85-260504-009{number}", status="Đang họp") for number in range(3)]
STATUS = 16
"""The column of the city's register that is at fault."""


@pytest.fixture
def motcua(
    run_motcua: Callable[..., CompletedProcess[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Motcua]:
    """The real command for Xã Thượng Hồng, which must succeed, in a folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*words: object) -> CompletedProcess[str]:
        done = run_motcua(*words, "--commune", "10993", env={"MOTCUA_HOME": str(tmp_path / "home")})
        assert done.returncode == 0, done.stderr
        return done

    yield run
    connection.close()


def said(motcua: Motcua, folder: Path) -> tuple[int, str, str, str]:
    """How many rows are missing by the .json, the .docx, the .xlsx and the page; empty where nothing is said of it."""
    from motcua.agencies.models import Agency, Officer

    motcua("report", "2026-Q2", "--out", folder, "--format", "json,docx,xlsx")
    told = json.loads((folder / "report.json").read_text("utf-8"))
    paper = " ".join(words_of_docx((folder / "bao-cao.docx").read_bytes()))
    form = str(load_workbook(folder / "phu-luc-ii-06a.xlsx")["II.06a"].cell(6, 1).value or "")
    reader = Officer.objects.filter(user__username="kiem-soat").first() or make_officer(
        Agency.objects.get(code="10993"), "control", "kiem-soat", "Vũ Văn Bình"
    )
    browser = Client()
    browser.force_login(reader.user)
    page = browser.get("/bao-cao/2026-Q2/").content.decode()
    found = [re.search(r"Số liệu còn thiếu (\d+) dòng", text) for text in (paper, form, page)]
    on_paper, on_form, on_page = (match[1] if match else "" for match in found)
    return told["missing_rows"], on_paper, on_form, on_page


def test_rows_left_out_are_told_by_every_face_until_they_are_mended(motcua: Motcua, tmp_path: Path) -> None:
    source = exports.city_file(tmp_path / "sổ.xlsx", *exports.dossiers(2), *BAD)
    motcua("import", source, "--taken-at", "2026-06-19T17:00", "--skip-bad")
    assert said(motcua, tmp_path / "trước") == (3, "03", "03", "3")

    mended = load_workbook(tmp_path / "here" / "sổ-dong-loi.xlsx")
    sheet = mended.active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows() if row[STATUS - 1].value == "Đang họp"]
    for row in rows:
        row[STATUS - 1].value = "Đã trả kết quả"
    mended.save(tmp_path / "đã sửa.xlsx")
    assert len(rows) == 3
    motcua("import", tmp_path / "đã sửa.xlsx", "--taken-at", "2026-06-20T17:00")
    assert said(motcua, tmp_path / "sau") == (0, "", "", "")
