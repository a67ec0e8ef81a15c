"""Files that are not what they seem, or ask for more than any export needs: refused, and nothing falls over."""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from motcua.exchange.reading.faults import FileFault
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.reading.answers import answered

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(path: Path, **limits: int) -> FileFault:
    with pytest.raises(FileFault) as caught:
        answered(path, **limits)
    return caught.value


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"%PDF-1.7 ...", "PDF"), (b"\x89PNG\r\n\x1a\n....", "ảnh PNG"), (os.urandom(300) + b"\0\1\2", ""),
     (b"<!DOCTYPE html><table></table>", "HTML/XML"), (b"\xef\xbb\xbf<META charset=utf-8><table>", "HTML/XML"),
     (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "HTML/XML"),
     (b"\x09\x08\x08\x00\x00\x05\x05\x00" + bytes(500), "Excel 2–5"), (OLE + b"\0" * 600, "Word/PowerPoint 97–2003")],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_known_by_its_bytes_whatever_its_name(
    tmp_path: Path, content: bytes, what: str
) -> None:
    fault = refused(written(tmp_path / "danh-sach.xlsx", content))
    assert fault.code == "not_a_spreadsheet"
    assert fault.details["what"] == what


def test_an_old_workbook_cut_off_before_its_directory_is_no_word_file(tmp_path: Path) -> None:
    header = OLE + bytes(22) + b"\x09\0" + bytes(16) + (30).to_bytes(4, "little") + bytes(460)
    assert refused(written(tmp_path / "a.xls", header + bytes(10 * 512))).code == "truncated"


def test_a_workbook_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert answered(exports.city_file(tmp_path / "tệp.bin")).rows


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "a.xlsx", b" \n")).code == "empty_file"


def test_a_word_file_is_named_as_such(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("word/document.xml", "<w/>")
    fault = refused(tmp_path / "a.xlsx")
    assert (fault.code, fault.details["what"]) == ("not_a_spreadsheet", "Word")


@pytest.mark.parametrize("part", [0.3, 0.9, 0.999])
def test_a_truncated_workbook(tmp_path: Path, part: float) -> None:
    content = exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(50)).read_bytes()
    assert refused(written(tmp_path / "b.xlsx", content[: int(len(content) * part)])).code == "truncated"


def test_a_workbook_with_a_spoilt_sheet(tmp_path: Path) -> None:
    path = exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(50))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet[: len(sheet) // 2]
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert refused(tmp_path / "b.xlsx").code == "truncated"


@pytest.mark.parametrize("bare", [False, True])
def test_a_truncated_json(tmp_path: Path, bare: bool) -> None:
    content = exports.portal_file(tmp_path / "a.json", bare=bare).read_bytes()
    assert refused(written(tmp_path / "b.json", content[: len(content) * 2 // 3])).code == "truncated"


def test_a_text_cut_in_the_middle_of_a_letter(tmp_path: Path) -> None:
    content = exports.construction_file(tmp_path / "a.csv").read_bytes()
    cut = content.rindex("ở".encode()) + 2
    assert refused(written(tmp_path / "b.csv", content[:cut])).code == "truncated"


def test_json_that_is_wrong_in_the_middle_names_the_line(tmp_path: Path) -> None:
    fault = refused(written(tmp_path / "a.json", b'{"data": [\n{"MaHoSo": "1",,}\n]}\n'))
    assert (fault.code, fault.details["line"]) == ("bad_json", 2)


def test_json_of_something_else(tmp_path: Path) -> None:
    assert (
        refused(written(tmp_path / "a.json", json.dumps({"received": {"total": 5}}).encode())).code
        == "unknown_shape"
    )


def test_json_nested_without_end_takes_nothing_down(tmp_path: Path) -> None:
    fault = refused(written(tmp_path / "a.json", b'[{"a":' + b"[" * 200_000))
    assert fault.code in {"bomb", "truncated"}


def test_an_encrypted_workbook(tmp_path: Path) -> None:
    streams = "EncryptionInfo".encode("utf-16-le") + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le")
    assert (
        refused(written(tmp_path / "a.xlsx", OLE + b"\0" * 512 + streams + b"\0" * 512)).code == "encrypted"
    )


def test_a_package_with_a_password(tmp_path: Path) -> None:
    path = exports.city_file(tmp_path / "a.xlsx")
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    assert refused(written(tmp_path / "b.xlsx", bytes(content))).code == "encrypted"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 40_000_000)
    assert refused(tmp_path / "a.xlsx").code == "bomb"


def test_a_sheet_of_two_cells_a_million_rows_apart(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        page = book.add_worksheet()
        page.write(0, 0, "Mã hồ sơ")
        page.write(1_048_575, 16_383, "x")
    fault = refused(tmp_path / "a.xlsx")
    assert fault.code == "too_large"
    assert (fault.details["rows"], fault.details["columns"]) == (1_048_576, 16_384)


def test_formatting_down_to_the_last_row_counts_for_nothing(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        page, bold = book.add_worksheet(), book.add_format({"bold": True})
        for number, cells in enumerate([exports.JUSTICE, exports.justice_row(exports.Told())]):
            page.write_row(number, 0, cells)
        page.write_blank(1_048_575, 16_383, None, bold)
    assert len(answered(tmp_path / "a.xlsx").rows) == 1


def test_a_dimension_that_lies_is_not_believed(tmp_path: Path) -> None:
    path = exports.justice_file(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    import re

    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet
    )
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert len(answered(tmp_path / "b.xlsx").rows) == 1


def test_a_file_too_heavy_is_refused_unread(tmp_path: Path) -> None:
    assert refused(exports.city_file(tmp_path / "a.xlsx"), document_bytes=1000).code == "too_large"
    assert refused(exports.construction_file(tmp_path / "b.csv"), file_bytes=10).code == "too_large"


def test_a_text_in_no_encoding(tmp_path: Path) -> None:
    content = b"ma_ho_so;ma_tthc\n" + b"\xd2\xd2\x9d\xff;\x9e\n" * 20
    assert refused(written(tmp_path / "a.csv", content)).code in {"bad_encoding", "unknown_shape"}


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    rows = [exports.JUSTICE, exports.justice_row(exports.Told())]
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="DS">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", body)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    found = answered(written(tmp_path / "a.ods", stream.getvalue()))
    assert found.head["format"] == "ods"
    assert len(found.rows) == 1


@pytest.mark.parametrize("width", [20, 26, 27, 30])
def test_a_sheet_may_span_as_many_cells_as_it_may_and_not_one_row_more(tmp_path: Path, width: int) -> None:
    full = [[f"{row}-{column}" for column in range(width)] for row in range(60)]
    path = exports.xlsx(tmp_path / "a.xlsx", full)
    assert refused(path, cells=60 * width).code == "unknown_shape"  # it was laid out, and is none of ours
    assert refused(path, cells=60 * width - 1).code == "too_large"


@pytest.mark.parametrize("beginning", [b"row x ", b"<c x "])
def test_a_text_of_nothing_but_beginnings_keeps_nobody_busy(tmp_path: Path, beginning: bytes) -> None:
    path = exports.justice_file(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
    name = "xl/worksheets/sheet1.xml"
    sheet = parts[name].replace(b"</sheetData>", far)
    parts[name] = sheet.replace(b"<sheetData>", b"<!--" + beginning * 150_000 + b"--><sheetData>")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    before = time.process_time()
    assert len(answered(tmp_path / "b.xlsx").rows) == 1
    assert time.process_time() - before < 20


@pytest.mark.parametrize("bare", [True, False])
@pytest.mark.parametrize("wide", ["members", "entries"])
def test_a_dossier_wider_than_any_is_refused(tmp_path: Path, bare: bool, wide: str) -> None:
    """A page that shows its row, or what was asked of its applicant, would never end."""
    item = exports.portal_item(Told())
    if wide == "members":
        item |= {f"k{number}": 1 for number in range(2_000)}
    else:
        item["DanhSachHoSoBoSung"] = [{"NgayBoSung": "20260504090000"}] * 2_001
    path = tmp_path / "a.json"
    path.write_text(json.dumps([item] if bare else {"service": "x", "data": [item]}))
    assert refused(path).code == "bomb"


def test_as_many_dossiers_as_there_are_stand_in_one_list(tmp_path: Path) -> None:
    assert len(answered(exports.portal_file(tmp_path / "a.json", *exports.dossiers(2_500))).rows) == 2_500


def test_a_text_table_has_no_more_columns_than_a_sheet(tmp_path: Path) -> None:
    header = [*exports.CONSTRUCTION, *map(str, range(16_384))]
    row = [*exports.construction_row(Told()), *["x"] * 16_384]
    assert refused(exports.text_file(tmp_path / "a.csv", [header, row])).code == "too_large"
