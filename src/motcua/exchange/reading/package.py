"""Looks over a zip package before any of it is unpacked: bombs, encryption, cut-off ends, sheets laid out too wide."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.limits import MIB, Limits
from motcua.exchange.reading.untold import IN_ODS, Untold, column_number, in_xlsb, note, parts

_CELL = re.compile(rb'r="([A-Z]{1,3})\d')
_ROW = re.compile(rb'row\s[^>]{0,300}?r="(\d{1,7})"')
_MORE_LETTERS = {count: re.compile(rb'r="[A-Z]{%d}' % (count + 1)) for count in (1, 2)}
_COLUMNS = {1: 26, 2: 26 + 26**2, 3: 26 + 26**2 + 26**3}
"""Columns whose names have at most so many letters."""
_FILLED = re.compile(rb'<(?:\w{1,20}:)?c\s[^>]{0,300}?r="([A-Z]{1,3})(\d{1,7})"(?:[^>/]|/(?!>)){0,300}>')
"""All within bounds: a text of nothing but beginnings of rows must not be gone through from each of them to its end."""
CHUNK = MIB
OVERLAP = 4096


class Package(NamedTuple):
    """``form``: ``xlsx``, ``xlsb`` or ``ods``; ``untold``: by the name of a sheet."""

    form: str
    untold: dict[str, Untold]


def inspect(path: Path, limits: Limits) -> Package:
    """What a package is, checked. Raises ``FileFault``."""
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _sizes(path, entries, limits)
            if any(entry.flag_bits & 1 for entry in entries):
                raise FileFault("encrypted")
            return _contents(package, limits)
    except (zipfile.BadZipFile, EOFError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise FileFault("truncated") from error
    except (NotImplementedError, OSError) as error:
        raise FileFault("not_a_spreadsheet", what="zip") from error


def _sizes(path: Path, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse by the package's own directory; what lies about its size is caught by the limit on memory."""
    packed, unpacked = max(path.stat().st_size, 1), sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_bytes or (
        unpacked > 20 * MIB and unpacked / packed > limits.unpacked_ratio
    ):
        raise FileFault("bomb", packed=packed, unpacked=unpacked)
    if len(entries) > 10_000:
        raise FileFault("bomb", packed=packed, unpacked=unpacked)


def _contents(package: zipfile.ZipFile, limits: Limits) -> Package:
    names = set(package.namelist())
    if "xl/workbook.bin" in names:
        for name in sorted(names):
            if name.startswith("xl/worksheets/sheet") and (error := in_xlsb(package.read(name))):
                raise FileFault("formula_error", cell=error[0], error=error[1])
        return Package("xlsb", {})
    if "xl/workbook.xml" in names:
        untold = {
            name: _extent(package, name, limits)
            for name in sorted(names)
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        }
        if not any(untold.values()):
            return Package("xlsx", {})
        return Package("xlsx", {sheet: untold.get(part, {}) for sheet, part in parts(package).items()})
    if "content.xml" in names and "mimetype" in names:
        kind = package.read("mimetype")[:200].decode("ascii", "replace")
        if "spreadsheet" in kind:
            if b"encryption-data" in package.read("META-INF/manifest.xml"):
                raise FileFault("encrypted")
            if any(IN_ODS.search(block) for block in _blocks(package, "content.xml", limits)):
                raise FileFault("formula_error")
            return Package("ods", {})
    what = (
        "Word" if "word/document.xml" in names else "PowerPoint" if "ppt/presentation.xml" in names else "zip"
    )
    raise FileFault("not_a_spreadsheet", what=what)


def _extent(package: zipfile.ZipFile, name: str, limits: Limits) -> Untold:
    """Refuse a sheet whose filled cells span too large a rectangle, however few they are; gives what it leaves untold.

    A cell that is only formatted counts for nothing; it is told apart (at more cost) only where it matters. Most
    sheets are known to be small enough by their rows and by how many letters the names of their columns have.
    """
    bottom, letters = 0, 1
    untold: dict[int, dict[int, str]] = {}
    for block in _blocks(package, name, limits):
        note(block, untold)
        bottom = max(bottom, *map(int, _ROW.findall(block)), 0)
        while letters < 3 and _MORE_LETTERS[letters].search(block):
            letters += 1
    if bottom * _COLUMNS[letters] <= limits.cells:
        return untold
    named: set[bytes] = set()
    for block in _blocks(package, name, limits):
        named.update(_CELL.findall(block))
    if bottom * _width(named) <= limits.cells:
        return untold
    filled: set[bytes] = set()
    bottom = 0
    for block in _blocks(package, name, limits):
        for letter, row in _FILLED.findall(block):
            filled.add(letter)
            bottom = max(bottom, int(row))
    cells = bottom * _width(filled)
    if cells > limits.cells:
        raise FileFault("too_large", rows=bottom, columns=_width(filled), cells=cells, most=limits.cells)
    return untold


def _blocks(package: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[bytes]:
    """The sheet's text piece by piece, each beginning a little before the last one's end."""
    total, rest = 0, b""
    with package.open(name) as stream:
        while chunk := stream.read(CHUNK):
            total += len(chunk)
            if total > limits.unpacked_bytes:
                raise FileFault("bomb", packed=package.getinfo(name).compress_size, unpacked=total)
            yield rest + chunk
            rest = chunk[-OVERLAP:]


def _width(letters: set[bytes]) -> int:
    numbers = [column_number(each) for each in letters]
    return max(numbers) - min(numbers) + 1 if numbers else 0
