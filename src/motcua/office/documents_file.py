"""The commune's .csv list of directive documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from motcua.catalogue.reading.named import read_named
from motcua.catalogue.rows import Fault
from motcua.rules.written_days import written_day

COLUMNS = {
    "loai": "kind",
    "so_ky_hieu": "number",
    "ngay": "day",
    "co_quan_ban_hanh": "issuer",
    "trich_yeu": "abstract",
}
"""Header in the file → field. The file is known by these headers."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One row, understood."""

    row: int
    kind: str
    number: str
    day: date
    issuer: str
    abstract: str


def read_documents(data: bytes) -> tuple[list[DocumentRow], list[Fault]]:
    """The good rows and the faults; ``row`` counts from 1 with the header."""
    named, faults = read_named(data, COLUMNS, COLUMNS)
    rows = []
    for number, cell in named:
        text = {header: " ".join(value.split()) for header, value in cell.items()}
        found = list(_faults(number, text))
        if found:
            faults.extend(found)
            continue
        rows.append(
            DocumentRow(
                number,
                text["loai"],
                text["so_ky_hieu"],
                written_day(text["ngay"]),
                text["co_quan_ban_hanh"],
                text["trich_yeu"],
            )
        )
    return rows, faults


def _faults(number: int, text: dict[str, str]) -> list[Fault]:
    needed = {
        "loai": _("thiếu loại văn bản: ghi Quyết định, Công văn, Kế hoạch …"),
        "so_ky_hieu": _("thiếu số, ký hiệu: ghi như 336/UBND-TTPVHCC"),
        "trich_yeu": _("thiếu trích yếu nội dung"),
    }
    found = [Fault(number, header, "", message) for header, message in needed.items() if not text[header]]
    try:
        written_day(text["ngay"])
    except ValueError:
        found.append(Fault(number, "ngay", text["ngay"], _("không phải ngày có thật: ghi như 2026-03-19")))
    return found
