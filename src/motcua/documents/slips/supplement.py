"""Form 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (NĐ 118/2025 articles 15, 17.1 and 19.4: once, whole, exact)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.documents.blocks import BLANK, Column, Paragraph, Row, Span, Table
from motcua.documents.slips.frame import blank_rows, framed, one, whose_dossier
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Part, Signatures, Signer, Size, Slip, Title
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import listed, moment
from motcua.rules.zone import local

_BLANK_ROWS = 4


@dataclass(frozen=True, slots=True)
class Ask:
    """One paper or one item to bring or to change, and what is asked of it."""

    what: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Supplement:
    """What form 02 says.

    ``until`` is the citizen's last moment, ``otherwise`` what happens when it passes, ``effect`` what the request does
    to the time limit. ``time`` counts the requests of one dossier; from the second on the leader signs as well, whose
    reason is in ``repeated_because``. Before receipt the request has no dossier code.
    """

    office: Office
    request: Request
    asked_at: datetime
    number: str = ""
    asks: tuple[Ask, ...] = ()
    reason: str = ""
    basis: str = ""
    until: datetime | None = None
    otherwise: str = ""
    effect: str = ""
    time: int = 1
    repeated_because: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    officer: str = ""
    leader: str = ""
    leader_title: str = "LÃNH ĐẠO ĐƠN VỊ"


def paper(data: Supplement, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The slip; without ``version`` that of the day of the request, without ``size`` the version's own."""
    day = local(data.asked_at).date()
    version = version or version_for(Form.SUPPLEMENT, day)
    return framed(
        data.office,
        version,
        day,
        (*whose_dossier(data.request), *_asked(data), *_rest(data), _signed(data)),
        number=data.number,
        code=data.request.code,
        scanned=True,
        under_title=(f"(Lần thứ {data.time:02d})",) if data.time > 1 else (),
        size=size,
    )


def _asked(data: Supplement) -> tuple[Part, ...]:
    columns = (
        Column(("TT",), 8, "centre"),
        Column(("Nội dung, giấy tờ",), 55, "left"),
        Column(("Yêu cầu",), 55, "left"),
    )
    rows = tuple(
        Row((Span(str(place)), Span(ask.what), Span(ask.how))) for place, ask in enumerate(data.asks, start=1)
    )
    return (
        Title("Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:"),
        Table("Nội dung cần bổ sung, hoàn thiện", columns, rows or blank_rows(columns, _BLANK_ROWS)),
    )


def _rest(data: Supplement) -> tuple[Part, ...]:
    contact = listed((data.contact_name, data.office.name))
    phone = data.contact_phone or data.office.phone or BLANK
    return (
        one("Lý do", data.reason),
        *((one("Lý do yêu cầu thêm lần này", data.repeated_because),) if data.repeated_because else ()),
        *((one("Căn cứ", data.basis),) if data.basis else ()),
        one("Thời hạn bổ sung", moment(data.until), bold=data.until is not None),
        *((one("Quá thời hạn bổ sung", data.otherwise),) if data.otherwise else ()),
        *((one("Thời hạn giải quyết", data.effect),) if data.effect else ()),
        Paragraph(
            (
                Span(
                    "Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông/Bà liên hệ với "
                    f"{contact}, số điện thoại {phone}, để được hướng dẫn."
                ),
            )
        ),
    )


def _signed(data: Supplement) -> Signatures:
    officer = Signer(("NGƯỜI HƯỚNG DẪN",), name=data.officer)
    leader = Signer((data.leader_title,), name=data.leader)
    return Signatures((leader, officer) if data.leader or data.time > 1 else (Signer((), how=""), officer))
