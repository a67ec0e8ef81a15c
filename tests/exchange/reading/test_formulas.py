"""Cells with formulas: their values are read as any other; one that has none is never taken for an empty cell."""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.untold import in_xls, in_xlsb
from tests.exchange import exports
from tests.exchange.reading import hostile
from tests.exchange.reading.answers import answered

SHEET = "xl/worksheets/sheet1.xml"
FINISHED = exports.CITY.index("Kết thúc xử lý")
NUMBER = exports.CITY.index("STT")
LINES = exports.city_lines(exports.dossiers(3))
FIRST = len(LINES) - 4
"""Index of the line of the first dossier."""


def made(path: Path, value: str | int, column: int = FINISHED, first_column: int = 0) -> Path:
    """The city's register, in which that column is a formula in the second dossier's line."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Bìa & mục lục")
        page = book.add_worksheet("Sổ “1” & 2")
        for row, cells in enumerate(LINES):
            for number, cell in enumerate(cells):
                if row == FIRST + 1 and number == column:
                    page.write_formula(row, number + first_column, "=VLOOKUP(A1,Z:Z,1)", None, value)
                elif cell != "":
                    page.write(row, number + first_column, cell)
    return path


def rewritten(path: Path, old: str, new: bytes) -> Path:
    """The second sheet otherwise."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    part = SHEET.replace("1", "2")
    parts[part], times = re.subn(old.encode(), new, parts[part])
    assert times == 1
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def test_the_value_of_a_formula_is_read(tmp_path: Path) -> None:
    found = answered(made(tmp_path / "a.xlsx", "05/05/2026 10:00:00"))
    assert (len(found.rows), found.bad) == (3, [])
    assert found.rows[1][2]["finished_at"]["at"].startswith("2026-05-05T10:00")


@pytest.mark.parametrize("first_column", [0, 2])
@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_a_formula_that_went_wrong_is_a_fault_of_its_row(
    tmp_path: Path, error: str, first_column: int
) -> None:
    found = answered(made(tmp_path / "a.xlsx", error, first_column=first_column))
    assert len(found.rows) == 2
    assert found.faults == [(FIRST + 2, "Kết thúc xử lý", error, "not_calculated")]


@pytest.mark.parametrize("end", [b"</f></c>", b"</f><v/></c>", b"</f><v></v></c>", b"</f>\n <v />\n</c>"])
def test_a_formula_that_nobody_has_calculated_is_a_fault_of_its_row(tmp_path: Path, end: bytes) -> None:
    path = rewritten(made(tmp_path / "a.xlsx", 0), "</f><v>0</v></c>", end)
    found = answered(path)
    assert len(found.rows) == 2
    assert found.faults == [(FIRST + 2, "Kết thúc xử lý", "", "not_calculated")]


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", "?")
    found = answered(rewritten(path, r"</f><v>\?</v></c>", b"</f><v></v></c>"))
    assert (len(found.rows), found.bad) == (3, [])
    assert "finished_at" not in found.rows[1][2]


def test_what_stands_in_no_column_of_ours_matters_to_nobody(tmp_path: Path) -> None:
    assert not answered(made(tmp_path / "a.xlsx", "#N/A", column=NUMBER)).bad


def test_a_total_that_nobody_has_calculated_matters_to_nobody(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", "05/05/2026 10:00:00")
    total = f'<c r="S{len(LINES)}"><f>SUM(S1:S9)</f></c></row></sheetData>'.encode()
    assert not answered(rewritten(path, "</row></sheetData>", total)).bad


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (struct.pack("<HHHHHBB", 0x0205, 8, 11, 13, 15, 42, 1), ("N12", "#N/A")),
        (struct.pack("<HHHHHBB", 0x0205, 8, 11, 13, 15, 1, 0), None),  # true, no error
        (struct.pack("<HHHHHBBBBHHHI", 6, 22, 0, 27, 15, 2, 0, 23, 0, 0, 0xFFFF, 0, 0), ("AB1", "#REF!")),
        (struct.pack("<HHHHHdHI", 6, 22, 0, 27, 15, 46000.5, 0, 0), None),
    ],
)
def test_the_errors_of_an_old_workbook_are_found(content: bytes, found: tuple[str, str] | None) -> None:
    assert in_xls(b"\0" * 600 + content + b"\0" * 600) == found


@pytest.mark.parametrize("kind", [3, 11])
def test_a_binary_sheet_with_errors_is_refused_and_its_cell_named(tmp_path: Path, kind: int) -> None:
    wrong = hostile.record(kind, struct.pack("<IIBH", 27, 0, 42, 0))
    content = hostile.sheet([(0, 0), (14, 1)], (0, 14, 0, 27)).replace(
        hostile.record(146), wrong + hostile.record(146)
    )
    with pytest.raises(FileFault) as caught:
        answered(hostile.xlsb(tmp_path / "a.xlsb", content))
    assert (caught.value.code, caught.value.details) == ("formula_error", {"cell": "AB15", "error": "#N/A"})


@pytest.mark.parametrize("cut", [0, 1, 2, 3, 5])
def test_a_binary_sheet_without_errors_has_none_wherever_it_is_cut_off(cut: int) -> None:
    content = hostile.sheet([(0, 0), (3, 11)], (0, 3, 0, 11))
    assert in_xlsb(content[: len(content) - cut]) is None
    assert in_xlsb(content + b"\xff" * cut) is None


@pytest.mark.parametrize(
    ("cell", "refused"),
    [
        ('<table:table-cell table:formula="of:=VLOOKUP([.A1];[.Z:.Z];1)"/>', True),
        (f'<table:table-cell table:formula="of:={"A1+" * 400}1"/>', True),
        ('<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/>', False),
        (
            '<table:table-cell office:value-type="string" table:formula="of:=T(1)"><text:p/></table:table-cell>',
            False,
        ),
        ("<table:table-cell/>", False),
    ],
)
def test_an_opendocument_formula_that_nobody_has_calculated_is_refused(
    tmp_path: Path, cell: str, refused: bool
) -> None:
    path = hostile.ods(tmp_path / "a.ods", hostile.row(hostile.cell() + cell))
    with pytest.raises(FileFault) as caught:
        answered(path)
    assert (caught.value.code == "formula_error") == refused


def test_an_opendocument_sheet_with_errors_is_refused(tmp_path: Path) -> None:
    error = hostile.cell().replace("<text:p>", "<text:p>#").replace(">", ' calcext:value-type="error">', 1)
    with pytest.raises(FileFault) as caught:
        answered(hostile.ods(tmp_path / "a.ods", hostile.row(hostile.cell() + error)))
    assert caught.value.code == "formula_error"
