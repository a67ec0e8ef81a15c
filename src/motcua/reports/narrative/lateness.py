"""Why dossiers were late: reasons one by one from the register, a corrected one marked as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.documents.blocks import BLANK, Appendix, Block, Column, Row, Span, Table
from motcua.reports.narrative.phrases import count, lower_first, paragraph
from motcua.reports.narrative.reading import Reading

#: Up to so many late dossiers are told in the text; more stand in an appendix and the text sums their reasons up.
TOLD_IN_TEXT = 5


def late_rows(reading: Reading) -> list[Mapping[str, Any]]:
    """The late dossiers of the report: ``code``, ``reason``, and where known ``corrected``, ``field``."""
    figures = reading.figures
    return list(figures.get("late_dossiers") or figures.get("late", []))


def late_blocks(reading: Reading) -> list[Block]:
    """The paragraph that follows the count; nothing where nothing was late."""
    rows = late_rows(reading)
    if not reading.value("late") or not rows:
        return []
    if len(rows) <= TOLD_IN_TEXT:
        return [
            paragraph("Lý do hồ sơ quá hạn:"),
            *(
                paragraph(f"{_told(row)}{'.' if row is rows[-1] else ';'}", style="sub_bullet")
                for row in rows
            ),
        ]
    words: list[str | Span] = [
        "Lý do hồ sơ quá hạn: ",
        _figure(reading, "late_with_reason", sum(bool(row.get("reason")) for row in rows)),
        " hồ sơ đã ghi nhận lý do",
    ]
    if unknown := sum(not row.get("reason") for row in rows):
        words += [", ", _figure(reading, "late_without_reason", unknown), " hồ sơ chưa ghi nhận lý do"]
    return [paragraph(*words, " (danh sách từng hồ sơ và lý do tại Phụ lục II).")]


def _figure(reading: Reading, key: str, listed: int) -> Span:
    """How many of the late have a reason or none; a report frozen before this was counted opens no list of it."""
    return reading.figure(key) if key in reading.figures else Span(count(listed))


def late_appendix(reading: Reading, attached_to: str) -> Appendix | None:
    """Phụ lục II: every late dossier with its reason; only where the text does not tell them all."""
    rows = late_rows(reading)
    if len(rows) <= TOLD_IN_TEXT:
        return None
    columns = (
        Column(("TT",), 5, "centre"),
        Column(("Mã số hồ sơ",), 32, "left"),
        Column(("Lĩnh vực",), 23, "left"),
        Column(("Lý do quá hạn",), 40, "left"),
    )
    cells = tuple(
        Row(
            (
                Span(str(number)),
                Span(str(row["code"])),
                Span(str(row.get("field") or "")),
                Span(_reason(row) + _mark(row)),
            )
        )
        for number, row in enumerate(rows, start=1)
    )
    title = "DANH SÁCH HỒ SƠ GIẢI QUYẾT QUÁ HẠN"
    table = Table("Danh sách hồ sơ giải quyết quá hạn và lý do", columns, cells)
    return Appendix("Phụ lục II", title, attached_to, (table,), landscape=False)


def _told(row: Mapping[str, Any]) -> str:
    return f"Mã hồ sơ {row['code']}: {lower_first(_reason(row))}{_mark(row)}"


def _reason(row: Mapping[str, Any]) -> str:
    return str(row.get("reason") or "").strip().rstrip(".;") or f"chưa ghi nhận lý do {BLANK}"


def _mark(row: Mapping[str, Any]) -> str:
    return " (đã đính chính)" if row.get("corrected") else ""
