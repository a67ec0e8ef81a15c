"""Personal data as lists and logs show it: enough to recognise, not enough to misuse. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from motcua.rules.vietnamese import fold

HIDDEN = "•••"
# Identity numbers of 9 to 12 digits, telephone numbers with or without spaces.
_NUMBER = re.compile(r"(?<![\w.-])(?:\+?\d{9,12}|0\d{2,3}(?:[ .]\d{3,4}){2})(?![\w-])")
_PRIVATE = re.compile(
    r"cccd|cmnd|can cuoc|dinh danh|giay to|ho chieu|dien thoai|sdt|di dong|dia chi|thuong tru|noi o"
    r"|ngay sinh|nam sinh|thu dien tu|email|^(so)?(giayto|dienthoai|diachi|ngaysinh)|sogiayto|sodienthoai"
)


def masked(value: str, shown: int = 3) -> str:
    """All but the last ``shown`` signs as dots: an identity number or a telephone number in a list."""
    kept = value[-shown:] if len(value) > shown else ""
    return "•" * (len(value) - len(kept)) + kept


def masked_text(text: str) -> str:
    """``text`` with every number that may be a person's, or a telephone's, masked."""
    return _NUMBER.sub(lambda found: masked(found[0]), text)


def masked_cell(header: str, value: str, codes: Iterable[str] = ()) -> str:
    """A cell of a file's row as who has no right to the whole may see it; a dossier's own code stays."""
    if value in codes or not value:
        return value
    if _PRIVATE.search(fold(header)):
        digits = sum(sign.isdigit() for sign in value)
        return masked(value) if 2 * digits > len(value) else HIDDEN
    return masked_text(value)
