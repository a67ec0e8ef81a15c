"""Whose procedure it is: the commune's People's Committee's, a vertical agency's, or another's.

The portal labels by level alone, and its level ``Cấp xã`` covers police, tax and customs as well.
"""

from __future__ import annotations

import re
from typing import Literal

from motcua.agencies.wording import key, vertical_kind

Holder = Literal["committee", "vertical", "elsewhere", "not_stated"]

_NOT_STATED = frozenset({"", "khong co thong tin", "khong co"})
_COMMITTEE = re.compile(
    r"uy ban nhan dan (cap )?xa\b|(thuoc|cua) uy ban nhan dan cap xa\b|trung tam phuc vu hanh chinh cong (cap )?xa\b"
    r"|co quan quan ly dat dai cap xa\b|uy ban nhan dan phuong\b"
)
_VERTICAL_MINISTRIES = frozenset(
    {"bo cong an", "toa an nhan dan", "bao hiem xa hoi viet nam", "vien kiem sat nhan dan"}
)
_VERTICAL_FIELDS = ("thue", "hai quan", "bao hiem xa hoi", "kho bac", "quan ly xuat nhap canh", "thi hanh an")
_VERTICAL_GROUPS = ("cong_an", "nganh_doc")


def holder(
    executing: str, competent: str = "", ministry: str = "", field: str = "", group: str = ""
) -> Holder:
    """Who decides, by what the source says of the agencies, else by ministry, field and the source's own group."""
    names = [key(part) for part in re.split(r"[,;\n]", f"{executing}\n{competent}")]
    stated = [name for name in names if name not in _NOT_STATED]
    if any(_COMMITTEE.search(name) for name in stated):
        return "committee"
    if any(vertical_kind(name) for name in stated):
        return "vertical"
    if (
        key(ministry) in _VERTICAL_MINISTRIES
        or key(field).startswith(_VERTICAL_FIELDS)
        or group.startswith(_VERTICAL_GROUPS)
    ):
        return "vertical"
    return "elsewhere" if stated else "not_stated"
