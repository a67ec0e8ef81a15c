"""Facts of the register in the words that officers use: what each is called, and its value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.numbers import number
from motcua.register.appraise import shown
from motcua.register.systems import system_name
from motcua.register.vocabulary import Channel, FactKind, Mode, Status

NAMES = {
    FactKind.FILED_AT: gettext_lazy("Ngày nộp"),
    FactKind.RECEIVED_AT: gettext_lazy("Ngày tiếp nhận"),
    FactKind.DUE_AT: gettext_lazy("Ngày hẹn trả"),
    FactKind.FINISHED_AT: gettext_lazy("Kết thúc xử lý"),
    FactKind.HANDED_OVER_AT: gettext_lazy("Trả kết quả"),
    FactKind.STATUS: gettext_lazy("Trạng thái"),
    FactKind.CODE: gettext_lazy("Mã hồ sơ"),
    FactKind.PROCEDURE: gettext_lazy("Mã thủ tục"),
    FactKind.PROCEDURE_NAME: gettext_lazy("Tên thủ tục"),
    FactKind.FIELD: gettext_lazy("Lĩnh vực"),
    FactKind.CHANNEL: gettext_lazy("Kênh nộp"),
    FactKind.MODE: gettext_lazy("Cách nộp"),
    FactKind.HANDLER: gettext_lazy("Cơ quan giải quyết"),
    FactKind.OFFICER: gettext_lazy("Cán bộ xử lý"),
    FactKind.FEE: gettext_lazy("Phí, lệ phí"),
    FactKind.PAID_ONLINE: gettext_lazy("Thanh toán trực tuyến"),
    FactKind.DIGITISED: gettext_lazy("Số hóa thành phần hồ sơ"),
    FactKind.REUSED: gettext_lazy("Tái sử dụng dữ liệu"),
    FactKind.ELECTRONIC_RESULT: gettext_lazy("Kết quả điện tử"),
    FactKind.LINKED_GROUP: gettext_lazy("Nhóm liên thông"),
    FactKind.LATE_REASON: gettext_lazy("Lý do quá hạn"),
}
FLAGS = frozenset({FactKind.PAID_ONLINE, FactKind.DIGITISED, FactKind.REUSED, FactKind.ELECTRONIC_RESULT})


def fact_name(kind: str) -> str:
    """What a kind of fact is called; ``supplement:2`` is the second supplement."""
    if kind.startswith(f"{FactKind.SUPPLEMENT}:"):
        return _("Yêu cầu bổ sung lần {number}").format(number=kind.partition(":")[2])
    return str(NAMES.get(kind, kind))


def fact_value(kind: str, fact: Mapping[str, Any] | None) -> str:
    """A fact's value in words; a fact that its source withdrew says so."""
    if fact is None:
        return _("nguồn không còn nêu")
    if "told" in fact:
        # An older export that came late: what it told for its own time, see ``register.retell``.
        return fact_value(kind, fact["told"])
    if "at" in fact:
        text = shown(fact["at"])
        return text[:10] if fact.get("p") == "day" and kind != FactKind.DUE_AT else text
    return value_in_words(kind, fact.get("v"))


def value_in_words(kind: str, value: Any) -> str:
    """A plain value of a fact in words."""
    if kind == FactKind.STATUS:
        return str(dict(Status.choices).get(value, value))
    if kind == FactKind.CHANNEL:
        return str(dict(Channel.choices).get(value, value))
    if kind == FactKind.MODE:
        return str(dict(Mode.choices).get(value, value))
    if kind == FactKind.FEE:
        return _("{amount} đồng").format(amount=number(int(value or 0)))
    if kind == FactKind.CODE:
        return "; ".join(f"{code} ({system_name(system)})" for system, code in value)
    if kind.startswith(FactKind.SUPPLEMENT):
        return _supplement(value)
    if isinstance(value, bool):
        return yes_no(value)
    return str(value)


def yes_no(value: bool) -> str:
    """``True`` and ``False`` in words."""
    return _("Có") if value else _("Không")


def _supplement(value: Mapping[str, Any]) -> str:
    asked = _("yêu cầu {at}").format(at=shown(str(value.get("asked", ""))))
    answered = value.get("answered")
    then = _("đã nộp bổ sung {at}").format(at=shown(str(answered))) if answered else _("chưa nộp bổ sung")
    content = str(value.get("content") or "")
    return "; ".join(part for part in (content, asked, then) if part)
