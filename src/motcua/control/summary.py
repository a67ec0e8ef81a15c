"""What a report says at a glance: figures that open their lists, and shares beside their targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.agencies.numbers import number, percent
from motcua.control.links import Address, linked, list_url
from motcua.reports.figures.shares import MEASURES
from motcua.reports.narrative.reading import Reading
from motcua.reports.narrative.targets import parts_of

Figures = Mapping[str, Any]


def tiles(figures: Figures, address: Address) -> list[dict[str, Any]]:
    """The figures that everyone asks for first, each with the address of its list; those of its note have theirs."""

    def figure(measure: str, value: int) -> SafeString:
        return linked(address, measure, value)

    def tile(label: str, measure: str, value: int, note: str, kind: str, icon: str) -> dict[str, Any]:
        url = list_url(address, measure) if value else ""
        shown = {"label": label, "value": number(value), "note": note, "url": url, "kind": kind, "icon": icon}
        return {**shown, "links": bool(note) and isinstance(note, SafeString)}

    received, resolved, pending = figures["received"], figures["resolved"], figures["pending"]
    late = resolved[f"by_{figures['rule']}"]["late"]
    came = format_html(
        _("{online} trực tuyến, {paper} trực tiếp và bưu chính, {before} kỳ trước chuyển qua"),
        online=figure("received.online", received["online"]),
        paper=figure("received.in_person+received.postal", received["in_person"] + received["postal"]),
        before=figure("received.carried_over", received["carried_over"]),
    )
    waiting = format_html(
        _("{overdue} quá hạn, {waiting} chờ bổ sung, {finance} chờ nghĩa vụ tài chính"),
        overdue=figure("pending.overdue", pending["overdue"]),
        waiting=figure("pending.awaiting_supplement", pending["awaiting_supplement"]),
        finance=figure("pending.awaiting_finance", pending["awaiting_finance"]),
    )
    rate = figures["rates"]["resolved_in_time"]
    done = "" if rate is None else _("{rate} trước hạn, đúng hạn").format(rate=percent(Decimal(str(rate))))
    not_told = _("hệ thống nguồn không ghi nhận việc trả")
    given = (
        (_("Tiếp nhận"), "received.total", received["total"], came, "", "inbox"),
        (_("Đã giải quyết"), "resolved.total", resolved["total"], done, "ok", "circle-check"),
        (_("Giải quyết quá hạn"), "late", late, _late_note(figures, figure), "late", "alert-triangle"),
        (_("Đang giải quyết"), "pending.total", pending["total"], waiting, "late", "hourglass"),
        (_("Chờ trả kết quả"), "awaiting_hand_over", figures["awaiting_hand_over"], "", "", "package-export"),
        (
            _("Chưa rõ đã trả hay chưa"),
            "unknown_hand_over",
            figures["unknown_hand_over"],
            not_told,
            "",
            "help-circle",
        ),
    )
    calm = {"late": not late, "pending.total": not pending["overdue"]}
    return [
        tile(label, measure, value, note, "" if calm.get(measure) else kind, icon)
        for label, measure, value, note, kind, icon in given
    ]


def _late_note(figures: Figures, figure: Callable[[str, int], SafeString]) -> SafeString:
    """How many of the late were corrected, and how many of those handled here got a letter of apology."""
    corrected = figures["late_corrected"]
    sent, missing = (figures.get(f"late_{letter}", 0) for letter in ("with_letter", "without_letter"))
    parts = []
    if corrected:
        words = _("trong đó đã đính chính {count}")
        parts.append(format_html(words, count=figure("late_corrected", corrected)))
    if sent or missing:
        words = _("thụ lý tại đây: {sent} đã xin lỗi, {missing} chưa")
        told = (figure("late_with_letter", sent), figure("late_without_letter", missing))
        parts.append(format_html(words, sent=told[0], missing=told[1]))
    return format_html_join("; ", "{}", ((part,) for part in parts))


def shares(reading: Reading, address: Address) -> list[dict[str, Any]]:
    """The shares of the period beside the superior's targets; ``attained`` is ``None`` where nothing was set."""
    figures = reading.figures
    targets = {each["key"]: each for each in figures.get("targets", [])}
    rows = []
    for key, title in share_titles().items():
        target = targets.get(key)
        if key not in figures["rates"] and target is None:
            continue
        reached = target["reached"] if target else figures["rates"].get(key)
        above, below = (
            linked(address, measure, part)
            for measure, part in zip(MEASURES[key], parts_of(reading, key), strict=True)
        )
        rows.append(
            {
                "title": title,
                "reached": _("không phát sinh") if reached is None else percent(Decimal(str(reached))),
                "parts": "" if reached is None else format_html("{}/{}", above, below),
                "url": list_url(address, MEASURES[key][0]) if reached else "",
                "target": percent(Decimal(str(target["target"]))) if target else "",
                "attained": target["attained"] if target else None,
            }
        )
    return rows


def share_titles() -> dict[str, str]:
    """Name of a share → what it is called on the screen, in the order of the report."""
    return {
        "online": _("Nộp hồ sơ trực tuyến"),
        "resolved_in_time": _("Giải quyết trước hạn, đúng hạn"),
        "digitised": _("Số hóa thành phần hồ sơ"),
        "electronic_results": _("Kết quả giải quyết điện tử"),
        "reused": _("Khai thác, sử dụng lại dữ liệu số hóa"),
        "paid_online": _("Thanh toán trực tuyến"),
        "petition_satisfaction": _("Hài lòng trong xử lý phản ánh, kiến nghị"),
    }
