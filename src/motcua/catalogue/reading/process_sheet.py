"""A process as a table of steps that people write in a spreadsheet: one row a step, headers in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from motcua.catalogue.rows import Fault
from motcua.rules.process import BudgetUnit, Kind, Process, Step
from motcua.rules.process.steps import MOST_STEPS, NOTHING
from motcua.rules.process.written import budget
from motcua.rules.vietnamese import fold
from motcua.rules.wording import BadInput

Rows = Sequence[tuple[int, Sequence[str]]]
"""(row from 1 with the header, cells)."""

COLUMNS = ("bước", "tên", "vai trò", "đơn vị", "thời gian", "đơn vị thời gian", "bước tiếp", "bốn mắt")
"""The headers; ``loại`` may stand beside them where a role does not tell the kind of a step."""
_NEEDED = ("bước", "tên", "vai trò")
_LOOK_AT = 20

_ROLES: dict[str, tuple[str, Kind]] = {
    "intake": ("intake", "intake"), "tiep nhan": ("intake", "intake"), "can bo tiep nhan": ("intake", "intake"),
    "handler": ("handler", "handle"), "thu ly": ("handler", "handle"), "chuyen vien": ("handler", "handle"),
    "can bo thu ly": ("handler", "handle"), "cong chuc thu ly": ("handler", "handle"),
    "leader": ("leader", "review"), "lanh dao don vi": ("leader", "review"), "lanh dao phong": ("leader", "review"),
    "truong phong": ("leader", "review"),
    "chair": ("chair", "sign"), "chu tich": ("chair", "sign"), "pho chu tich": ("chair", "sign"),
    "chu tich pho chu tich": ("chair", "sign"), "lanh dao ubnd": ("chair", "sign"), "lanh dao xa": ("chair", "sign"),
    "clerk": ("clerk", "stamp"), "van thu": ("clerk", "stamp"),
    "hand_over": ("hand_over", "hand_over"), "tra ket qua": ("hand_over", "hand_over"),
    "can bo tra ket qua": ("hand_over", "hand_over"),
    "cashier": ("cashier", "handle"), "thu phi": ("cashier", "handle"), "ke toan": ("cashier", "handle"),
    "director": ("director", "review"), "giam doc trung tam": ("director", "review"),
    "vertical": ("vertical", "handle"), "can bo nganh doc": ("vertical", "handle"),
    "": ("", "outside"), "ben ngoai": ("", "outside"), "co quan khac": ("", "outside"), "outside": ("", "outside"),
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    "intake": "intake", "tiep nhan": "intake", "handle": "handle", "thu ly": "handle", "review": "review",
    "xem xet": "review", "duyet": "review", "sign": "sign", "ky": "sign", "stamp": "stamp", "dong dau": "stamp",
    "outside": "outside", "co quan khac": "outside", "hand_over": "hand_over", "tra ket qua": "hand_over",
}  # fmt: skip
_UNITS: dict[str, BudgetUnit] = {
    "gio": "hours", "gio lam viec": "hours", "ngay": "days", "ngay lam viec": "days", "%": "percent",
    "phan tram": "percent", "hours": "hours", "days": "days", "percent": "percent",
}  # fmt: skip
ROLE_WORDS = {
    "intake": "tiếp nhận", "handler": "thụ lý", "leader": "lãnh đạo đơn vị", "chair": "chủ tịch",
    "clerk": "văn thư", "hand_over": "trả kết quả", "cashier": "thu phí", "director": "giám đốc trung tâm",
    "vertical": "cán bộ ngành dọc", "": "cơ quan khác",
}  # fmt: skip
UNIT_WORDS: dict[BudgetUnit, str] = {"hours": "giờ làm việc", "days": "ngày làm việc", "percent": "%"}
"""Role and unit as they are best written; other words for them are understood too."""

_YES = frozenset({"x", "co", "1", "true", "yes", "dung"})
_NO = frozenset({"", "khong", "0", "false", "no"})


@dataclass(slots=True)
class ProcessSheet:
    """What a table came to: the process, or the faults of its rows."""

    process: Process | None = None
    faults: list[Fault] = field(default_factory=list)


def read_process(rows: Rows) -> ProcessSheet:
    """The process of a table. A step without ``bước tiếp`` goes to the row below it; the last row is the end."""
    sheet = ProcessSheet()
    head = _header(rows)
    if head is None:
        missing = ", ".join(_NEEDED)
        message = _("không thấy dòng tiêu đề có các cột {columns}: thêm rồi nạp lại").format(columns=missing)
        sheet.faults.append(Fault(1, missing, "", message))
        return sheet
    at, columns = head
    body = [
        (number, {name: _at(cells, place) for name, place in columns.items()})
        for number, cells in rows[at + 1 :]
    ]
    if not 1 <= len(body) <= MOST_STEPS:
        message = _("có {count} bước: quy trình phải có từ 1 đến {most} bước").format(
            count=len(body), most=MOST_STEPS
        )
        sheet.faults.append(Fault(rows[at][0], "bước", "", message))
        return sheet
    keys = [key_of(cell["bước"]) for _number, cell in body]
    steps = [
        _step(number, cell, keys[place : place + 2], sheet.faults)
        for place, (number, cell) in enumerate(body)
    ]
    _doubled(body, keys, sheet.faults)
    if not sheet.faults:
        sheet.process = Process(tuple(step for step in steps if step is not None))
    return sheet


def key_of(text: str) -> str:
    """``Tiếp nhận`` → ``tiep-nhan``; a number stays one."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def word(text: str) -> str:
    """A header or a cell of few known words, as it is looked up: ``Lãnh đạo (đơn vị)`` → ``lanh dao don vi``."""
    return " ".join(re.sub(r"[^a-z0-9%_]+", " ", fold(text)).split())


def _header(rows: Rows) -> tuple[int, dict[str, int]] | None:
    known = {word(name): name for name in (*COLUMNS, "loại")}
    for index, (_number, cells) in enumerate(rows[:_LOOK_AT]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(cells):
            if (name := known.get(word(cell))) is not None:
                columns.setdefault(name, place)
        if columns.keys() >= set(_NEEDED):
            return index, columns
    return None


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _step(number: int, cell: dict[str, str], here_and_next: list[str], faults: list[Fault]) -> Step | None:
    before = len(faults)

    def wrong(column: str, message: str) -> None:
        faults.append(Fault(number, column, cell.get(column, "")[:60], message))

    role, kind = _ROLES.get(word(cell["vai trò"]), ("", None))
    if kind is None:
        wrong(
            "vai trò",
            _("không rõ vai trò: ghi tiếp nhận, thụ lý, lãnh đạo đơn vị, chủ tịch, văn thư, trả kết quả"),
        )
    if stated := cell.get("loại", ""):
        kind = _KINDS.get(word(stated))
        if kind is None:
            wrong(
                "loại",
                _(
                    "không rõ loại bước: ghi tiếp nhận, thụ lý, xem xét, ký, đóng dấu, cơ quan khác, trả kết quả"
                ),
            )
    four_eyes = word(cell.get("bốn mắt", ""))
    if four_eyes not in _YES | _NO:
        wrong("bốn mắt", _("chỉ ghi x (người khác người làm bước trước) hoặc để trống"))
    time = NOTHING
    amount = cell.get("thời gian", "")
    unit_text = cell.get("đơn vị thời gian", "") or ("%" if amount.endswith("%") else "")
    if amount:
        unit = _UNITS.get(word(unit_text))
        if unit is None:
            wrong("đơn vị thời gian", _("không rõ đơn vị: ghi giờ làm việc, ngày làm việc hoặc %"))
        else:
            try:
                time = budget(amount, unit)
            except BadInput as error:
                wrong("thời gian", error.told(_))
    if len(faults) > before or kind is None:
        return None
    following = [key_of(part) for part in re.split(r"[,;\n]", cell.get("bước tiếp", "")) if part.strip()]
    try:
        return Step(
            key=here_and_next[0],
            name=" ".join(cell["tên"].split()),
            kind=kind,
            role=role,
            unit=cell.get("đơn vị", "")[:200],
            budget=time,
            next=tuple(following) if following else tuple(here_and_next[1:]),
            four_eyes=four_eyes in _YES,
        )
    except BadInput as error:
        wrong("tên" if here_and_next[0] else "bước", error.told(_))
        return None


def _doubled(body: Sequence[tuple[int, dict[str, str]]], keys: Sequence[str], faults: list[Fault]) -> None:
    seen: dict[str, int] = {}
    for (number, cell), step in zip(body, keys, strict=True):
        if step in seen:
            message = _("mã bước đã có ở dòng {row}: đặt mã khác").format(row=seen[step])
            faults.append(Fault(number, "bước", cell["bước"], message))
        seen.setdefault(step, number)
    for number, cell in body:
        for part in re.split(r"[,;\n]", cell.get("bước tiếp", "")):
            if part.strip() and key_of(part) not in seen:
                message = _("không có bước nào mang mã này: ghi mã ở cột “bước”")
                faults.append(Fault(number, "bước tiếp", part.strip()[:60], message))
