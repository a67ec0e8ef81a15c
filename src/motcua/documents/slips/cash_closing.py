"""Bảng kê thu phí, lệ phí trong ngày: what the cashier took, by way of payment, against what lies in the drawer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.documents.blocks import Column, Row, Span, Table
from motcua.documents.slips.amounts import in_words
from motcua.documents.slips.frame import blank_rows, framed, one
from motcua.documents.slips.people import Office
from motcua.documents.slips.sheet import Part, Signatures, Signer, Size, Slip, Title
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import day, dong
from motcua.rules.vietnamese import number
from motcua.rules.zone import local

_BLANK_ROWS = 8


class Way(StrEnum):
    """How a payment was made."""

    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"


WAYS = {Way.CASH: "Tiền mặt", Way.TRANSFER: "Chuyển khoản", Way.ONLINE: "Trực tuyến"}


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment in đồng; a refund is negative. ``kind`` names the fee or charge, as the list by kinds sums it.

    ``cancelled``: the receipt counts for nothing, but its number was used.
    """

    receipt: str
    code: str
    payer: str
    kind: str
    amount: int
    way: Way = Way.CASH
    note: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CashClosing:
    """What the sheet says; ``counted`` is the cash in the drawer in đồng, ``None`` where nobody has counted yet.

    ``counted_again``: the name of a second person who counted and agreed; the line is left out without one.
    """

    office: Office
    day: date
    closed_at: datetime
    payments: tuple[Payment, ...] = ()
    number: str = ""
    counted: int | None = None
    difference_reason: str = ""
    counted_again: str = ""
    handed_to: str = ""
    cashier: str = ""
    accountant: str = ""
    head: str = ""
    head_title: tuple[str, ...] = ("GIÁM ĐỐC",)


def paper(data: CashClosing, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The sheet; without ``version`` that of its day, without ``size`` the version's own."""
    version = version or version_for(Form.CASH_CLOSING, data.day)
    return framed(
        data.office,
        version,
        local(data.closed_at).date(),
        (_payments(data.payments), *_kinds(data.payments), *_sums(data), _signed(data)),
        number=data.number,
        under_title=(f"(Ngày {day(data.day)})",),
        size=size,
    )


def _payments(payments: tuple[Payment, ...]) -> Table:
    columns = (
        Column(("TT",), 10, "centre"),
        Column(("Biên lai số",), 19, "left"),
        Column(("Mã hồ sơ",), 38, "left"),
        Column(("Người nộp",), 45, "left"),
        Column(("Nội dung thu",), 45, "left"),
        *(Column(("Số tiền (đồng)", title), 24) for title in WAYS.values()),
        Column(("Ghi chú",), 35, "left"),
    )
    rows = tuple(
        _row(str(place), each.receipt, each.code, each.payer, each.kind, _by_way((each,)), each.note)
        for place, each in enumerate(payments, start=1)
    )
    total = _row("", "", "", "Cộng", "", _by_way(payments, zero="0"), "", total=True)
    return Table("Các khoản thu trong ngày", columns, (*(rows or blank_rows(columns, _BLANK_ROWS)), total))


def _row(*texts: str | tuple[str, ...], total: bool = False) -> Row:
    cells: list[Span] = []
    for text in texts:
        cells += [Span(text)] if isinstance(text, str) else map(Span, text)
    return Row(tuple(cells), total)


def _by_way(payments: tuple[Payment, ...], zero: str = "") -> tuple[str, ...]:
    sums = dict.fromkeys(WAYS, 0)
    for payment in payments:
        sums[payment.way] += payment.amount
    return tuple(number(amount) if amount else zero for amount in sums.values())


def _kinds(payments: tuple[Payment, ...]) -> tuple[Part, ...]:
    if not payments:
        return ()
    counts: dict[str, int] = defaultdict(int)
    sums: dict[str, int] = defaultdict(int)
    for payment in payments:
        counts[payment.kind] += not payment.cancelled
        sums[payment.kind] += payment.amount
    columns = (
        Column(("Khoản thu",), 90, "left"),
        Column(("Số lượt",), 25),
        Column(("Số tiền (đồng)",), 40),
    )
    rows = tuple(_row(kind, number(counts[kind]), number(sums[kind])) for kind in sorted(sums))
    return Title("Tổng hợp theo khoản thu"), Table("Tổng hợp theo khoản thu", columns, rows)


def _sums(data: CashClosing) -> tuple[Part, ...]:
    total = sum(payment.amount for payment in data.payments)
    cash = sum(payment.amount for payment in data.payments if payment.way is Way.CASH)
    counted = "" if data.counted is None else dong(data.counted)
    difference = "" if data.counted is None else dong(data.counted - cash)
    return (
        one("Tổng số tiền thu trong ngày", dong(total), bold=True),
        one("Viết bằng chữ", in_words(total)),
        one("Tiền mặt theo sổ", dong(cash)),
        one("Tiền mặt kiểm đếm", counted),
        one("Chênh lệch (kiểm đếm trừ sổ)", difference),
        *((one("Lý do chênh lệch", data.difference_reason),) if data.difference_reason else ()),
        *((one("Người đếm lại, xác nhận", data.counted_again),) if data.counted_again else ()),
        one("Đã nộp cho", data.handed_to),
    )


def _signed(data: CashClosing) -> Signatures:
    return Signatures(
        (
            Signer(("NGƯỜI THU",), name=data.cashier),
            Signer(("KẾ TOÁN",), name=data.accountant),
            Signer(data.head_title, name=data.head),
        )
    )
