"""Form 05: Thông báo dừng giải quyết hồ sơ, at the applicant's request before there is a result (withdrawal included),
or because a supplement that was asked for never came.

The title was read in TT 03/2025/TT-VPCP, the fields follow what such a notice must settle: stage, papers, money.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.documents.slips.frame import framed, one
from motcua.documents.slips.letters import Authority, addressed, sentence, signed
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Part, Size, Slip
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import day, moment
from motcua.rules.zone import local


@dataclass(frozen=True, slots=True)
class Stop:
    """What form 05 says.

    ``lapsed``: nobody asked for the stop, the time for a supplement passed. ``letter`` and ``letter_day`` name the
    applicant's paper; ``stage`` the step that the dossier had reached; ``papers`` and ``money`` what becomes of
    originals, of fees and of obligations.
    """

    office: Office
    request: Request
    stopped_at: datetime
    received_at: datetime
    number: str = ""
    withdrawn: bool = False
    lapsed: bool = False
    letter: str = ""
    letter_day: date | None = None
    stage: str = ""
    reason: str = ""
    papers: str = ""
    money: str = ""
    authority: Authority = field(default_factory=Authority)


def paper(data: Stop, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The notice; without ``version`` that of the day of the stop, without ``size`` the version's own."""
    on = local(data.stopped_at).date()
    version = version or version_for(Form.STOP, on)
    return framed(
        data.office,
        version,
        on,
        (*addressed(data.request.whose), *_said(data), signed(data.authority)),
        number=data.number,
        code=data.request.code,
        size=size,
    )


def _said(data: Stop) -> tuple[Part, ...]:
    name = data.office.name
    return (
        sentence(f"{_because(data)}, {name} thông báo dừng giải quyết hồ sơ như sau:"),
        one("Mã số hồ sơ", data.request.code, bold=True),
        one("Thủ tục hành chính", data.request.subject),
        one("Thời gian nhận hồ sơ", moment(data.received_at)),
        one("Giai đoạn giải quyết khi dừng", data.stage),
        one("Lý do dừng giải quyết", data.reason),
        one("Thời điểm dừng giải quyết", moment(data.stopped_at), bold=True),
        one("Xử lý giấy tờ đã nộp", data.papers),
        one("Xử lý phí, lệ phí, nghĩa vụ tài chính", data.money),
        sentence(
            f"{name} thông báo để Ông/Bà (quý cơ quan, tổ chức) được biết. Khi có nhu cầu, Ông/Bà (quý cơ quan, "
            "tổ chức) nộp hồ sơ mới theo quy định./."
        ),
    )


def _because(data: Stop) -> str:
    if data.lapsed:
        return (
            "Quá thời hạn ghi trên phiếu yêu cầu bổ sung, hoàn thiện hồ sơ mà không nhận được hồ sơ bổ sung"
        )
    asked = "rút hồ sơ" if data.withdrawn else "dừng giải quyết hồ sơ"
    letter = f"văn bản số {data.letter}" if data.letter else "đơn đề nghị"
    # What was typed as its number may hold its day already: nobody is asked to write another beside it.
    dated = "" if data.letter and data.letter_day is None else f" ngày {day(data.letter_day)}"
    return f"Theo đề nghị {asked} của Ông/Bà (quý cơ quan, tổ chức) tại {letter}{dated}"
