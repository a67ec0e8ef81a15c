"""Sheets of .xlsx, .xls and .ods by python-calamine, which loads a sheet whole."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from motcua.exchange.reading.cells import text_of
from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.limits import Limits
from motcua.exchange.reading.opendocument import reach
from motcua.exchange.reading.package import inspect
from motcua.exchange.reading.tables import Table
from motcua.exchange.reading.untold import in_xls

ENCRYPTED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
LONGEST_NAME = 100
"""Of a sheet: Excel allows 31 letters, others more."""
WORKBOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def tables(path: Path, kind: str, limits: Limits) -> Iterable[Table]:
    """The visible and hidden sheets with anything in them. Raises ``FileFault``."""
    if path.stat().st_size > limits.document_bytes:
        raise FileFault("too_large", size=path.stat().st_size, most_bytes=limits.document_bytes)
    form, untold = inspect(path, limits) if kind == "zip" else (_inspect_ole(path), {})
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            try:
                sheet = book.get_sheet_by_name(name)
            except (CalamineError, ValueError, OSError):
                if len(book.sheet_names) == 1:
                    raise
                continue  # a sheet of charts or macros
            if sheet.end is None:
                continue
            if (sheet.end[0] + 1) * sheet.width > limits.cells:
                raise FileFault("too_large", rows=sheet.end[0] + 1, columns=sheet.width, most=limits.cells)
            first = sheet.start[1] if sheet.start else 0
            rows = {
                row: {column - first: told for column, told in cells.items()}
                for row, cells in untold.get(name, {}).items()
            }
            yield Table(text_of(name)[:LONGEST_NAME], sheet.iter_rows, form, untold=rows)
    except PasswordError as error:
        raise FileFault("encrypted") from error
    except (CalamineError, ValueError, OSError, IndexError) as error:
        if "password" in str(error).lower():
            raise FileFault("encrypted") from error
        raise _unread(path, form, limits, str(error)[:200]) from error


def _unread(path: Path, form: str, limits: Limits, reason: str) -> FileFault:
    """Why a workbook could not be read: the library says of an .ods that is too wide only that it knows it not."""
    with contextlib.suppress(ValueError):
        rows, columns = reach(path) if form == "ods" else (0, 0)
        if rows * columns > limits.cells:
            return FileFault("too_large", rows=rows, columns=columns, cells=rows * columns, most=limits.cells)
    return FileFault("truncated", reason=reason)


def _inspect_ole(path: Path) -> str:
    """An old workbook, or a new one wrapped because it is encrypted."""
    content = path.read_bytes()
    if all(mark in content for mark in ENCRYPTED):
        raise FileFault("encrypted")
    if not any(mark in content for mark in WORKBOOK_STREAMS):
        if _directory(content) >= len(content):
            raise FileFault("truncated")
        raise FileFault("not_a_spreadsheet", what="Word/PowerPoint 97–2003")
    if error := in_xls(content):
        raise FileFault("formula_error", cell=error[0], error=error[1])
    return "xls"


def _directory(content: bytes) -> int:
    """Where the names of an old document's streams begin, by its own header (MS-CFB 2.2)."""
    shift, first = int.from_bytes(content[30:32], "little"), int.from_bytes(content[48:52], "little")
    return (first + 1) << min(shift, 12)
