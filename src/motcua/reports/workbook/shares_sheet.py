"""The sheet of shares: numerator over denominator by formula, against the superior's target."""

from __future__ import annotations

from typing import Any

from motcua.reports.narrative.reading import Reading
from motcua.reports.narrative.targets import TITLES, outcomes, parts_of, reached
from motcua.reports.workbook.looks import Looks

_HEAD = ("TT", "Tỷ lệ", "Tử số", "Mẫu số", "Đạt (%)", "Chỉ tiêu (%)", "Kết quả")
NOTHING, ATTAINED, MISSED, NO_TARGET = "Không phát sinh", "Đạt", "Chưa đạt", "Không giao chỉ tiêu"


def write_shares(book: Any, looks: Looks, reading: Reading) -> None:
    """One row per share; over nothing there is none."""
    sheet = book.add_worksheet("Tỷ lệ, chỉ tiêu")
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 52)
    sheet.set_column(2, 6, 16)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, f"Tỷ lệ so với chỉ tiêu được giao, {reading.period.title}", looks.title)
    for place, words in enumerate(_HEAD):
        sheet.write_string(2, place, words, looks.head)
    sheet.freeze_panes(3, 2)
    for order, (key, title) in enumerate(TITLES.items(), start=1):
        _row(sheet, looks, reading, order, key, title)


def _row(sheet: Any, looks: Looks, reading: Reading, order: int, key: str, title: str) -> None:
    row = order + 2
    number = row + 1  # as formulas count
    numerator, denominator = parts_of(reading, key)
    share = reached(reading, key)
    target = next((outcome.target for outcome in outcomes(reading) if outcome.key == key), None)
    sheet.write_string(row, 0, str(order), looks.order)
    sheet.write_string(row, 1, title, looks.text)
    sheet.write_number(row, 2, numerator, looks.figure)
    sheet.write_number(row, 3, denominator, looks.figure)
    shown: float | str = NOTHING if share is None else float(share)
    sheet.write_formula(
        row, 4, f'=IF(D{number}=0,"{NOTHING}",ROUND(100*C{number}/D{number},2))', looks.share, shown
    )
    if target is None:
        sheet.write_blank(row, 5, None, looks.share)
    else:
        sheet.write_number(row, 5, float(target), looks.share)
    verdict = (
        NO_TARGET if target is None else NOTHING if share is None else ATTAINED if share >= target else MISSED
    )
    judged = f'IF(E{number}>=F{number},"{ATTAINED}","{MISSED}")'
    formula = f'=IF(F{number}="","{NO_TARGET}",IF(D{number}=0,"{NOTHING}",{judged}))'
    sheet.write_formula(row, 6, formula, looks.check, verdict)
