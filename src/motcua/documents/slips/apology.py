"""Form 04: the apology and the one new date (NĐ 118/2025/NĐ-CP article 19.9).

It must leave a day before the time runs out; one that comes afterwards says so. It never makes a late dossier punctual.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from motcua.documents.blocks import Paragraph, Span
from motcua.documents.slips.frame import framed
from motcua.documents.slips.letters import Authority, addressed, sentence, signed
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Size, Slip
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import known, moment
from motcua.rules.zone import local


@dataclass(frozen=True, slots=True)
class Apology:
    """What form 04 says. ``due_at`` is the first promised time, ``new_due_at`` the one asked for; ``caused_by`` names
    the unit or agency that was late, where that is known."""

    office: Office
    request: Request
    written_at: datetime
    received_at: datetime
    due_at: datetime
    new_due_at: datetime | None
    number: str = ""
    reason: str = ""
    caused_by: str = ""
    authority: Authority = field(default_factory=Authority)


def paper(data: Apology, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The letter; without ``version`` that of the day it is written, without ``size`` the version's own."""
    day = local(data.written_at).date()
    version = version or version_for(Form.APOLOGY, day)
    return framed(
        data.office,
        version,
        day,
        (*addressed(data.request.whose), *_said(data), signed(data.authority)),
        number=data.number,
        code=data.request.code,
        size=size,
    )


def _said(data: Apology) -> tuple[Paragraph, ...]:
    name, late = data.office.name, data.written_at > data.due_at
    state = (
        f"Đến nay đã quá thời hạn nêu trên, {name} chưa trả được kết quả giải quyết hồ sơ với lý do: "
        if late
        else f"Tuy nhiên, {name} chưa thể trả kết quả giải quyết hồ sơ đúng thời hạn nêu trên với lý do: "
    )
    caused = f" (thuộc trách nhiệm của {data.caused_by})" if data.caused_by else ""
    return (
        sentence(
            f"Vào lúc {moment(data.received_at)}, {name} đã tiếp nhận hồ sơ đề nghị giải quyết: ",
            Span(known(data.request.subject), bold=True),
            f"; mã số hồ sơ: {known(data.request.code)}.",
        ),
        sentence(f"Thời gian hẹn trả kết quả giải quyết hồ sơ: {moment(data.due_at)}."),
        sentence(state, f"{known(data.reason)}{caused}."),
        sentence(
            f"{name} xin lỗi Ông/Bà (quý cơ quan, tổ chức) vì sự chậm trễ này, đề nghị được gia hạn thời gian giải "
            "quyết và hẹn trả kết quả vào lúc: ",
            Span(moment(data.new_due_at), bold=data.new_due_at is not None),
            ".",
        ),
        sentence("Rất mong Ông/Bà (quý cơ quan, tổ chức) thông cảm./."),
    )
