"""The English face of the control room: what was recorded in Vietnamese is told in English, papers stay Vietnamese."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils.translation import override

from motcua.exchange.models import SkippedRow
from motcua.register.models import Doubt
from motcua.reports.models import FrozenReport
from motcua.reports.period_names import period_name
from motcua.rules.periods import parse_period
from tests.control.as_read import form_of
from tests.exchange import exports
from tests.exchange.importing import TAKEN, take_in

BAD = exports.Told(code="H24.85-260504-0002", received="31/02/2026")


@pytest.fixture
def english(quarter, signed_in):
    browser = signed_in(quarter.control)
    browser.cookies["django_language"] = "en"
    return browser


def page(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_import_says_in_english_what_is_wrong_and_what_was_noted(english, quarter, tmp_path: Path) -> None:
    good = replace(exports.Told(code="H24.85-260504-0003"), procedure="9.999999")
    path = exports.city_file(tmp_path / "a.xlsx", BAD, good)
    run, _result = take_in(quarter.commune, path, taken_at=TAKEN.replace(year=2030), skip_bad=True)
    fault = run.issues.get(kind="fault")
    assert fault.words == fault.message and "Không hiểu ngày" in fault.message
    with override("en"):
        assert "Không hiểu ngày" not in fault.words and "31/02/2026" in fault.words
        row = SkippedRow.objects.get(run=run)
        assert row.words == fault.words
    shown = page(english, f"/nhap-du-lieu/{run.pk}/")
    assert "Không hiểu ngày" not in shown
    assert ["đồng hồ máy" in note["say"] for note in run.result["notes"]].count(True) == 1
    assert "đồng hồ máy" not in shown


def test_a_doubt_is_told_in_english(english, quarter, tmp_path: Path) -> None:
    told = replace(exports.Told(code="H24.85-260504-0003"), procedure="9.999999")
    take_in(quarter.commune, exports.city_file(tmp_path / "a.xlsx", told))
    doubt = Doubt.objects.get(code="unknown_procedure", key=told.procedure, dossier__code=told.code)
    assert "chưa có trong danh mục" in doubt.detail["message"]
    for address in (f"/ho-so/{doubt.dossier.uid}/", "/nghi-van/unknown_procedure/"):
        assert "chưa có trong danh mục" not in page(english, address).casefold()


def test_what_is_signed_on_the_english_page_is_signed_in_vietnamese(english) -> None:
    english.post("/bao-cao/chot/", form_of(english))
    report = FrozenReport.objects.get()
    assert report.figures["rule_text"].startswith("theo thời điểm")
    drawn = english.get(f"/bao-cao/da-chot/{report.pk}/tai/xlsx/").content
    assert hashlib.sha256(drawn).hexdigest() == report.files["xlsx"]
    downloaded = english.get("/bao-cao/tai/json/?ky=2026-Q2&cach=instant")
    assert "theo thời điểm" in downloaded.content.decode()


@pytest.mark.parametrize(
    "code", ["2026-Q2", "2026-05", "2026-H1", "2026-9M", "2026", "2026-04-01..2026-04-30"]
)
def test_periods_are_called_as_papers_call_them_and_otherwise_in_english(code: str) -> None:
    period = parse_period(code)
    with override("vi"):
        assert period_name(period) == period.title
