"""The national portal's details of procedures: one JSON object a line, with limits per channel, fees, papers."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.codes import is_code
from motcua.catalogue.competence import Holder, holder
from motcua.catalogue.limits import by_channel
from motcua.catalogue.rows import CatalogueFile, Fault, ProcedureRow

# Key of the portal → key in ``ProcedureVersion.details``. What the portal repeats as raw text is left out.
DETAILS = {
    "cap_thuc_hien": "levels",
    "loai_thu_tuc": "kind",
    "doi_tuong": "applicants",
    "co_quan_thuc_hien": "agencies",
    "co_quan_co_tham_quyen": "competent",
    "thanh_phan_ho_so": "components",
    "ket_qua": "results",
    "can_cu": "legal_basis",
    "yeu_cau_dieu_kien": "conditions",
    "trinh_tu": "steps",
    "url": "url",
}
_NOT_STATED = "Không có thông tin"
_DOUBT_BY_HOLDER: dict[Holder, str] = {
    "vertical": "vertical",
    "elsewhere": "other_level",
    "not_stated": "agency_not_stated",
}


def read_portal(text: str) -> CatalogueFile:
    """The rows and faults of a .jsonl file; ``row`` is the line."""
    result = CatalogueFile("portal", [], [])
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and (item := _item(number, line, result.faults)) is not None:
            row = _row(number, item)
            row.cells = item
            if row.short in seen:
                message = _("mã đã có ở dòng {row}: giữ lại một dòng").format(row=seen[row.short])
                result.faults.append(Fault(number, "ma", row.code, message))
            seen.setdefault(row.short, number)
            result.rows.append(row)
    return result


def _item(number: int, line: str, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        item = json.loads(line)
    except ValueError:
        message = _("dòng không phải JSON: tải lại tệp từ Cổng Dịch vụ công quốc gia")
        faults.append(Fault(number, "", line[:60], message))
        return None
    if not isinstance(item, dict) or not isinstance(item.get("cach_thuc"), list):
        message = _("thiếu mục cach_thuc (cách thức, thời hạn): đây không phải tệp chi tiết thủ tục của Cổng")
        faults.append(Fault(number, "cach_thuc", "", message))
        return None
    code, name = str(item.get("ma") or ""), str(item.get("ten") or "")
    if not is_code(code):
        faults.append(Fault(number, "ma", code, _("không phải mã thủ tục: mã có dạng 1.001193")))
        return None
    if not name.strip():
        faults.append(
            Fault(number, "ten", "", _("thiếu tên thủ tục: tải lại tệp từ Cổng Dịch vụ công quốc gia"))
        )
        return None
    return item


def _row(number: int, item: dict[str, Any]) -> ProcedureRow:
    channels = [channel for channel in item["cach_thuc"] if isinstance(channel, dict)]
    limit, doubts = by_channel(
        (_number(channel), _text(channel.get("thoi_han_don_vi"))) for channel in channels
    )
    row = ProcedureRow(
        number, _text(item["ma"]), _text(item["ten"]), _text(item.get("linh_vuc")), _text(item.get("bo_nganh")),
        *limit, "", _text(item.get("so_quyet_dinh_cong_bo")), _details(item, channels), doubts,
    )  # fmt: skip
    _judge(row, item)
    return row


def _judge(row: ProcedureRow, item: dict[str, Any]) -> None:
    """Whether the commune offers it: of commune level, and the People's Committee's as far as is stated."""
    executing, competent = _text(item.get("co_quan_thuc_hien")), _text(item.get("co_quan_co_tham_quyen"))
    whose = holder(executing, competent, row.ministry, row.field, _text(item.get("nhom")))
    of_commune = "xã" in _text(item.get("cap_thuc_hien")).lower()
    row.offered = of_commune and whose in ("committee", "not_stated")
    if of_commune and whose in _DOUBT_BY_HOLDER:
        named = ", ".join(text for text in (executing, competent) if text not in ("", _NOT_STATED))
        row.doubts.append((_DOUBT_BY_HOLDER[whose], (named if whose == "elsewhere" else row.ministry)[:120]))
    if not row.field:
        row.doubts.append(("no_field", ""))


def _details(item: dict[str, Any], channels: list[dict[str, Any]]) -> dict[str, Any]:
    details = {name: item[key] for key, name in DETAILS.items() if item.get(key)}
    details["channels"] = [
        {
            "channel": _text(channel.get("hinh_thuc")),
            "number": _number(channel),
            "unit": _text(channel.get("thoi_han_don_vi")),
            "fee": _text(channel.get("phi")),
            "note": _text(channel.get("mo_ta")),
        }
        for channel in channels
    ]
    return details


def _number(channel: dict[str, Any]) -> float | None:
    number = channel.get("thoi_han_so")
    return float(number) if isinstance(number, int | float) and not isinstance(number, bool) else None


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
