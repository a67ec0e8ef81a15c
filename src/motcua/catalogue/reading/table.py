"""Tables from .csv and .xlsx: rows of text as they stand in the file, counted from 1."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from motcua.catalogue.reading.bad_file import BadFile

DELIMITERS = ",;\t|"
MOST_BYTES_UNPACKED = 200 * 1024 * 1024
"""The largest list that the portal gives has 35 kB packed; what unpacks to more than this is no list."""

Table = list[list[str]]


def read_csv(data: bytes) -> Table:
    """The rows of a .csv file, whatever its delimiter, with or without byte order mark."""
    text = _decoded(data)
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=head.count)
    try:
        return [[_clean(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise BadFile(_("Tệp .csv bị hỏng ({error}). Hãy xuất lại tệp.").format(error=error)) from None


def read_spreadsheet(data: bytes) -> tuple[Table, str]:
    """The rows of the first sheet of a spreadsheet that has any, and the sheet's name."""
    from python_calamine import CalamineError, load_workbook

    _refuse_what_unpacks_too_large(data)
    try:
        book = load_workbook(io.BytesIO(data))
        sheets = ((name, book.get_sheet_by_name(name)) for name in book.sheet_names)
        found = ((rows, name) for name, sheet in sheets if (rows := sheet.to_python(skip_empty_area=False)))
        rows, name = next(found, ([], ""))
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise BadFile(
            _(
                "Không mở được bảng tính ({error}). Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi nạp lại."
            ).format(error=error)
        ) from None
    return [[_text(cell) for cell in row] for row in rows], name


def _refuse_what_unpacks_too_large(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        return
    if size > MOST_BYTES_UNPACKED:
        raise BadFile(
            _("Tệp giải nén ra {size} MB, quá lớn so với một danh mục thủ tục. Hãy kiểm tra lại tệp.").format(
                size=size // 2**20
            )
        )


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    raise BadFile(_("Tệp không ở bảng mã Unicode UTF-8. Hãy lưu lại dạng “CSV UTF-8” rồi nạp lại."))


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return _clean(str(cell))


def _clean(text: str) -> str:
    return text.replace("\xa0", " ").strip()


def is_blank(row: Sequence[str]) -> bool:
    """Whether nothing stands in the row."""
    return not any(row)
