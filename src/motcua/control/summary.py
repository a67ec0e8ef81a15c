"""What a report says at a glance: figures that open their lists, targets, and what must be known before signing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies.numbers import number, percent
from motcua.control.links import Address, list_url

Figures = Mapping[str, Any]


def tiles(figures: Figures, address: Address) -> list[dict[str, Any]]:
    """The figures that everyone asks for first, each with the address of its list."""

    def tile(
        label: str, measure: str, value: int, note: str = "", kind: str = "", icon: str = ""
    ) -> dict[str, Any]:
        url = list_url(address, measure) if value else ""
        return {"label": label, "value": number(value), "note": note, "url": url, "kind": kind, "icon": icon}

    received, resolved, pending = figures["received"], figures["resolved"], figures["pending"]
    verdicts = resolved[f"by_{figures['rule']}"]
    corrected = figures["late_corrected"]
    late_note = _("trong đó đã đính chính {count}").format(count=number(corrected)) if corrected else ""
    letters = [figures.get(f"late_{letter}", 0) for letter in ("with_letter", "without_letter")]
    if any(letters):
        told = _("thụ lý tại đây: {sent} đã xin lỗi, {missing} chưa").format(
            sent=number(letters[0]), missing=number(letters[1])
        )
        late_note = "; ".join(part for part in (late_note, told) if part)
    waiting = _("{overdue} quá hạn, {waiting} chờ bổ sung, {finance} chờ nghĩa vụ tài chính").format(
        overdue=number(pending["overdue"]),
        waiting=number(pending["awaiting_supplement"]),
        finance=number(pending["awaiting_finance"]),
    )
    came = _("{online} trực tuyến, {paper} trực tiếp và bưu chính, {before} kỳ trước chuyển qua").format(
        online=number(received["online"]),
        paper=number(received["in_person"] + received["postal"]),
        before=number(received["carried_over"]),
    )
    rate = figures["rates"]["resolved_in_time"]
    done = "" if rate is None else _("{rate} trước hạn, đúng hạn").format(rate=percent(Decimal(str(rate))))
    return [
        tile(_("Tiếp nhận"), "received.total", received["total"], came, icon="inbox"),
        tile(_("Đã giải quyết"), "resolved.total", resolved["total"], done, "ok", "circle-check"),
        tile(
            _("Giải quyết quá hạn"),
            "late",
            verdicts["late"],
            late_note,
            "late" if verdicts["late"] else "",
            "alert-triangle",
        ),
        tile(
            _("Đang giải quyết"),
            "pending.total",
            pending["total"],
            waiting,
            "late" if pending["overdue"] else "",
            "hourglass",
        ),
        tile(
            _("Chờ trả kết quả"), "awaiting_hand_over", figures["awaiting_hand_over"], icon="package-export"
        ),
        tile(
            _("Chưa rõ đã trả hay chưa"),
            "unknown_hand_over",
            figures["unknown_hand_over"],
            _("hệ thống nguồn không ghi nhận việc trả"),
            icon="help-circle",
        ),
    ]


def shares(figures: Figures, address: Address) -> list[dict[str, Any]]:
    """The shares of the period beside the superior's targets; ``attained`` is ``None`` where nothing was set."""
    targets = {each["key"]: each for each in figures.get("targets", [])}
    titles = {
        "online": _("Nộp hồ sơ trực tuyến"),
        "resolved_in_time": _("Giải quyết trước hạn, đúng hạn"),
        "digitised": _("Số hóa thành phần hồ sơ"),
        "electronic_results": _("Kết quả giải quyết điện tử"),
        "reused": _("Khai thác, sử dụng lại dữ liệu số hóa"),
        "paid_online": _("Thanh toán trực tuyến"),
        "petition_satisfaction": _("Hài lòng trong xử lý phản ánh, kiến nghị"),
    }
    fresh = figures["received"]["total"] - figures["received"]["carried_over"]
    resolved = figures["resolved"]["total"]
    in_time = resolved - figures["resolved"][f"by_{figures['rule']}"]["late"]
    counted = {
        **figures["numerators"],
        "online": (figures["received"]["online"], fresh),
        "resolved_in_time": (in_time, resolved),
    }
    measures = {"online": "received.online", "resolved_in_time": "early+on_time"}
    rows = []
    for key, title in titles.items():
        target = targets.get(key)
        if key not in figures["rates"] and target is None:
            continue
        reached = target["reached"] if target else figures["rates"].get(key)
        parts = counted.get(key)
        rows.append(
            {
                "title": title,
                "reached": _("không phát sinh") if reached is None else percent(Decimal(str(reached))),
                "parts": f"{number(parts[0])}/{number(parts[1])}" if parts else "",
                "url": list_url(address, measures.get(key, key))
                if reached and key in figures["rates"]
                else "",
                "target": percent(Decimal(str(target["target"]))) if target else "",
                "attained": target["attained"] if target else None,
            }
        )
    return rows


def warnings(figures: Figures) -> list[dict[str, Any]]:
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
                "cure": _(
                    "Tải tệp dòng lỗi ở lần nhập đó, sửa rồi nhập lại; hoặc xác nhận bỏ dòng không dùng nữa."
                ),
                "url": reverse("control:imports"),
                "label": _("Mở các lần nhập dữ liệu"),
            }
        )
    broken = figures["identities"]["broken"]
    if broken:
        found.append(
            {
                "kind": "late",
                "what": _("Số liệu chưa khớp ở {count} chỗ").format(count=number(len(broken))),
                "points": [
                    f"{each['row']}: {each['identity']} ({each['left']} ≠ {each['right']})"
                    for each in broken[:8]
                ],
                "cure": _(
                    "Mở danh sách của ô được đánh dấu trong Biểu II.06a để tìm hồ sơ còn thiếu kênh nộp hoặc ngày."
                ),
            }
        )
    check = figures["carried_over_check"]
    if not check["agrees"]:
        found.append(_carried_over(check))
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
