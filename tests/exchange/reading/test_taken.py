"""What a file says of when it was exported; whatever else it is made of, no more than a little of it is read."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from motcua.exchange.reading.limits import Limits
from motcua.exchange.reading.taken import MOST_BYTES, said_taken

CORE = '<cp:coreProperties xmlns:dcterms="http://purl.org/dc/terms/">{created}{modified}</cp:coreProperties>'


def workbook(path: Path, made: str = "", changed: str = "", core: str = "") -> Path:
    created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>' if made else ""
    modified = f'<dcterms:modified xsi:type="dcterms:W3CDTF">{changed}</dcterms:modified>' if changed else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("docProps/core.xml", core or CORE.format(created=created, modified=modified))
    return path


def said(path: Path) -> str | None:
    return said_taken(path, Limits())


@pytest.mark.parametrize(
    ("made", "changed", "told"),
    [
        ("2026-06-19T10:00:00Z", "2026-06-19T10:00:00Z", "2026-06-19T17:00:00+07:00"),
        ("2026-06-19T10:00:00Z", "2026-06-22T02:00:00Z", "2026-06-19T17:00:00+07:00"),
        ("2015-06-05T18:17:20Z", "2026-06-19T10:00:00Z", "2026-06-19T17:00:00+07:00"),
        ("", "2026-06-19T10:00:00Z", "2026-06-19T17:00:00+07:00"),
        ("2026-06-19T10:00:00Z", "", "2026-06-19T17:00:00+07:00"),
        ("1980-01-01T00:00:00Z", "", None),
        ("hôm qua", "x" * 300, None),
        ("", "", None),
    ],
)
def test_a_workbook_says_when_it_was_made_unless_that_is_its_template(tmp_path, made, changed, told):
    assert said(workbook(tmp_path / "a.xlsx", made, changed)) == told


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("thoiGianXuat", "20260619170000", "2026-06-19T17:00:00+07:00"),
        ("NgayXuat", "19/06/2026 17:00", "2026-06-19T17:00:00+07:00"),
        ("exported_at", "2026-06-19T10:00:00Z", "2026-06-19T17:00:00+07:00"),
        ("NgayXuat", "không rõ", None),
        ("madonvi", "20260619170000", None),
    ],
)
def test_a_document_says_it_beside_its_list(tmp_path: Path, field: str, value: str, told: str | None):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({field: value, "data": [{"MaHoSo": "1"}]}))
    assert said(path) == told


def test_what_lies_deep_in_a_part_blown_up_is_not_looked_for(tmp_path: Path):
    late = " " * (MOST_BYTES * 40) + CORE.format(
        created="<dcterms:created>2026-06-19T10:00:00Z</dcterms:created>", modified=""
    )
    assert said(workbook(tmp_path / "a.xlsx", core=late)) is None


def test_a_broken_package_and_a_table_of_text_say_nothing(tmp_path: Path):
    whole = workbook(tmp_path / "a.xlsx", "2026-06-19T10:00:00Z").read_bytes()
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(whole[: len(whole) // 2])
    table = tmp_path / "c.csv"
    table.write_text("Mã;Ngày\n1;2\n")
    assert said(broken) is None and said(table) is None
