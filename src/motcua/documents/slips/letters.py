"""What the letters among the forms share: to whom they go, who signs, who gets a copy (NĐ 30/2020/NĐ-CP article 8)."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.documents.blocks import Paragraph, Span
from motcua.documents.slips.people import Applicant
from motcua.documents.slips.sheet import Field, Fields, Part, Signatures, Signer


@dataclass(frozen=True, slots=True)
class Authority:
    """Who signs a letter: the lines above the signature in capitals (``KT. GIÁM ĐỐC``, ``PHÓ GIÁM ĐỐC``), the name, and
    the list "Nơi nhận"."""

    title: tuple[str, ...] = ("GIÁM ĐỐC",)
    name: str = ""
    recipients: tuple[str, ...] = ("Như trên", "Lưu: VT, hồ sơ")


def addressed(to: Applicant) -> tuple[Part, ...]:
    """``Kính gửi`` and how the addressee is reached."""
    return (
        Fields((Field("Kính gửi", to.name, True),)),
        Fields((Field("Địa chỉ", to.address),)),
        Fields((Field("Số điện thoại", to.phone), Field("Email", to.email))),
    )


def sentence(*pieces: str | Span) -> Paragraph:
    """A paragraph of plain and marked pieces."""
    return Paragraph(tuple(Span(piece) if isinstance(piece, str) else piece for piece in pieces))


def signed(authority: Authority, how: str = "(Ký, ghi rõ họ tên, đóng dấu)") -> Signatures:
    """The foot of a letter: Nơi nhận against authority and name."""
    return Signatures(
        (Signer(authority.title, how=how, name=authority.name),), recipients=authority.recipients
    )
