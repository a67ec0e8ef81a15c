"""What all slips share: the head with number, code and square code, the foot, and what the file says of itself."""

from __future__ import annotations

from datetime import date

from motcua.documents.blocks import BLANK, Column, Row, Span
from motcua.documents.slips.people import Applicant, Office, Request
from motcua.documents.slips.qr import dossier_qr
from motcua.documents.slips.sheet import Field, Fields, Part, Size, Slip, SlipHead
from motcua.documents.slips.versions import FormVersion
from motcua.documents.slips.words import place_and_date


def framed(
    office: Office,
    version: FormVersion,
    dated: date,
    parts: tuple[Part, ...],
    *,
    number: str | None = None,
    code: str = "",
    scanned: bool = False,
    under_title: tuple[str, ...] = (),
    size: Size | None = None,
    copies: tuple[str, ...] = (),
) -> Slip:
    """The slip around its parts.

    ``number`` is the running number without or with its symbol (``128`` or ``128/TNHS``); empty prints dots, ``None``
    no line at all. ``scanned`` puts the dossier's square code beside the title.
    """
    title = " ".join(version.title).capitalize()
    numbers = ((numbered(number, version.symbol),) if number is not None else ()) + (
        (f"Mã hồ sơ: {code}",) if code else ()
    )
    return Slip(
        title=f"{title} {code}".strip(),
        author=office.name,
        dated=dated,
        size=size or version.size,
        head=SlipHead(
            superior=office.superior,
            agency=office.agency,
            numbers=numbers,
            place_and_date=place_and_date(office.place, dated),
            title=version.title,
            under_title=under_title,
            qr=dossier_qr(code, office.tracking) if scanned else None,
        ),
        parts=parts,
        subject=version.name,
        running=f"{title} {code}".strip(),
        mark=version.mark,
        copies=copies or ("",),
    )


def numbered(number: str, symbol: str) -> str:
    """``Số: 128/TNHS``; dots for what the registry clerk still writes in."""
    if "/" in number or (number and not symbol):
        return f"Số: {number}"
    return f"Số: {number or BLANK}/{symbol or BLANK}"


def one(label: str, value: str = "", *, bold: bool = False) -> Fields:
    """One field on a line of its own."""
    return Fields((Field(label, value, bold),))


def blank_rows(columns: tuple[Column, ...], count: int) -> tuple[Row, ...]:
    """Empty rows, two lines high, to write in by hand."""
    return (Row((Span("\u00a0\n\u00a0"), *(Span("") for _ in columns[1:]))),) * count


def reached_at(applicant: Applicant) -> tuple[Part, ...]:
    """Address, telephone and e-mail."""
    return (
        one("Địa chỉ", applicant.address),
        Fields((Field("Số điện thoại", applicant.phone), Field("Email", applicant.email))),
    )


def whose_dossier(request: Request, label: str = "Hồ sơ của") -> tuple[Part, ...]:
    """Who applied, how to reach them, for what: as forms 02 and 03 begin."""
    return (
        one(label, request.whose.name, bold=True),
        *reached_at(request.whose),
        one("Nội dung yêu cầu giải quyết", request.subject),
    )
