"""The commune's own lists (petitions, directive documents): rows at fault are left out, mended and cured as those of
exports are, and reports say that they are missing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from motcua.catalogue.reading.table import is_blank, read_csv
from motcua.catalogue.rows import Fault
from motcua.documents.cells import unguarded
from motcua.exchange.forgetting import FORGOTTEN, nothing_of
from motcua.exchange.models import ImportFile, SkippedRow
from motcua.exchange.profile import MEND_COLUMNS, key
from motcua.feedback.erase import LISTED_AS, petitions_erased
from motcua.feedback.load import load_petitions
from motcua.feedback.petitions_file import read_petitions
from motcua.office.documents_file import read_documents
from motcua.office.load import load_documents
from motcua.register.sentences import sentence
from motcua.register.systems import system_name
from motcua.rules.written_days import written_moment

if TYPE_CHECKING:
    from motcua.exchange.recording import Recording

LISTS: Mapping[str, tuple[str, str, Callable[[bytes], tuple[Any, list[Fault]]]]] = {
    "documents": ("so_ky_hieu", "ngay", read_documents),
    "petitions": ("ma", "ngay_tiep_nhan", read_petitions),
}
"""Kind of list → the columns of its rows' code and day, and what reads it."""
NAMES = {"documents": _("Danh sách văn bản chỉ đạo"), "petitions": _("Danh sách phản ánh, kiến nghị")}
FIRST_ROW = 2
"""A fault above it, or of no row, is the whole file's."""
_MARK, _ERRORS = (key(column.headers[0]) for column in MEND_COLUMNS)


def told_by(teller: str) -> str:
    """What people call the system, or the list, by which a row was told."""
    return str(NAMES[teller]) if teller in NAMES else system_name(teller)


class ListedRow(NamedTuple):
    """A row by the columns that matter here: its cells without those of a file of rows to mend."""

    number: int
    cells: list[str]
    code: str
    received: str | None
    mark: str


class OwnList:
    """A list as it stands in its file; what a file of rows to mend has marked is as it was."""

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        table = read_csv(data)
        header = [key(cell) for cell in table[0]] if table else []
        self.data = data
        if _MARK in header:
            table = [[unguarded(cell) for cell in cells] for cells in table]
            self.data = _written(table)
        self._places = {name: place for place, name in reversed(list(enumerate(header)))}
        self._kept = [place for place, name in enumerate(header) if name not in (_MARK, _ERRORS)]
        self._table = table

    def rows(self) -> Iterator[ListedRow]:
        """Every row that is not blank."""
        code, day, _read = LISTS[self.kind]
        for number, cells in enumerate(self._table[1:], FIRST_ROW):
            if not is_blank(cells):
                received = _moment(self._cell(cells, day))
                row = self._without_mend(cells)
                yield ListedRow(number, row, self._cell(cells, code), received, self._cell(cells, _MARK))

    def head(self) -> dict[str, Any]:
        """What a file of its rows to mend is written from (``heads``)."""
        headers = self._without_mend(self._table[0])
        return {"format": "csv", "delimiter": ",", "preamble": [headers], "headers": headers, "sheet": ""}

    def _cell(self, cells: Sequence[str], name: str) -> str:
        place = self._places.get(key(name))
        return cells[place] if place is not None and place < len(cells) else ""

    def _without_mend(self, cells: Sequence[str]) -> list[str]:
        return [cells[place] if place < len(cells) else "" for place in self._kept]


def _written(table: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue().encode()


def _moment(text: str) -> str | None:
    try:
        return written_moment(text).isoformat() if text else None
    except ValueError:
        return None


def load_list(
    session: Recording, data: bytes, entry: ImportFile, kind: str
) -> tuple[dict[str, int], list[Fault]]:
    """Record a list of the run; with ``skip_bad`` its rows at fault are left out, and its good ones cure."""
    skip_bad, load = session.skip_bad, load_petitions if kind == "petitions" else load_documents
    counts, faults = load(
        _as_it_was(data, kind), session.run.agency, name=entry.name, digest=entry.sha256, skip_bad=skip_bad
    )
    if any(fault.row < FIRST_ROW for fault in faults):
        return counts, faults
    listed, messages = OwnList(data, kind), _messages(faults)
    bad = [row for row in listed.rows() if row.number in messages]
    codes = _erased(session, kind, bad)
    erased = {row.number for row in bad if row.code in codes}
    if skip_bad:
        entry.head, entry.bad_rows = listed.head(), len(bad)
        for row in bad:
            cells, told = row.cells, messages[row.number]
            if row.number in erased:
                cells, told = nothing_of(cells), sentence(FORGOTTEN)
            session.skipped.add(entry, kind, "", row.number, cells, row.code, row.received, told, row.mark)
    if not faults or skip_bad:
        _cure(session, kind, listed, bad)
    return counts, [_without_value(fault) if fault.row in erased else fault for fault in faults]


def _erased(session: Recording, kind: str, rows: Sequence[ListedRow]) -> set[str]:
    """Those of the rows' codes of which nothing may be kept."""
    return petitions_erased(session.run.agency, [row.code for row in rows]) if kind == LISTED_AS else set()


def _without_value(fault: Fault) -> Fault:
    return Fault(fault.row, fault.column, "", sentence(FORGOTTEN))


def _as_it_was(data: bytes, kind: str) -> bytes:
    try:
        return OwnList(data, kind).data
    except ValueError:
        return data  # no table at all: whoever loads it says so


def _cure(session: Recording, kind: str, listed: OwnList, bad: Sequence[ListedRow]) -> None:
    left_out = {row.number for row in bad}
    codes = {row.code for row in bad}
    for row in listed.rows():
        if row.number not in left_out and row.code not in codes and session.skipped.pending:
            session.skipped.good_row(((kind, row.code),), row.mark)


def _messages(faults: Sequence[Fault]) -> dict[int, str]:
    """Row → all that is wrong with it, each with its column."""
    found: dict[int, list[str]] = {}
    for fault in faults:
        found.setdefault(fault.row, []).append(f"{fault.column}: {fault.message}")
    return {row: "; ".join(told) for row, told in found.items()}


def found_bad_in_list(entry: ImportFile, data: bytes, kind: str) -> list[SkippedRow]:
    """The rows at fault of a list that was only previewed, not stored."""
    _rows, faults = LISTS[kind][2](_as_it_was(data, kind))
    messages = _messages(faults)
    return [
        SkippedRow(
            file=entry,
            system=kind,
            row=row.number,
            code=row.code[:60],
            raw=row.cells,
            message=messages[row.number],
        )
        for row in OwnList(data, kind).rows()
        if row.number in messages
    ]
