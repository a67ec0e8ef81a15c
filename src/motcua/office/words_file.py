"""The commune's .toml file of words: names, period, targets, signature, difficulties, tasks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.rows import Fault
from motcua.office.measures import BY_FILE_KEY
from motcua.rules.periods import Period, free_period, parse_period
from motcua.rules.wording import BadInput

Table = dict[str, Any]


@dataclass(slots=True)
class WordsFile:
    """The file, understood. ``period`` is ``None`` where it gives none (names alone)."""

    commune_code: str = ""
    names: dict[str, str] = field(default_factory=dict)
    vertical_names: list[str] | None = None
    period: Period | None = None
    targets: dict[str, Decimal] = field(default_factory=dict)
    targets_basis: str = ""
    authority: list[str] = field(default_factory=list)
    signer: str = ""
    recipients: list[str] = field(default_factory=list)
    reviewed: int | None = None
    difficulties: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def needs_period(self) -> bool:
        """Whether the file says anything that belongs to one period."""
        return bool(
            self.targets or self.authority or self.signer or self.recipients
            or self.reviewed is not None or self.difficulties or self.tasks
        )  # fmt: skip


def read_words(data: bytes) -> WordsFile:
    """Everything that the file says, and what is wrong with it (``row`` 0 where the line is not known)."""
    read = WordsFile()
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = _("tệp .toml không đọc được: kiểm tra dấu nháy, dấu bằng ở chỗ báo lỗi; lưu dạng UTF-8")
        read.faults.append(Fault(0, "", str(error)[:200], message))
        return read
    _names(_table(tables, "don_vi", read), read)
    _period(_table(tables, "ky", read), read)
    _targets(_table(tables, "chi_tieu", read), read)
    signature = _table(tables, "ky_ten", read)
    read.authority = _texts(signature, "ky_ten", "quyen_han", read)
    read.signer = _text(signature, "ky_ten", "ho_ten", read)
    read.recipients = _texts(signature, "ky_ten", "noi_nhan", read)
    read.reviewed = _number(_table(tables, "ra_soat", read), "so_tthc_ra_soat", read)
    read.difficulties = list(_contents(tables, "kho_khan", read))
    read.tasks = list(_contents(tables, "nhiem_vu", read))
    if read.needs_period and read.period is None and not read.faults:
        _fault(
            read,
            "ky",
            "",
            _('thiếu mục [ky] với ma = "2026-Q2" hoặc tu_ngay, den_ngay: không biết thuộc kỳ nào'),
        )
    return read


def _names(table: Table, read: WordsFile) -> None:
    read.commune_code = _text(table, "don_vi", "ma_dvhc", read)
    keys = {
        "ten": "agency_name",
        "ten_ngan": "agency_short",
        "dia_danh": "place_name",
        "tinh_thanh": "province_name",
        "trung_tam": "centre_name",
    }
    read.names = {ours: text for key, ours in keys.items() if (text := _text(table, "don_vi", key, read))}
    if "nganh_doc" in table:
        read.vertical_names = _texts(table, "don_vi", "nganh_doc", read)


def _period(table: Table, read: WordsFile) -> None:
    code, first, last = _text(table, "ky", "ma", read), table.get("tu_ngay"), table.get("den_ngay")
    for name, day in (("tu_ngay", first), ("den_ngay", last)):
        if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
            _fault(read, f"ky.{name}", str(day), _("phải là ngày, viết không có dấu nháy: 2026-03-15"))
            return
    try:
        by_code = parse_period(code) if code else None
        by_days = free_period(first, last) if first is not None and last is not None else None
    except BadInput as error:
        _fault(read, "ky", code, error.told(_))
        return
    if by_code and by_days and (by_code.first, by_code.last) != (by_days.first, by_days.last):
        message = _("kỳ {code} là từ {first} đến {last}, không khớp tu_ngay, den_ngay: sửa một trong hai")
        _fault(
            read, "ky", f"{first} – {last}",
            message.format(code=code, first=f"{by_code.first:%d/%m/%Y}", last=f"{by_code.last:%d/%m/%Y}"),
        )  # fmt: skip
        return
    read.period = by_code or by_days


def _targets(table: Table, read: WordsFile) -> None:
    read.targets_basis = _text(table, "chi_tieu", "can_cu", read)
    for key, value in table.items():
        if key == "can_cu":
            continue
        if key not in BY_FILE_KEY:
            known = ", ".join(BY_FILE_KEY)
            _fault(
                read,
                f"chi_tieu.{key}",
                str(value),
                _("không có chỉ tiêu này; dùng một trong: {known}").format(known=known),
            )
        elif isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
            _fault(read, f"chi_tieu.{key}", str(value), _("chỉ tiêu là số phần trăm từ 0 đến 100"))
        else:
            read.targets[BY_FILE_KEY[key]] = Decimal(str(value))


def _contents(tables: Table, name: str, read: WordsFile) -> Iterator[str]:
    rows = tables.get(name, [])
    if not isinstance(rows, list):
        _fault(read, name, "", _("mỗi mục viết riêng dưới một dòng [[{name}]]").format(name=name))
        return
    for place, row in enumerate(rows, 1):
        text = row.get("noi_dung", "") if isinstance(row, dict) else ""
        if not isinstance(text, str) or not text.strip():
            _fault(read, f"{name}[{place}].noi_dung", str(text), _('thiếu nội dung: ghi noi_dung = "…"'))
        else:
            yield " ".join(text.split())


def _table(tables: Table, name: str, read: WordsFile) -> Table:
    table = tables.get(name, {})
    if isinstance(table, dict):
        return table
    _fault(read, name, str(table)[:60], _("phải là một mục, viết [{name}] trên dòng riêng").format(name=name))
    return {}


def _text(table: Table, section: str, key: str, read: WordsFile) -> str:
    value = table.get(key, "")
    if isinstance(value, str):
        return " ".join(value.split())
    _fault(read, f"{section}.{key}", str(value), _("phải là chữ, đặt trong dấu nháy kép"))
    return ""


def _texts(table: Table, section: str, key: str, read: WordsFile) -> list[str]:
    values = table.get(key, [])
    if isinstance(values, list) and all(isinstance(value, str) for value in values):
        return [" ".join(value.split()) for value in values if value.strip()]
    _fault(read, f"{section}.{key}", str(values), _('phải là danh sách chữ: ["…", "…"]'))
    return []


def _number(table: Table, key: str, read: WordsFile) -> int | None:
    value = table.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    _fault(read, f"ra_soat.{key}", str(value), _("phải là số nguyên không âm"))
    return None


def _fault(read: WordsFile, column: str, value: str, message: str) -> None:
    read.faults.append(Fault(0, column, value, message))
