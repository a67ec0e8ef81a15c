"""Form 07: Sổ theo dõi hồ sơ, the register of a span of days, as long as it gets; no identity number stands in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.documents.blocks import Column, Row, Span, Table
from motcua.documents.slips.frame import blank_rows, framed, one
from motcua.documents.slips.people import Office
from motcua.documents.slips.sheet import Signatures, Signer, Size, Slip
from motcua.documents.slips.versions import Form, FormVersion, version_for
from motcua.documents.slips.words import clock, day, listed
from motcua.rules.vietnamese import number as grouped
from motcua.rules.zone import local

_BLANK_ROWS = 12

LONGEST = 2_000
"""Entries of one volume: some 170 pages, as much as one binds; drawing it takes half a gigabyte for a few seconds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dossier in the register; ``number`` runs on through the volume. A time that is not known stays empty."""

    number: int
    code: str
    procedure: str
    applicant: str
    received_at: datetime
    due_at: datetime | None = None
    returned_at: datetime | None = None
    sets: int = 1
    address: str = ""
    phone: str = ""
    agency: str = ""
    delivery: str = ""
    signed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """What form 07 says: the entries received from ``since`` to ``until``, both days included."""

    office: Office
    since: date
    until: date
    printed_at: datetime
    entries: tuple[Entry, ...] = ()
    volume: str = ""
    keeper: str = ""
    head: str = ""
    head_title: tuple[str, ...] = ("GIÁM ĐỐC",)


def paper(data: RegisterBook, version: FormVersion | None = None, size: Size | None = None) -> Slip:
    """The volume; without ``version`` that of its last day. Raises ``ValueError`` for more than ``LONGEST`` entries."""
    if len(data.entries) > LONGEST:
        raise ValueError(f"{len(data.entries)} entries in one volume; at most {LONGEST}")
    on = local(data.printed_at).date()
    version = version or version_for(Form.REGISTER_BOOK, data.until)
    volume = (f"Quyển số: {data.volume}",) if data.volume else ()
    return framed(
        data.office,
        version,
        on,
        (
            _table(data.entries),
            one("Tổng số hồ sơ trong sổ", grouped(len(data.entries))),
            Signatures(
                (
                    Signer(("NGƯỜI GHI SỔ",), name=data.keeper),
                    Signer(data.head_title, how="(Ký, ghi rõ họ tên, đóng dấu)", name=data.head),
                ),
            ),
        ),
        under_title=(f"(Từ ngày {day(data.since)} đến ngày {day(data.until)})", *volume),
        size=size,
    )


def volumes(data: RegisterBook) -> tuple[RegisterBook, ...]:
    """The register in volumes that can be printed: ``11``, or ``11.1``, ``11.2`` … where the span is longer."""
    if len(data.entries) <= LONGEST:
        return (data,)
    parts = [data.entries[start : start + LONGEST] for start in range(0, len(data.entries), LONGEST)]
    return tuple(
        replace(data, entries=entries, volume=f"{data.volume}.{place}".lstrip("."))
        for place, entries in enumerate(parts, start=1)
    )


def _table(entries: tuple[Entry, ...]) -> Table:
    columns = (
        Column(("STT",), 11, "centre", "(1)"),
        Column(("Mã hồ sơ",), 38, "left", "(2)"),
        Column(("Tên thủ tục hành chính, trích yếu",), 46, "left", "(3)"),
        Column(("Số lượng hồ sơ (bộ)",), 15, "centre", "(4)"),
        Column(("Tên cá nhân, tổ chức",), 32, "left", "(5)"),
        Column(("Địa chỉ, số điện thoại",), 37, "left", "(6)"),
        Column(("Cơ quan chủ trì giải quyết",), 24, "left", "(7)"),
        Column(("Ngày, tháng, năm", "Nhận hồ sơ"), 22, "centre", "(8)"),
        Column(("Ngày, tháng, năm", "Hẹn trả kết quả"), 22, "centre", "(9)"),
        Column(("Ngày, tháng, năm", "Trả kết quả"), 22, "centre", "(10)"),
        Column(("Phương thức nhận kết quả",), 19, "left", "(11)"),
        Column(("Ký nhận",), 16, "left", "(12)"),
        Column(("Ghi chú",), 20, "left", "(13)"),
    )
    return Table("Sổ theo dõi hồ sơ", columns, tuple(map(_row, entries)) or blank_rows(columns, _BLANK_ROWS))


def _row(entry: Entry) -> Row:
    texts = (
        str(entry.number),
        entry.code,
        entry.procedure,
        str(entry.sets),
        entry.applicant,
        listed((entry.address, entry.phone)),
        entry.agency,
        clock(entry.received_at),
        clock(entry.due_at),
        clock(entry.returned_at),
        entry.delivery,
        entry.signed,
        entry.note,
    )
    return Row(tuple(Span(text) for text in texts))
