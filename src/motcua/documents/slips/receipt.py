"""Form 01: Giấy tiếp nhận hồ sơ và hẹn trả kết quả (NĐ 118/2025/NĐ-CP article 17).

The time on it is the legal one: the limit counts from the receipt that this slip states (article 17.3 as amended by
NĐ 309/2026/NĐ-CP), for a cross-boundary dossier from when the competent agency has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.documents.blocks import Column, Paragraph, Row, Span, Table
from motcua.documents.slips.frame import blank_rows, framed, one, reached_at
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import (
    Choice,
    Choices,
    Field,
    Fields,
    Part,
    Signatures,
    Signer,
    Size,
    Slip,
    Title,
)
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import dong, listed, moment
from motcua.rules.zone import local

#: The two copies that offices print, where they print two.
TWO_COPIES = ("Liên 1: giao người nộp hồ sơ", "Liên 2: lưu kèm hồ sơ")

#: Lines to write on where nothing was ticked yet.
_BLANK_ROWS = 4


class Delivery(StrEnum):
    """Where the applicant wants the result."""

    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"
    HOME = "home"


DELIVERIES = {
    Delivery.COUNTER: "Quầy trả kết quả",
    Delivery.POST: "Bưu chính",
    Delivery.ONLINE: "Trực tuyến",
    Delivery.HOME: "Tại nhà",
}


@dataclass(frozen=True, slots=True)
class Component:
    """One paper of the dossier: how many originals, certified copies, plain copies, electronic ones were received.

    ``reused_from`` names the data of the state that stand in for it (NĐ 118/2025 article 4.2a as amended): then the
    applicant brought none.
    """

    name: str
    originals: int = 0
    certified: int = 0
    copies: int = 0
    electronic: int = 0
    reused_from: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """One of the procedures that a single request starts. ``after`` names those for whose results it waits: its
    ``due`` is then what may be expected. ``fee`` as of ``Receipt``.
    """

    name: str
    agency: str
    code: str
    due: datetime | None = None
    after: tuple[str, ...] = ()
    fee: int | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What form 01 says. ``fee`` in đồng: ``None`` unknown, 0 free. ``limit`` as the procedure words it.

    ``linked``: of linked procedures each one; ``due_at`` is then when all their results are there.
    """

    office: Office
    request: Request
    received_at: datetime
    due_at: datetime | None
    number: str = ""
    components: tuple[Component, ...] = ()
    sets: int | None = 1
    limit: str = ""
    counted_from: datetime | None = None
    due_note: str = ""
    competent: str = ""
    fee: int | None = None
    fee_paid: bool = False
    fee_how: str = ""
    fee_receipt: str = ""
    delivery: Delivery | None = None
    delivery_address: str = ""
    note: str = ""
    submitter: str = ""
    receiver: str = ""
    volume: str = ""
    entry: str = ""
    copies: tuple[str, ...] = ()
    linked: tuple[Linked, ...] = ()


def paper(data: Receipt, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The slip; without ``version`` that of the day of receipt, without ``size`` the version's own."""
    day = local(data.received_at).date()
    version = version or version_for(Form.RECEIPT, day)
    return framed(
        data.office,
        version,
        day,
        (*_people(data), *_linked(data), *_papers(data), *_times(data), *_rest(data, version), _signed(data)),
        number=data.number,
        code=data.request.code,
        scanned=True,
        size=size,
        copies=data.copies,
    )


def _people(data: Receipt) -> tuple[Part, ...]:
    applicant, owner = data.request.applicant, data.request.owner
    return (
        one(f"{data.office.name} tiếp nhận hồ sơ của", applicant.name, bold=True),
        one("Số định danh cá nhân/Hộ chiếu/Mã tổ chức", applicant.identity),
        *reached_at(applicant),
        *((one("Chủ hồ sơ", listed((owner.name, owner.address))),) if owner else ()),
        one("Nội dung yêu cầu giải quyết", data.request.subject, bold=True),
        *((one("Cơ quan có thẩm quyền giải quyết", data.competent),) if data.competent else ()),
    )


def _linked(data: Receipt) -> tuple[Part, ...]:
    """NĐ 118/2025/NĐ-CP article 19.6, 19.7: which agencies the request goes to, and by when each owes its result."""
    if not data.linked:
        return ()
    columns = (
        Column(("TT",), 8, "centre"),
        Column(("Thủ tục, mã hồ sơ",), 40, "left"),
        Column(("Cơ quan giải quyết",), 28, "left"),
        Column(("Hẹn trả",), 26, "left"),
        Column(("Phí, lệ phí",), 18, "right"),
    )
    rows = (
        (
            str(place),
            f"{one.name}\n{one.code}",
            one.agency,
            listed((_due_of(one), _waits_for(one))),
            _owed(one.fee),
        )
        for place, one in enumerate(data.linked, start=1)
    )
    return (
        Title("Các thủ tục liên thông:"),
        Table("Các thủ tục liên thông", columns, tuple(Row(tuple(map(Span, row))) for row in rows)),
    )


def _due_of(one: Linked) -> str:
    if one.due is None:
        return ""
    there = local(one.due)
    told = f"{there:%H:%M} {there:%d/%m/%Y}"
    return f"dự kiến {told}" if one.after else told


def _waits_for(one: Linked) -> str:
    return f"sau khi có kết quả “{'”, “'.join(one.after)}”" if one.after else ""


def _papers(data: Receipt) -> tuple[Part, ...]:
    columns = (
        Column(("TT",), 8, "centre"),
        Column(("Tên giấy tờ",), 52, "left"),
        Column(("Bản chính",), 13, "centre"),
        Column(("Bản chứng thực",), 14, "centre"),
        Column(("Bản sao",), 12, "centre"),
        Column(("Ghi chú",), 26, "left"),
    )
    rows = tuple(_row(place, each) for place, each in enumerate(data.components, start=1))
    return (
        Title("Thành phần hồ sơ nộp gồm:"),
        Table("Thành phần hồ sơ", columns, rows or blank_rows(columns, _BLANK_ROWS)),
        one("Số lượng hồ sơ", "" if data.sets is None else f"{data.sets:02d} (bộ)"),
    )


def _row(place: int, component: Component) -> Row:
    counts = (component.originals, component.certified, component.copies)
    electronic = f"Bản điện tử: {component.electronic}" if component.electronic else ""
    reused = f"Khai thác từ {component.reused_from}, không phải nộp" if component.reused_from else ""
    texts = (
        str(place),
        component.name,
        *(f"{count:02d}" if count else "" for count in counts),
        listed((electronic, reused, component.note)),
    )
    return Row(tuple(Span(text) for text in texts))


def _times(data: Receipt) -> tuple[Part, ...]:
    return (
        *(() if data.linked else (one("Thời gian giải quyết hồ sơ theo quy định", data.limit),)),
        one("Thời gian nhận hồ sơ", moment(data.received_at)),
        *((one("Thời hạn tính từ", moment(data.counted_from)),) if data.counted_from else ()),
        one(
            "Thời gian trả đủ kết quả" if data.linked else "Thời gian trả kết quả giải quyết hồ sơ",
            moment(data.due_at),
            bold=data.due_at is not None,
        ),
        *((Paragraph((Span(f"({data.due_note})", italic=True),)),) if data.due_note else ()),
    )


def _rest(data: Receipt, version: FormVersion) -> tuple[Part, ...]:
    ways = tuple(
        Choice(text, way is data.delivery) for way, text in DELIVERIES.items() if _offered(way, data)
    )
    where = data.delivery in (Delivery.POST, Delivery.HOME)
    return (
        one("Phí, lệ phí", _fee(data)),
        Choices("Đăng ký nhận kết quả", ways),
        *((one("Địa chỉ nhận kết quả", data.delivery_address),) if where else ()),
        *((one("Ghi chú", data.note),) if data.note else ()),
        *(
            (Fields((Field("Vào Sổ theo dõi hồ sơ, quyển số", data.volume), Field("Số thứ tự", data.entry))),)
            if "book" in version.asks
            else ()
        ),
    )


def _offered(way: Delivery, data: Receipt) -> bool:
    """At home is for the disabled and war invalids: named only on their slips."""
    return way is not Delivery.HOME or data.delivery is Delivery.HOME


def _owed(fee: int | None) -> str:
    """What one fee comes to: dotted where it is unknown."""
    if fee is None:
        return ""
    return dong(fee) if fee else "Không thu"


def _fee(data: Receipt) -> str:
    if not data.fee:
        return _owed(data.fee)
    receipt = f"biên lai số {data.fee_receipt}" if data.fee_receipt else ""
    how = listed(("đã nộp" if data.fee_paid else "chưa nộp", data.fee_how, receipt))
    return f"{dong(data.fee)} ({how})"


def _signed(data: Receipt) -> Signatures:
    return Signatures(
        (
            Signer(("NGƯỜI NỘP HỒ SƠ",), name=data.submitter),
            Signer(("NGƯỜI TIẾP NHẬN HỒ SƠ",), name=data.receiver),
        )
    )
