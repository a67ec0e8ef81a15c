"""What must be known of a report before it is signed: rows left out, figures that do not add up, doubts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies.numbers import number
from motcua.control.links import Address, list_url
from motcua.control.member_names import member_name

Figures = Mapping[str, Any]


def warnings(figures: Figures, address: Address) -> list[dict[str, Any]]:
    """What stands on the report's face: parameters of ``partials/alert.html``, the most serious first."""
    found: list[dict[str, Any]] = []
    if figures["missing_rows"]:
        found.append(
            {
                "kind": "late",
                "what": _("Số liệu còn thiếu {count} dòng").format(count=number(figures["missing_rows"])),
                "why": _(
                    "Các dòng này có lỗi nên đã được bỏ qua khi nhập tệp; báo cáo in ra cũng ghi rõ điều này."
                ),
                "cure": _("Tải tệp dòng lỗi, sửa rồi nhập lại; hoặc xác nhận bỏ dòng không dùng nữa."),
                "url": reverse("counter:left_out"),
                "label": _("Xem từng dòng và lý do"),
            }
        )
    broken = figures["identities"]["broken"]
    if broken:
        found.append(
            {
                "kind": "late",
                "what": _("Số liệu chưa khớp ở {count} chỗ").format(count=number(len(broken))),
                "points": [
                    f"{member_name(each['kind'], each['row'])}: {each['identity']} ({each['left']} ≠ {each['right']})"
                    for each in broken[:8]
                ],
                "cure": _(
                    "Mở danh sách của ô được đánh dấu trong Biểu II.06a để tìm hồ sơ còn thiếu kênh nộp hoặc ngày."
                ),
                "url": "#bieu",
                "label": _("Tới biểu"),
            }
        )
    check = figures["carried_over_check"]
    if not check["agrees"]:
        found.append({**_carried_over(check), **_lists(address)})
    if figures["doubts"]["total"]:
        found.append(
            {
                "kind": "doubt",
                "what": _("Còn {count} điểm nghi vấn chưa xử lý").format(
                    count=number(figures["doubts"]["total"])
                ),
                "why": _("Hồ sơ vẫn được tính theo dữ liệu đã ghi nhận; số liệu có thể đổi sau khi xử lý."),
                "url": reverse("counter:doubts"),
                "label": _("Xem và xử lý nghi vấn"),
            }
        )
    return found


def _carried_over(check: Mapping[str, Any]) -> dict[str, Any]:
    basis = _("bản đã chốt") if check["basis"] == "signed" else _("tính lại theo dữ liệu hiện có")
    listed = [f"{each['code']}: {each['difference']}" for each in check["differing"][:8]]
    return {
        "kind": "wait",
        "what": _(
            "Kỳ trước chuyển qua {carried} hồ sơ, cuối kỳ trước còn {pending} hồ sơ đang giải quyết"
        ).format(carried=number(check["carried_over"]), pending=number(check["pending_before"])),
        "why": _("Cột (6) kỳ này phải bằng cột (11) kỳ trước ({basis}); khác nhau ở {count} hồ sơ.").format(
            basis=basis, count=number(len(check["differing"]))
        ),
        "points": listed,
    }


def _lists(address: Address) -> dict[str, str]:
    return {
        "url": list_url(address, "received.carried_over"),
        "label": _("Mở danh sách kỳ trước chuyển qua"),
    }
