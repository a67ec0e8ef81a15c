"""A sheet of form II.06a: counted figures in the rows, formulas in the totals and in the columns that check them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from motcua.documents.blocks import Column, Table
from motcua.documents.spread import spread
from motcua.reports.forms.ii06a import Identity
from motcua.reports.narrative.periods import span
from motcua.reports.narrative.reading import Reading
from motcua.reports.narrative.remarks import remarks
from motcua.reports.narrative.results import RULES
from motcua.reports.workbook.looks import LINE_PT, Looks, height_of

RIGHT, WRONG = "Đúng", "Lệch"
_TOP = 6  # rows above the table's header: the head, and what must be said on the face
_NAME_WIDTH = 44.0
_SHEET_WIDTH = 200.0

Block = Mapping[str, Any]


class FormSheet:
    """One grouping of the form: order in column A, name in B, the form's figures from C, then a check per identity."""

    def __init__(self, book: Any, looks: Looks, reading: Reading, name: str, second: str) -> None:
        self.looks = looks
        self.reading = reading
        self.form = reading.form.appendix
        self.sheet = book.add_worksheet(name)
        self.second = second
        self.levels = max(len(column.titles) for column in self.form.columns)
        self.first = _TOP + self.levels + 1

    def write(self, rows: Mapping[str, Block], whole: Block | None) -> None:
        """``rows``: name → block. ``whole``: what was counted without grouping, to hold the sum against."""
        self._page()
        self._head()
        self._header()
        for place, (name, block) in enumerate(rows.items()):
            self._row(self.first + place, str(place + 1), name, block)
        self._totals(self.first + len(rows), list(rows.values()), whole)

    def column(self, number: int) -> int:
        """Where a numbered column of the form stands: (3) is the third, C."""
        return number - 1

    def _page(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_TOP, self.first - 1)
        sheet.freeze_panes(self.first, 2)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, _NAME_WIDTH)
        sheet.set_column(2, 1 + len(self.form.columns), 10)
        sheet.set_column(self._checks_at(), self._checks_at() + len(self.form.identities) - 1, 15)

    def _checks_at(self) -> int:
        return 2 + len(self.form.columns)

    def _head(self) -> None:
        words, period = self.reading.words, self.reading.period
        receiver = f"UBND {words.province}" if words.province else "……"
        lines = (
            (f"Biểu số {self.form.number}", self.looks.title),
            (self.form.title, self.looks.title),
            (f"Kỳ báo cáo: {period.title} ({span(period)})", self.looks.plain),
            (f"Đơn vị báo cáo: {words.agency_short}. Đơn vị nhận báo cáo: {receiver}.", self.looks.plain),
            (
                f"Đơn vị tính: {self.form.unit}. Trước hạn, đúng hạn, quá hạn theo {RULES[self.reading.rule]}.",
                self.looks.plain,
            ),
        )
        for row, (line, look) in enumerate(lines):
            self.sheet.write_string(row, 0, line, look)
        if said := " ".join(remarks(self.reading)):
            last = self._checks_at() + len(self.form.identities) - 1
            self.sheet.merge_range(len(lines), 0, len(lines), last, said, self.looks.remark)
            self.sheet.set_row(len(lines), height_of([(said, _SHEET_WIDTH)]))

    def _header(self) -> None:
        checks = tuple(Column(("Đối chiếu", identity.text), 1) for identity in self.form.identities)
        columns = (
            Column(("TT",), 1, number="(1)"),
            Column((self.second,), 1, number="(2)"),
            *(Column(each.titles, 1, number=f"({each.number})") for each in self.form.columns),
            *checks,
        )
        for cell in spread(Table("", columns, ())):
            top, left = _TOP + cell.y, cell.x
            if cell.columns * cell.rows == 1:
                self.sheet.write_string(top, left, cell.text, self.looks.head)
            else:
                bottom, right = top + cell.rows - 1, left + cell.columns - 1
                self.sheet.merge_range(top, left, bottom, right, cell.text, self.looks.head)
        for level in range(self.levels):
            self.sheet.set_row(_TOP + level, LINE_PT * (3 if level == self.levels - 1 else 1.2))
        for place, column in enumerate(columns):
            self.sheet.write_string(self.first - 1, place, column.number, self.looks.column_number)

    def _row(self, row: int, order: str, name: str, block: Block) -> None:
        self.sheet.write_string(row, 0, order, self.looks.order)
        self.sheet.write_string(row, 1, name, self.looks.text)
        self.sheet.set_row(row, height_of([(name, _NAME_WIDTH)]))
        values = self.form.values(block, self.reading.rule)
        for number, value in values.items():
            self.sheet.write_number(row, self.column(number), value, self.looks.figure)
        self._checks(row, values)

    def _checks(self, row: int, values: Mapping[int, int]) -> None:
        for place, identity in enumerate(self.form.identities):
            holds = values[identity.total] == sum(values[part] for part in identity.parts)
            formula = f'=IF({self._cell(row, identity.total)}={self._sum(row, identity)},"{RIGHT}","{WRONG}")'
            self.sheet.write_formula(
                row, self._checks_at() + place, formula, self.looks.check, RIGHT if holds else WRONG
            )

    def _sum(self, row: int, identity: Identity) -> str:
        return "+".join(self._cell(row, part) for part in identity.parts)

    def _cell(self, row: int, number: int) -> str:
        return str(xl_rowcol_to_cell(row, self.column(number)))

    def _totals(self, row: int, blocks: list[Block], whole: Block | None) -> None:
        self.sheet.write_string(row, 0, "", self.looks.total)
        self.sheet.write_string(row, 1, "Tổng cộng", self.looks.total_text)
        sums = {
            each.number: sum(each.value(block, self.reading.rule) for block in blocks)
            for each in self.form.columns
        }
        for number, value in sums.items():
            letter = xl_col_to_name(self.column(number))
            formula = f"=SUM({letter}{self.first + 1}:{letter}{row})" if blocks else "=0"
            self.sheet.write_formula(row, self.column(number), formula, self.looks.total, value)
        self._checks(row, sums)
        if whole is not None:
            self._against(row + 1, row, sums, whole)
        self.sheet.conditional_format(
            self.first,
            2,
            row + 2,
            self._checks_at() + len(self.form.identities) - 1,
            {"type": "cell", "criteria": "==", "value": f'"{WRONG}"', "format": self.looks.wrong},
        )

    def _against(self, row: int, totals: int, sums: Mapping[int, int], whole: Block) -> None:
        """The register's own count, not summed from the rows, and whether both agree."""
        counted = self.form.values(whole, self.reading.rule)
        self.sheet.write_string(row, 1, "Đếm trực tiếp trên sổ hồ sơ", self.looks.text)
        self.sheet.write_string(row + 1, 1, "Tổng các dòng so với đếm trực tiếp", self.looks.text)
        for number, value in counted.items():
            place = self.column(number)
            self.sheet.write_number(row, place, value, self.looks.figure)
            same = f'=IF({self._cell(totals, number)}={self._cell(row, number)},"{RIGHT}","{WRONG}")'
            agrees = RIGHT if sums[number] == value else WRONG
            self.sheet.write_formula(row + 1, place, same, self.looks.check, agrees)
