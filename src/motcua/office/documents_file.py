"""The commune's .csv list of directive documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from motcua.agencies.wording import key
from motcua.catalogue.reading.bad_file import BadFile
from motcua.catalogue.reading.table import is_blank, read_csv
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
    try:
        table = read_csv(data)
    except BadFile as error:
        return [], [Fault(0, "", "", str(error))]
    places = _places(table[0] if table else [])
    missing = [header for header in COLUMNS if header not in places]
    if missing:
        return [], [Fault(1, ", ".join(missing), "", _("thiếu cột ở dòng tiêu đề: thêm cột rồi nạp lại"))]
    rows, faults = [], []
    for number, cells in enumerate(table[1:], 2):
        if is_blank(cells):
            continue
        text = {
            header: " ".join(cells[at].split()) if at < len(cells) else "" for header, at in places.items()
        }
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


def _places(header: list[str]) -> dict[str, int]:
    known = {key(name): name for name in COLUMNS}
    return {known[key(cell)]: place for place, cell in enumerate(header) if key(cell) in known}


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
