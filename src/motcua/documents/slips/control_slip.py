"""Form 06: Phiếu kiểm soát quá trình giải quyết hồ sơ: who gave the dossier to whom, when, and with what result.

It travels with the papers through many hands, so it names no identity number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.documents.blocks import BLANK, Column, Row, Span, Table
from motcua.documents.slips.frame import framed, one
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Part, Size, Slip
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import listed, moment
from motcua.rules.zone import local

_BLANK_ROWS = 4


class Punctuality(StrEnum):
    """The result of one step against its own time budget."""

    EARLY = "early"
    ON_TIME = "on-time"
    LATE = "late"


PUNCTUALITY = {
    Punctuality.EARLY: "Trước hạn",
    Punctuality.ON_TIME: "Đúng hạn",
    Punctuality.LATE: "Quá hạn",
}


@dataclass(frozen=True, slots=True)
class HandOver:
    """One hand-over: from which unit to which, when, by whom, received by whom, and how the giver kept to the time."""

    giver_unit: str
    receiver_unit: str
    at: datetime | None = None
    giver: str = ""
    receiver: str = ""
    result: Punctuality | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ControlSlip:
    """What form 06 says; ``hand_overs`` in the order of time. ``blank_rows`` more are left to be filled in by hand."""

    office: Office
    request: Request
    printed_at: datetime
    received_at: datetime
    due_at: datetime | None
    number: str = ""
    unit: str = ""
    partners: tuple[str, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    blank_rows: int = 0
    returned_at: datetime | None = None
    note: str = ""


def paper(data: ControlSlip, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The slip; without ``version`` that of the day of receipt, which began it, without ``size`` the version's own."""
    version = version or version_for(Form.CONTROL_SLIP, local(data.received_at).date())
    return framed(
        data.office,
        version,
        local(data.printed_at).date(),
        (*_about(data), _table(data), *((one("Ghi chú", data.note),) if data.note else ())),
        number=data.number,
        code=data.request.code,
        scanned=True,
        size=size,
    )


def _about(data: ControlSlip) -> tuple[Part, ...]:
    owner = data.request.whose
    return (
        one("Chủ hồ sơ", owner.name, bold=True),
        one("Địa chỉ", owner.address),
        one("Loại thủ tục", data.request.subject),
        one("Cơ quan (bộ phận) giải quyết hồ sơ", data.unit),
        one("Cơ quan phối hợp giải quyết hồ sơ", listed(data.partners)),
        one("Thời gian nhận hồ sơ", moment(data.received_at)),
        one("Thời gian hẹn trả kết quả", moment(data.due_at), bold=data.due_at is not None),
        *((one("Thời gian trả kết quả", moment(data.returned_at)),) if data.returned_at else ()),
    )


def _table(data: ControlSlip) -> Table:
    columns = (
        Column(("TÊN CƠ QUAN",), 36, "left"),
        Column(("THỜI GIAN GIAO, NHẬN HỒ SƠ",), 44, "left"),
        Column(("KẾT QUẢ GIẢI QUYẾT HỒ SƠ\n(Trước hạn/ Đúng hạn/ Quá hạn)",), 22, "centre"),
        Column(("GHI CHÚ",), 20, "left"),
    )
    blanks = data.blank_rows if data.hand_overs else max(data.blank_rows, _BLANK_ROWS)
    every = (*data.hand_overs, *(HandOver("", "") for _ in range(blanks)))
    return Table("Quá trình giao, nhận hồ sơ", columns, tuple(map(_row, every)))


def _row(each: HandOver) -> Row:
    line = "…………………"
    texts = (
        f"1. Giao: {each.giver_unit or line}\n2. Nhận: {each.receiver_unit or line}",
        f"{moment(each.at)}\nNgười giao: {each.giver or line}\nNgười nhận: {each.receiver or line}",
        PUNCTUALITY[each.result] if each.result else BLANK,
        each.note,
    )
    return Row(tuple(Span(text) for text in texts))
