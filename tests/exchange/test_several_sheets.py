"""A workbook with dossiers on several sheets: each sheet told as it stands, one code with one content in all."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from motcua.exchange.bad_rows import content
from motcua.exchange.skipped import open_skipped
from motcua.register.models import Dossier, Event
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import codes, counts, take_in

pytestmark = pytest.mark.django_db

TOLD = Told()
LATER = replace(TOLD, finished="2026-05-09 10:00:00")
BAD = replace(TOLD, status="Đang họp")


def sheet(*dossiers: Told) -> list[list[object]]:
    return [list(exports.JUSTICE), *map(exports.justice_row, dossiers)]


def test_two_contents_under_one_code_on_two_sheets_are_both_at_fault(cast, tmp_path: Path) -> None:
    path = exports.xlsx(tmp_path / "a.xlsx", sheet(TOLD), "Tháng 4", {"Tháng 5": sheet(LATER)})
    _, result = take_in(cast.commune, path, skip_bad=True)
    assert counts(result) == (0, 0, 0, 0, 2)
    assert [(issue.sheet, issue.row, issue.code) for issue in result.errors] == [
        ("Tháng 4", 2, "two_contents"),
        ("Tháng 5", 2, "two_contents"),
    ]
    assert "2 (“Tháng 5”)" in result.errors[0].message


def test_the_same_row_on_two_sheets_is_harmless_in_whatever_order_their_columns_stand(
    cast, tmp_path: Path
) -> None:
    turned = exports.shuffled(sheet(TOLD), lambda index: len(exports.JUSTICE) - 1 - index)
    path = exports.xlsx(tmp_path / "a.xlsx", sheet(TOLD), "A", {"B": turned})
    _, result = take_in(cast.commune, path)
    assert (counts(result), codes(result.errors)) == ((1, 0, 0, 1, 0), {})


def test_rows_of_two_systems_in_one_workbook_are_each_its_own_systems(cast, tmp_path: Path) -> None:
    finance = [list(exports.FINANCE), exports.finance_row(replace(TOLD, code="H24.85-260504-0002"))]
    path = exports.xlsx(tmp_path / "a.xlsx", sheet(TOLD), "Tư pháp", {"Tài chính": finance})
    take_in(cast.commune, path)
    told = dict(Event.objects.values_list("dossier__code", "system"))
    assert told == {"H24.85-260504-0001": "bo-tu-phap", "H24.85-260504-0002": "bo-tai-chinh"}
    assert dict(Dossier.objects.values_list("code", "system")) == told


def test_rows_to_mend_stand_under_the_header_of_their_own_sheet(cast, tmp_path: Path) -> None:
    """Under another sheet's header their cells would say something else."""
    second = replace(BAD, code="H24.85-260504-0002", name="Đỗ Văn Tám")
    turned = exports.shuffled(sheet(second), lambda index: len(exports.JUSTICE) - 1 - index)
    path = exports.xlsx(tmp_path / "a.xlsx", sheet(BAD), "A", {"B": turned})
    run, _ = take_in(cast.commune, path, skip_bad=True)
    mended = tmp_path / "b.xlsx"
    mended.write_bytes(content(run.files.get(), list(open_skipped(run.agency))))
    book = load_workbook(mended)
    for page in book:
        (row,) = page.iter_rows(min_row=2)
        for cell in row:
            if cell.value == "Đang họp":
                cell.value = "Hoàn thành"
    book.save(mended)
    _, result = take_in(cast.commune, mended)
    assert (counts(result)[0], result.cured) == (2, 2)
    assert set(Dossier.objects.values_list("applicant", flat=True)) == {TOLD.name, second.name}


@pytest.mark.parametrize("name", ["Quý 2/2026", "'[a]:*?'", "", "x" * 60])
def test_a_sheet_may_be_called_what_excel_does_not_allow(cast, tmp_path: Path, name: str) -> None:
    """Other programs allow it."""
    run, _ = take_in(cast.commune, exports.xlsx(tmp_path / "a.xlsx", sheet(BAD), "A"), skip_bad=True)
    entry = run.files.get()
    entry.head = {**entry.head, "sheet": name}
    row = open_skipped(run.agency).get()
    row.sheet, row.raw = name, [cell if cell != TOLD.name else "L" * 40_000 for cell in row.raw]
    page = load_workbook(BytesIO(content(entry, [row]))).active
    assert [cell.value for cell in page[2]].count("L" * 32_767) == 1
