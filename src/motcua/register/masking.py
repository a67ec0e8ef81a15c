"""Personal data as lists and logs show it: enough to recognise, not enough to misuse. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from motcua.rules.vietnamese import fold

HIDDEN = "•••"
# Identity numbers of 9 to 12 digits, telephone numbers with or without spaces.
_NUMBER = re.compile(r"(?<![\w.-])(?:\+?\d{9,12}|0\d{2,3}(?:[ .]\d{3,4}){2})(?![\w-])")
# Headers with their spaces and signs taken out: "Số giấy tờ", so_giay_to and SoGiayToChuHoSo are one.
_PRIVATE = re.compile(
    "cccd|cmnd|cancuoc|dinhdanh|sogiayto|giaytotuythan|hochieu|dienthoai|sdt|didong|diachi|thuongtru|tamtru"
    "|noio|ngaysinh|namsinh|thudientu|email"
)
_MINUTE = re.compile(r"20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d")
"""``yyyyMMddHHmm`` is as long as an identity number, and none begins so."""


def masked(value: str, shown: int = 3) -> str:
    """All but the last ``shown`` signs as dots: an identity number or a telephone number in a list."""
    kept = value[-shown:] if len(value) > shown else ""
    return "•" * (len(value) - len(kept)) + kept


def masked_text(text: str) -> str:
    """``text`` with every number that may be a person's, or a telephone's, masked."""
    return _NUMBER.sub(lambda found: found[0] if _MINUTE.fullmatch(found[0]) else masked(found[0]), text)


def masked_cell(header: str, value: str, codes: Iterable[str] = ()) -> str:
    """A cell of a file's row as who has no right to the whole may see it; a dossier's own code stays."""
    if value in codes or not value:
        return value
    if _PRIVATE.search("".join(sign for sign in fold(header) if sign.isalnum())):
        digits = sum(sign.isdigit() for sign in value)
        return masked(value) if 2 * digits > len(value) else HIDDEN
    return masked_text(value)
