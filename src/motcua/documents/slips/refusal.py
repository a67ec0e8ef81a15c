"""Form 03: Phiếu từ chối tiếp nhận giải quyết hồ sơ (NĐ 118/2025/NĐ-CP articles 17.1 and 19.8: with its reason)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.documents.blocks import Paragraph, Span
from motcua.documents.slips.frame import framed, one, whose_dossier
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Part, Signatures, Signer, Size, Slip
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import listed, moment
from motcua.rules.zone import local


@dataclass(frozen=True, slots=True)
class Refusal:
    """What form 03 says.

    With ``received_at`` it ends a received dossier (article 19.8, within the time limit), without it the dossier was
    never taken in. ``guidance`` tells the applicant where to go or what to do instead; ``returned`` and ``money`` what
    becomes of papers and fees. A handler's refusal is signed by ``leader`` too.
    """

    office: Office
    request: Request
    refused_at: datetime
    number: str = ""
    received_at: datetime | None = None
    reasons: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    guidance: str = ""
    returned: str = ""
    money: str = ""
    submitter: str = ""
    officer: str = ""
    leader: str = ""
    leader_title: str = "LÃNH ĐẠO ĐƠN VỊ"


def paper(data: Refusal, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The slip; without ``version`` that of the day of the refusal, without ``size`` the version's own."""
    day = local(data.refused_at).date()
    version = version or version_for(Form.REFUSAL, day)
    received = (one("Thời gian nhận hồ sơ", moment(data.received_at)),) if data.received_at else ()
    return framed(
        data.office,
        version,
        day,
        (*whose_dossier(data.request), *received, *_refused(data), _signed(data)),
        number=data.number,
        code=data.request.code,
        scanned=True,
        size=size,
    )


def _refused(data: Refusal) -> tuple[Part, ...]:
    verb = "không giải quyết" if data.received_at else "không tiếp nhận, giải quyết"
    reasons: tuple[Part, ...] = tuple(Paragraph((Span(reason),), "bullet") for reason in data.reasons)
    return (
        Paragraph(
            (Span(f"Qua xem xét, {data.office.name} thông báo {verb} hồ sơ này với lý do cụ thể như sau:"),)
        ),
        *(reasons or (one("Lý do"),)),
        one("Căn cứ pháp lý", listed(data.basis)),
        *((one("Hướng dẫn", data.guidance),) if data.guidance else ()),
        *((one("Giấy tờ trả lại", data.returned),) if data.returned else ()),
        *((one("Phí, lệ phí", data.money),) if data.money else ()),
        Paragraph((Span(f"{data.office.name} thông báo để Ông/Bà được biết và thực hiện./."),)),
    )


def _signed(data: Refusal) -> Signatures:
    leader = (Signer((data.leader_title,), name=data.leader),) if data.leader else ()
    return Signatures(
        (
            Signer(("NGƯỜI NỘP HỒ SƠ",), name=data.submitter),
            Signer(("NGƯỜI TIẾP NHẬN HỒ SƠ",), name=data.officer),
            *leader,
        )
    )
