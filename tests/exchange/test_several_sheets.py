"""A workbook with dossiers on several sheets: each sheet told as it stands, one code with one content in all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from motcua.control.run_view import files
from motcua.counter.freshness import freshness
from motcua.exchange.bad_rows import content
from motcua.exchange.found_bad import found_bad
from motcua.exchange.skipped import open_skipped
from motcua.exchange.taken import newer_exports
from motcua.register.models import Dossier, Event
from motcua.register.systems import system_name
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, codes, counts, take_in

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
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


def of_two_systems(path: Path, *sheets: tuple[str, list[Told]]) -> Path:
    """Each sheet of the ministry whose name it bears."""
    headers = {"Tư pháp": exports.JUSTICE, "Tài chính": exports.FINANCE}
    rows = {"Tư pháp": exports.justice_row, "Tài chính": exports.finance_row}
    (first, above), (second, below) = [
        (name, [list(headers[name]), *map(rows[name], dossiers)]) for name, dossiers in sheets
    ]
    return exports.xlsx(path, above, first, {second: below})


def test_both_systems_of_a_workbook_are_named(cast, tmp_path: Path) -> None:
    told = ("Tư pháp", [TOLD]), ("Tài chính", [replace(TOLD, code="H24.85-260504-0002")])
    path, names = of_two_systems(tmp_path / "a.xlsx", *told), ("bo-tu-phap", "bo-tai-chinh")
    run, _ = take_in(cast.commune, path)
    (shown,) = files(run)
    assert shown["what"] == " · ".join(map(system_name, names))
    assert {one["system"] for one in freshness(cast.commune)} == set(map(system_name, names))
    early, _ = take_in(cast.commune, path, taken_at=TAKEN - DAY)
    assert set(newer_exports(early)) == set(names)


@pytest.mark.parametrize("place", [0, 1])
def test_a_row_gone_from_either_sheet_is_missed(cast, tmp_path: Path, place: int) -> None:
    """The last of a handler: only the export before says that the sheet should hold it."""
    many = exports.dossiers(12)
    gone = replace(many[6], handler="Chi nhánh Văn phòng Đăng ký đất đai")
    for day, finance in enumerate(([gone, *many[7:]], many[7:])):
        told = [("Tư pháp", many[:6])]
        told.insert(place, ("Tài chính", finance))
        path = of_two_systems(tmp_path / f"{day}.xlsx", *told)
        _, result = take_in(cast.commune, path, taken_at=TAKEN + day * DAY)
    assert [doubt.value for doubt in result.doubts if doubt.code == "row_gone"] == [gone.code]


@pytest.mark.parametrize("place", [0, 1])
def test_a_bad_row_of_a_preview_is_its_own_systems(cast, tmp_path: Path, monkeypatch, place: int) -> None:
    monkeypatch.setattr("motcua.exchange.found_bad.folder", lambda: tmp_path / ".files")
    told = [("Tài chính", [replace(TOLD, code="H24.85-260504-0002")])]
    told.insert(place, ("Tư pháp", [BAD]))
    run, _ = take_in(cast.commune, of_two_systems(tmp_path / "a.xlsx", *told), dry_run=True)
    (bad,) = found_bad(run, run.files.get())
    assert (bad.system, bad.sheet) == ("bo-tu-phap", "Tư pháp")


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
