"""A sheet that lists dossiers; no names of people, codes are enough to find them in the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.register.systems import system_name
from motcua.reports.lists import ListRow
from motcua.reports.workbook.looks import Looks, height_of

_COLUMNS: tuple[tuple[str, float], ...] = (
    ("TT", 5),
    ("Mã số hồ sơ", 26),
    ("Thủ tục hành chính", 46),
    ("Lĩnh vực", 24),
    ("Hệ thống", 30),
    ("Đơn vị", 26),
    ("Tiếp nhận", 17),
    ("Hẹn trả", 17),
    ("Kết thúc xử lý", 17),
)
_REASON = ("Lý do quá hạn", 60.0)


def write_list(
    book: Any,
    looks: Looks,
    name: str,
    title: str,
    rows: Sequence[ListRow],
    reasons: Mapping[str, Mapping[str, Any]] | None,
) -> None:
    """``reasons``: code → row of the late list, for the sheet of late dossiers."""
    sheet = book.add_worksheet(name)
    columns = (*_COLUMNS, _REASON) if reasons is not None else _COLUMNS
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 2)
    sheet.write_string(0, 0, f"{title}: {len(rows)} hồ sơ", looks.title)
    for place, (words, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(2, place, words, looks.head)
    for order, row in enumerate(rows, start=1):
        reason = "" if reasons is None else _reason(reasons.get(row.code))
        _write_row(sheet, looks, order, row, reason)
        if reason:
            sheet.write_string(order + 2, len(_COLUMNS), reason, looks.text)
    if rows:
        sheet.autofilter(2, 0, 2 + len(rows), len(columns) - 1)


def _write_row(sheet: Any, looks: Looks, order: int, row: ListRow, reason: str) -> None:
    line = order + 2
    texts = (row.code, row.procedure, row.field, system_name(row.system), row.unit)
    wrapped = [(text, width) for text, (_, width) in zip(texts, _COLUMNS[1:6], strict=True)]
    sheet.set_row(line, height_of([*wrapped, (reason, _REASON[1])]))
    sheet.write_number(line, 0, order, looks.order)
    for place, words in enumerate(texts, start=1):
        sheet.write_string(line, place, words, looks.text)
    for place, moment in enumerate((row.received, row.due, row.finished), start=6):
        if moment:
            sheet.write_datetime(line, place, datetime.fromisoformat(moment), looks.moment)
        else:
            sheet.write_blank(line, place, None, looks.moment)


def _reason(row: Mapping[str, Any] | None) -> str:
    reason = str((row or {}).get("reason") or "") or "Chưa ghi nhận lý do"
    return f"{reason} (đã đính chính)" if (row or {}).get("corrected") else reason
