"""The workbook and its sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from motcua.documents import layout
from motcua.register.systems import system_name
from motcua.reports.lists import ListRow
from motcua.reports.narrative.one_stop import vertical_names
from motcua.reports.narrative.reading import Reading
from motcua.reports.workbook.form_sheet import FormSheet
from motcua.reports.workbook.list_sheet import write_list
from motcua.reports.workbook.looks import Looks
from motcua.reports.workbook.shares_sheet import write_shares

Lists = Mapping[str, Sequence[ListRow]]
"""Measure → the dossiers behind it, for the sheets that list them."""

LIST_SHEETS = (
    ("late", "Hồ sơ quá hạn", "Hồ sơ đã giải quyết quá hạn"),
    ("pending.total", "Đang giải quyết", "Hồ sơ đang giải quyết cuối kỳ"),
    ("awaiting_hand_over", "Chờ trả kết quả", "Hồ sơ đã có kết quả, chưa trả cho tổ chức, cá nhân"),
    ("unknown_hand_over", "Chưa rõ đã trả", "Hồ sơ đã có kết quả, hệ thống nguồn không ghi nhận việc trả"),
)


def render_workbook(reading: Reading, lists: Lists) -> bytes:
    """The .xlsx file, the same bytes for the same report; formulas carry their values for who does not reckon."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    _properties(book, reading)
    looks = Looks(book)
    figures = reading.figures
    FormSheet(book, looks, reading, "II.06a", "Lĩnh vực, công việc giải quyết theo cấp").write(
        figures.get("by_field", {}), figures
    )
    sources = {system_name(key): block for key, block in figures.get("by_source", {}).items()}
    FormSheet(book, looks, reading, "Theo hệ thống", "Hệ thống cấp mã hồ sơ").write(sources, figures)
    FormSheet(book, looks, reading, "Theo đơn vị", "Đơn vị giải quyết").write(
        figures.get("by_unit", {}), figures
    )
    FormSheet(book, looks, reading, "Ngành dọc", "Cơ quan ngành dọc (tính riêng)").write(
        _verticals(reading), None
    )
    write_shares(book, looks, reading)
    reasons = {str(row["code"]): row for row in figures.get("late_dossiers") or figures.get("late", [])}
    for measure, name, title in LIST_SHEETS:
        write_list(book, looks, name, title, lists.get(measure, ()), reasons if measure == "late" else None)
    book.close()
    return out.getvalue()


def _verticals(reading: Reading) -> dict[str, Mapping[str, Any]]:
    """Vertical agencies, those without dossiers with zeros."""
    counted: Mapping[str, Mapping[str, Any]] = reading.figures.get("vertical", {})
    return {name: counted.get(name, {}) for name in vertical_names(reading)}


def _properties(book: Any, reading: Reading) -> None:
    day = reading.words.dated or reading.period.last
    book.set_properties(
        {
            "title": f"Biểu số {reading.form.appendix.number}, {reading.period.title}",
            "author": reading.words.agency_name,
            "subject": reading.words.agency_short,
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 - the format has no zone
        }
    )
    book.formats[0].set_font_name(layout.FONT)
    book.formats[0].set_font_size(layout.TABLE_PT)
