"""Text tables (.csv): encoding and delimiter found by trying; rows streamed, never held."""

from __future__ import annotations

import codecs
import contextlib
import csv
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.kind import SAMPLE, encoding_of_start
from motcua.exchange.reading.limits import MIB, Limits
from motcua.exchange.reading.tables import Cells, Table

DELIMITERS = (";", ",", "\t", "|")
START = 60
LONGEST_CELL = 1 * MIB


def table(path: Path, limits: Limits, fit: Callable[[list[Cells]], int]) -> Table:
    """The file's one table, parted by the delimiter under which ``fit`` (of its first rows) is greatest."""
    if path.stat().st_size > limits.file_bytes:
        raise FileFault("too_large", size=path.stat().st_size, most_bytes=limits.file_bytes)
    csv.field_size_limit(LONGEST_CELL)
    encoding = _encoding(path)
    best: tuple[int, Table] | None = None
    for delimiter in DELIMITERS:
        candidate = Table("", partial(_rows, path, encoding, delimiter), "csv", delimiter, encoding)
        score = fit(_readable_start(candidate))
        if best is None or score > best[0]:
            best = (score, candidate)
    assert best is not None  # noqa: S101
    return best[1]


def _readable_start(table: Table) -> list[Cells]:
    """The first rows, up to one that is broken: that is told of when the file is read."""
    rows: list[Cells] = []
    with contextlib.suppress(FileFault):
        for cells in table.rows():
            rows.append(cells)
            if len(rows) == START:
                break
    return rows


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Cells]:
    number = 0
    with path.open(encoding=encoding, newline="") as stream:
        try:
            for cells in csv.reader(stream, delimiter=delimiter, strict=True):
                number += 1
                yield cells
        except csv.Error as error:
            code = "truncated" if "unexpected end" in str(error) else "bad_quotes"
            raise FileFault(code, row=number + 1) from error


def _encoding(path: Path) -> str:
    with path.open("rb") as stream:
        known = encoding_of_start(stream.read(SAMPLE))
    for encoding in [known] if known else ["utf-8", "cp1258"]:
        cut = _misfit(path, encoding)
        if cut is None:
            return encoding
        if cut >= path.stat().st_size - 4 and encoding != "cp1258":
            raise FileFault("truncated")
    raise FileFault("bad_encoding")


def _misfit(path: Path, encoding: str) -> int | None:
    """The byte from which on the file is not in this encoding; ``None`` when all of it is."""
    decoder = codecs.getincrementaldecoder(encoding)()
    done = 0
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(MIB)
            try:
                if "\0" in decoder.decode(chunk, final=not chunk):
                    raise FileFault("truncated")  # what a disk leaves of a file whose writing was cut off
            except UnicodeDecodeError as error:
                return done + error.start
            if not chunk:
                return None
            done += len(chunk)
