"""Every figure by its key: the flag that it sums, and what it is called.

A key says where a figure stands in a report: ``resolved.by_instant.late``. A few keys depend on the verdict rule
of the report and have no rule in their name: ``early``, ``on_time``, ``late``, ``late_corrected``,
``late_with_reason``, ``late_without_reason``, ``late_with_letter``, ``late_without_letter``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.rules.verdict import Rule

Counts = Mapping[str, int]
"""Flag → how many."""


class Measure(NamedTuple):
    """One figure: its key in a report, the flag of ``flags.sql`` that it sums, and its name."""

    key: str
    flag: str
    title: Promise


BLOCK = (
    Measure("received.total", "received", _("Tiếp nhận: tổng số")),
    Measure("received.online", "online", _("Tiếp nhận trực tuyến")),
    Measure("received.in_person", "in_person", _("Tiếp nhận trực tiếp")),
    Measure("received.postal", "postal", _("Tiếp nhận qua bưu chính công ích")),
    Measure("received.carried_over", "carried_over", _("Kỳ trước chuyển qua")),
    Measure("resolved.total", "resolved", _("Đã giải quyết: tổng số")),
    Measure("resolved.by_instant.early", "early_by_instant", _("Giải quyết trước hạn (theo thời điểm)")),
    Measure("resolved.by_instant.on_time", "on_time_by_instant", _("Giải quyết đúng hạn (theo thời điểm)")),
    Measure("resolved.by_instant.late", "late_by_instant", _("Giải quyết quá hạn (theo thời điểm)")),
    Measure("resolved.by_date.early", "early_by_date", _("Giải quyết trước hạn (theo ngày)")),
    Measure("resolved.by_date.on_time", "on_time_by_date", _("Giải quyết đúng hạn (theo ngày)")),
    Measure("resolved.by_date.late", "late_by_date", _("Giải quyết quá hạn (theo ngày)")),
    Measure("resolved.refused", "refused", _("Từ chối giải quyết")),
    Measure("resolved.withdrawn", "withdrawn", _("Rút hồ sơ")),
    Measure("pending.total", "pending", _("Đang giải quyết: tổng số")),
    Measure("pending.within", "within", _("Đang giải quyết trong hạn")),
    Measure("pending.overdue", "overdue", _("Đang giải quyết quá hạn")),
    Measure("pending.awaiting_supplement", "awaiting_supplement", _("Chờ bổ sung hồ sơ")),
    Measure("pending.awaiting_finance", "awaiting_finance", _("Chờ thực hiện nghĩa vụ tài chính")),
)
"""The figures that every row of a report has, in the shape of ``block``."""

BESIDE = (
    Measure("received_in_period", "received_in_period", _("Tiếp nhận trong kỳ")),
    Measure("unknown_channel", "unknown_channel", _("Tiếp nhận trong kỳ, không rõ kênh nộp")),
    Measure("stopped", "stopped", _("Dừng giải quyết")),
    Measure(
        "overdue_with_letter", "overdue_with_letter", _("Đang giải quyết quá hạn, đã có văn bản xin lỗi")
    ),
    Measure(
        "overdue_without_letter",
        "overdue_without_letter",
        _("Đang giải quyết quá hạn, chưa có văn bản xin lỗi"),
    ),
    Measure("recorded_in_system", "recorded_in_system", _("Đã cập nhật trên hệ thống của thành phố, của Bộ")),
    Measure("digitised", "digitised", _("Đã số hóa thành phần hồ sơ")),
    Measure("reused", "reused", _("Có khai thác, sử dụng lại dữ liệu")),
    Measure("with_fee", "with_fee", _("Có phí, lệ phí")),
    Measure("paid_online", "paid_online", _("Thanh toán trực tuyến")),
    Measure("issued", "issued", _("Đã có kết quả")),
    Measure("electronic_results", "electronic_results", _("Có kết quả điện tử")),
    Measure("linked", "linked", _("Thuộc nhóm thủ tục liên thông")),
    Measure("awaiting_hand_over", "awaiting_hand_over", _("Chờ trả kết quả")),
    Measure("unknown_hand_over", "unknown_hand_over", _("Chưa rõ đã trả kết quả hay chưa")),
)

BY_RULE = (
    Measure("early", "early_by_{rule}", _("Giải quyết trước hạn")),
    Measure("on_time", "on_time_by_{rule}", _("Giải quyết đúng hạn")),
    Measure("late", "late_by_{rule}", _("Giải quyết quá hạn")),
    Measure("late_corrected", "late_by_{rule}_corrected", _("Quá hạn đã được đính chính")),
    Measure("late_with_reason", "late_by_{rule}_with_reason", _("Giải quyết quá hạn, đã ghi nhận lý do")),
    Measure(
        "late_without_reason", "late_by_{rule}_without_reason", _("Giải quyết quá hạn, chưa ghi nhận lý do")
    ),
    Measure("late_with_letter", "late_by_{rule}_with_letter", _("Giải quyết quá hạn, đã có văn bản xin lỗi")),
    Measure(
        "late_without_letter",
        "late_by_{rule}_without_letter",
        _("Giải quyết quá hạn, chưa có văn bản xin lỗi"),
    ),
)

_BY_KEY = {measure.key: measure for measure in (*BLOCK, *BESIDE, *BY_RULE)}


def measure(key: str, rule: Rule) -> Measure:
    """The measure under a key. Raises ``KeyError`` when there is none."""
    found = _BY_KEY[key]
    return found._replace(flag=found.flag.format(rule=rule))


def add_up(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Rows of a measure set rolled up: each flag's sum."""
    sums: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            if isinstance(value, int):
                sums[name] = sums.get(name, 0) + value
    return sums


def block(counts: Counts) -> dict[str, Any]:
    """The figures of one row, nested as in ``report.json``: received, resolved, pending."""
    nested: dict[str, Any] = {}
    for each in BLOCK:
        *above, last = each.key.split(".")
        place = nested
        for name in above:
            place = place.setdefault(name, {})
        place[last] = counts.get(each.flag, 0)
    return nested
