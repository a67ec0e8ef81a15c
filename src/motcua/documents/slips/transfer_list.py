"""Danh sách bàn giao hồ sơ: papers pass between counter and unit, and both sign (NĐ 118/2025/NĐ-CP article 18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.documents.blocks import Column, Paragraph, Row, Span, Table
from motcua.documents.slips.frame import blank_rows, framed, one
from motcua.documents.slips.people import Office
from motcua.documents.slips.sheet import Signatures, Signer, Size, Slip
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import clock, moment
from motcua.rules.vietnamese import two_digits
from motcua.rules.zone import local

_BLANK_ROWS = 8


@dataclass(frozen=True, slots=True)
class Transferred:
    """One dossier of the list; ``papers`` says what passes: "hồ sơ giấy", "kết quả", a number of sheets."""

    code: str
    procedure: str
    applicant: str
    papers: str = ""
    due_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TransferList:
    """What the list says; ``made_at`` is the moment of the transfer."""

    office: Office
    made_at: datetime
    giver_unit: str
    receiver_unit: str
    number: str = ""
    giver: str = ""
    receiver: str = ""
    dossiers: tuple[Transferred, ...] = ()
    note: str = ""


def paper(data: TransferList, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The list; without ``version`` that of the day of the transfer, without ``size`` the version's own."""
    on = local(data.made_at).date()
    version = version or version_for(Form.TRANSFER_LIST, on)
    return framed(
        data.office,
        version,
        on,
        (
            one("Thời gian bàn giao", moment(data.made_at)),
            one("Bên giao", data.giver_unit, bold=True),
            one("Người giao", data.giver),
            one("Bên nhận", data.receiver_unit, bold=True),
            one("Người nhận", data.receiver),
            _table(data.dossiers),
            one("Tổng số hồ sơ bàn giao", two_digits(len(data.dossiers)) if data.dossiers else "", bold=True),
            *((one("Ghi chú", data.note),) if data.note else ()),
            Paragraph((Span("Danh sách này lập thành 02 bản, mỗi bên giữ 01 bản."),)),
            Signatures(
                (
                    Signer(("ĐẠI DIỆN BÊN GIAO",), name=data.giver),
                    Signer(("ĐẠI DIỆN BÊN NHẬN",), name=data.receiver),
                )
            ),
        ),
        number=data.number,
        size=size,
    )


def _table(dossiers: tuple[Transferred, ...]) -> Table:
    columns = (
        Column(("TT",), 10, "centre"),
        Column(("Mã hồ sơ",), 36, "left"),
        Column(("Tên thủ tục hành chính",), 44, "left"),
        Column(("Chủ hồ sơ",), 34, "left"),
        Column(("Giấy tờ bàn giao",), 24, "left"),
        Column(("Hẹn trả",), 23, "centre"),
        Column(("Ghi chú",), 22, "left"),
    )
    rows = tuple(
        Row(
            tuple(
                Span(text)
                for text in (
                    str(place),
                    each.code,
                    each.procedure,
                    each.applicant,
                    each.papers,
                    clock(each.due_at),
                    each.note,
                )
            )
        )
        for place, each in enumerate(dossiers, start=1)
    )
    return Table("Hồ sơ bàn giao", columns, rows or blank_rows(columns, _BLANK_ROWS))
