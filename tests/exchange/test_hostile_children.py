"""Hostile .ods and .xlsb in real children under their real limits: each is told of, and the next file is read."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from motcua.exchange.readers import Readers
from motcua.exchange.reading.limits import MIB, Limits
from motcua.exchange.storage import store
from motcua.rules.zone import ZONE
from tests.exchange import exports
from tests.exchange.reading.hostile import cell, nothing, ods, record, row, sheet, xlsb

TAKEN = datetime(2026, 6, 19, 17, tzinfo=ZONE)
LAST = 16_384


def beside(path: Path) -> dict[str, Any]:
    """The last word of a child about a file; another file, which is none of it, is read by the same process."""
    good = exports.city_file(path.parent / "tot.xlsx", *exports.dossiers(3))
    kept = [store(each, path.parent / "files") for each in (path, good, path, good)]
    with Readers(kept, None, TAKEN, Limits()) as readers:
        first, *others = [list(file.lines())[-1] for file in readers.files]
    assert others == [("end", {"rows": 3, "bad": 0}), first, ("end", {"rows": 3, "bad": 0})]
    name, told = first
    assert name == "fault"
    return {"code": told["code"], **told["details"]}


@pytest.mark.parametrize(
    "rows",
    [
        row(cell() + nothing(LAST - 2) + cell()) + row(nothing(LAST), 1_048_574) + row(cell()),
        row(cell(LAST), 1_048_576),
    ],
    ids=["two cells a million rows apart", "every cell filled"],
)
def test_an_opendocument_sheet_as_large_as_can_be_is_told_by_its_rows_and_columns(
    tmp_path: Path, rows: str
) -> None:
    told = beside(ods(tmp_path / "a.ods", rows))
    assert (told["code"], told["rows"], told["columns"]) == ("too_large", 1_048_576, LAST)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row(cell(4_000_000_000)), "unknown_shape"),
        (row(cell(), 4_000_000_000), "unknown_shape"),
        (row(cell(2)) + row(nothing(LAST), 1_048_574), "unknown_shape"),
        (row(cell()) + "<table:table-row><table", "truncated"),
        (row(cell()).replace("1", "9" * 5000), "truncated"),
    ],
    ids=["wide without end", "tall without end", "formatted to the end", "cut off", "no number"],
)
def test_other_opendocument_sheets_that_are_no_lists_take_nothing_down(
    tmp_path: Path, rows: str, code: str
) -> None:
    assert beside(ods(tmp_path / "a.ods", rows))["code"] == code


FEW = ((0, 0),)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (sheet([(0, 0), (1_048_575, LAST - 1)]), "too_large"),
        (sheet(FEW), "unknown_shape"),
        (sheet([(0, 0), (2**32 - 2, 2**32 - 2)]), "unknown_shape"),
        (sheet(FEW)[:-30], "truncated"),
        (sheet(FEW)[:25] + record(6, b"", claimed=2**28 - 1), "truncated"),
        (b"\xff" * 4096, "truncated"),
    ],
    ids=["two cells far apart", "an extent that lies", "rows beyond all", "cut off", "a length that lies", "no sheet"],
)  # fmt: skip
def test_binary_workbooks_that_are_no_lists_take_nothing_down(
    tmp_path: Path, content: bytes, code: str
) -> None:
    assert beside(xlsb(tmp_path / "a.xlsb", content))["code"] == code


def test_a_package_that_lies_about_its_size_takes_nothing_down(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        with package.open("content.xml", "w") as stream:
            stream.write(b"<a>")
            for _ in range(900):
                stream.write(b" " * MIB)
    content = bytearray(path.read_bytes())
    real = package.getinfo("content.xml").file_size.to_bytes(4, "little")
    for at in (content.find(real), content.rfind(real)):  # where it stands, and in the directory
        content[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(bytes(content))
    assert beside(path)["code"] in {"too_large", "truncated"}
