"""From the cells of a row to what it tells: codes, facts, the person, doubts and faults."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any, NamedTuple

from motcua.exchange.profile import CODE, CURE, ERRORS, LINKED_CODE, TOTALS, Column, key
from motcua.exchange.reading.cells import BadCell, Reader, is_blank, reader, text_of
from motcua.exchange.reading.faults import RowFault
from motcua.exchange.reading.header import Layout
from motcua.exchange.reading.tables import Cells

BEFORE_RECEIPT = {"draft", "filed", "not_accepted"}
AHEAD = timedelta(days=366)
"""A receipt or an end this far after the export was taken is a slip of the hand."""
ENDS = ("finished_at", "handed_over_at")
LONGEST_CODE = 60
_HAS_DIGIT = re.compile(r"\d")
_IGNORED = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
"""What Unicode lets no program show (Default_Ignorable_Code_Point): two codes that look alike to everybody are one."""
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")


class Understood(NamedTuple):
    """What a row tells. With faults it is not recorded."""

    codes: list[tuple[str, str]]
    facts: dict[str, Any]
    person: dict[str, str]
    doubts: list[tuple[str, str, str]]
    faults: list[RowFault]


class RowReader:
    """Understands the rows of one table by its layout."""

    def __init__(self, layout: Layout, taken_at: datetime) -> None:
        self.layout = layout
        self.profile = layout.profile
        self.width = len(layout.headers)
        self.latest = (taken_at + AHEAD).isoformat()[:19]
        self.told = layout.told
        told_by = {column.tells: column for column in self.profile.columns}
        self.plan: list[tuple[str, int, Reader, bool]] = []
        self.person: list[tuple[str, int]] = []
        for tells, index in layout.columns.items():
            if tells in {CODE, LINKED_CODE, CURE, ERRORS}:
                continue
            if tells.startswith("person."):
                self.person.append((tells.removeprefix("person."), index))
                continue
            column: Column = told_by[tells]
            speaks_blank = column.read in {"status", "flag", "payment"}
            self.plan.append((tells, index, reader(self.profile, column), speaks_blank))
        self.code = layout.columns.get(CODE)
        self.linked = layout.columns.get(LINKED_CODE)
        self.cure = layout.columns.get(CURE)
        self.status = layout.columns["status"]
        self.key_cells = [index for tells, index, _, _ in self.plan if tells in _KEYS]
        mapped = [
            *self.key_cells,
            *(index for _, index in self.person),
            *(index for _, index, _, _ in self.plan),
        ]
        self.content = itemgetter(*sorted(set(mapped)))
        """The columns that make two rows under one code the same or not: not the serial number, not our own."""

    def codes(self, cells: Cells) -> list[tuple[str, str]]:
        """(system, code) pairs: the system's own code, then the bundle's."""
        found = []
        for system, index in ((self.profile.system, self.code), (self.profile.linked_system, self.linked)):
            if index is None or (cell := cells[index]) == "" or is_blank(cell):
                continue
            code = text_of(cell)
            if not (code.isascii() and code.isprintable() and " " not in code):
                code = "".join(_IGNORED.sub("", code).split())
            if code:
                found.append((system, code))
        return found

    def is_dossier(self, cells: Cells, number: int, codes: list[tuple[str, str]]) -> bool:
        """Not empty, no total, no remark or signature, no repeated header and no row of column numbers."""
        if number == self.layout.last_header_row + 1 and _are_column_numbers(cells):
            return False
        if codes and cells[self.status] != "" and _HAS_DIGIT.search(codes[0][1]):
            return True
        filled = sum(not is_blank(cells[index]) for index in self.key_cells)
        if not codes:
            return filled >= 2 and not self._is_total(cells)
        code = codes[0][1]
        if not _HAS_DIGIT.search(code) and (self._is_total(cells, code) or key(code) == self._code_header()):
            return False
        return filled > 0 or not self._is_total(cells, code)

    def _code_header(self) -> str:
        return key(self.told.get(CODE, ""))

    @staticmethod
    def _is_total(cells: Cells, code: str = "") -> bool:
        """By the word that stands where a code would, or in one of the first two cells."""
        first = [key(text_of(cell)) for cell in cells if not is_blank(cell)][:2]
        return any(word in TOTALS or word.startswith(TOTALS[:2]) for word in (key(code), *first))

    def understand(
        self, cells: Cells, codes: list[tuple[str, str]], item: Mapping[str, Any] | None = None
    ) -> Understood:
        """What a dossier's row tells; ``item`` is the object with nested lists that a JSON row is."""
        row = Understood(codes, {}, {}, [], [])
        facts = row.facts
        for tells, index, read, speaks_blank in self.plan:
            cell = cells[index]
            if cell == "" or cell is None or (cell.__class__ is str and cell.isspace()):
                if not speaks_blank:
                    continue
                cell = ""
            try:
                read(cell, facts)
            except BadCell as bad:
                self._bad_cell(bad, tells, cell, row)
        for name, index in self.person:
            if told := text_of(cells[index]):
                row.person[name] = told
        if item is not None and self.profile.nested is not None:
            self._nest(item, row)
        self._check(cells, row)
        return row

    def _bad_cell(self, bad: BadCell, tells: str, cell: Any, row: Understood) -> None:
        if not bad.doubt:
            row.faults.append(RowFault(self.told[tells], text_of(cell), bad.code, {}))
        elif cell != "":
            row.doubts.append((bad.code, tells, text_of(cell)))

    def _nest(self, item: Mapping[str, Any], row: Understood) -> None:
        found = self.profile.nested(item)  # type: ignore[misc]
        row.facts.update(found.facts)
        row.doubts.extend(found.doubts)
        row.faults.extend(RowFault(header, value, code, {}) for code, header, value in found.faults)
        received = row.facts.get("received_at")
        for kind, fact in found.facts.items():
            if received and kind.startswith("supplement:") and fact["v"]["asked"] < received["at"]:
                row.doubts.append(("guidance_before_receipt", kind, fact["v"]["asked"]))

    def _check(self, cells: Cells, row: Understood) -> None:
        facts = row.facts
        if not row.codes:
            row.faults.append(RowFault(self.told.get(CODE, ""), "", "no_code", {}))
        for _, code in row.codes:
            if len(code) > LONGEST_CODE:
                row.faults.append(
                    RowFault(self.told.get(CODE, ""), code[:80], "no_code", {"length": len(code)})
                )
        status = facts["status"]["v"] if "status" in facts else ""
        if "channel" not in facts and status and status not in BEFORE_RECEIPT:
            index = self.layout.columns.get("channel")
            if index is not None and is_blank(cells[index]):
                row.doubts.append(("unknown_channel", "channel", ""))
        for kind in ("received_at", *ENDS):
            if kind in facts and facts[kind]["at"][:19] > self.latest:
                value = text_of(cells[self.layout.columns[kind]])
                row.faults.append(RowFault(self.told[kind], value, "bad_date", {"future": True}))
        received = facts.get("received_at")
        for kind in ENDS:
            if received and kind in facts and _before(facts[kind], received):
                value = text_of(cells[self.layout.columns[kind]])
                start = text_of(cells[self.layout.columns["received_at"]])
                row.faults.append(RowFault(self.told[kind], value, "end_before_receipt", {"received": start}))


_KEYS = {
    "procedure",
    "status",
    "channel",
    "received_at",
    "due_at",
    "finished_at",
    "handed_over_at",
    "filed_at",
}


def _before(end: Mapping[str, Any], start: Mapping[str, Any]) -> bool:
    """Whether an end lies before a beginning, as exactly as both are known."""
    length = (
        10
        if "day" in (end.get("p"), start.get("p"))
        else 16
        if "minute" in (end.get("p"), start.get("p"))
        else 19
    )
    return bool(end["at"][:length] < start["at"][:length])


def _are_column_numbers(cells: Cells) -> bool:
    words = [text_of(cell) for cell in cells if not is_blank(cell)]
    return len(words) > 3 and all(_COLUMN_NUMBER.fullmatch(word) for word in words)
