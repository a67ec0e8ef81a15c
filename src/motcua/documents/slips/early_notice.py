"""Thông báo trả kết quả trước hạn: an early result is announced before it is handed out (NĐ 118/2025 article 20)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from motcua.documents.blocks import Span
from motcua.documents.slips.frame import framed, one
from motcua.documents.slips.letters import Authority, addressed, sentence, signed
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Part, Size, Slip
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import dong, known, moment
from motcua.rules.zone import local


@dataclass(frozen=True, slots=True)
class EarlyNotice:
    """What the notice says: ready from ``ready_at``, promised for ``due_at``. ``delivery`` how the result is given;
    ``where`` defaults to the office's address, ``hours`` are its hours; ``bring`` what to bring; ``owed`` in đồng."""

    office: Office
    request: Request
    written_at: datetime
    ready_at: datetime
    due_at: datetime | None
    number: str = ""
    result: str = ""
    delivery: str = ""
    where: str = ""
    hours: str = ""
    bring: str = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    owed: int = 0
    authority: Authority = field(default_factory=Authority)


def paper(data: EarlyNotice, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The notice; without ``version`` that of the day it is written, without ``size`` the version's own."""
    on = local(data.written_at).date()
    version = version or version_for(Form.EARLY_NOTICE, on)
    return framed(
        data.office,
        version,
        on,
        (*addressed(data.request.whose), *_said(data), signed(data.authority)),
        number=data.number,
        code=data.request.code,
        scanned=True,
        size=size,
    )


def _said(data: EarlyNotice) -> tuple[Part, ...]:
    return (
        sentence(
            f"{data.office.name} thông báo: hồ sơ ",
            Span(known(data.request.subject), bold=True),
            f", mã số hồ sơ {known(data.request.code)}, hẹn trả kết quả vào lúc {moment(data.due_at)}, "
            "đã có kết quả trước thời hạn.",
        ),
        one("Kết quả giải quyết", data.result),
        one("Nhận kết quả từ", moment(data.ready_at), bold=True),
        *((one("Hình thức nhận kết quả", data.delivery),) if data.delivery else ()),
        one("Địa điểm", data.where or data.office.address),
        *((one("Giờ làm việc", data.hours),) if data.hours else ()),
        one("Khi đến mang theo", data.bring),
        *((one("Phí, lệ phí còn phải nộp", dong(data.owed)),) if data.owed else ()),
        sentence("Ông/Bà vẫn có thể nhận kết quả vào thời gian đã hẹn trên giấy tiếp nhận./."),
    )
