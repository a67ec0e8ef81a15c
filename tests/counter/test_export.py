"""The register as a workbook: the same filter, no formulas, no identity numbers, and not without bound."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from motcua.counter import export
from tests.cast import CITIZEN
from tests.counter.pages import text, url
from tests.register.actions.conftest import finished_row
from tests.register.office import take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db


def sheet_of(response):
    return load_workbook(BytesIO(b"".join(response.streaming_content))).active


def test_it_holds_what_the_filter_shows(dossier, sign_in):
    take_in([row(code="H24.85-260613-0002", received_at="2026-06-13 08:00", status="handling")])
    sheet = sheet_of(sign_in("handler").get(url("export"), {"stage": "open"}))
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert [line[1] for line in rows] == ["H24.85-260613-0002"]
    assert rows[0][8].isoformat() == "2026-06-13T08:00:00" and str(rows[0][-1]).startswith("Xã ")


def test_no_identity_or_telephone_number_leaves_the_house(dossier, sign_in):
    cells = [
        str(cell)
        for line in sheet_of(sign_in("director").get(url("export"))).iter_rows(values_only=True)
        for cell in line
    ]
    assert CITIZEN["name"] in cells
    assert not any(CITIZEN["id_number"] in cell or CITIZEN["phone"] in cell for cell in cells)


@pytest.mark.parametrize("name", ["=1+1", "+84 x", "@SUM(A1)", "-2", "http://x.example"])
def test_what_a_citizen_wrote_never_runs_as_a_formula(cast, sign_in, name):
    take_in([finished_row(person={"name": name})])
    cell = sheet_of(sign_in("handler").get(url("export")))["G4"]
    assert (cell.value, cell.data_type, cell.quotePrefix, cell.hyperlink) == (name, "s", True, None)


def test_a_list_that_is_too_long_is_refused_with_a_word_what_to_do(dossier, sign_in, monkeypatch):
    monkeypatch.setattr(export, "MOST", 0)
    response = sign_in("handler").get(url("export"), {"stage": "late"}, follow=True)
    assert response.redirect_chain == [("/so-ho-so/?stage=late", 302)]
    assert "lọc theo trạng thái" in text(response)


def test_a_clerk_reads_but_may_not_take_the_list_away(dossier, sign_in):
    browser = sign_in("clerk")
    assert browser.get(url("export")).status_code == 403
    assert "Kết xuất" not in text(browser.get(url("register")))
