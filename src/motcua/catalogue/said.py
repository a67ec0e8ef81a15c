"""The words for what content and processes hold as codes."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from motcua.rules.limits import Limit, Unit

CHANNEL_NAMES: dict[str, Promise] = {
    "": _("mọi cách nộp"),
    "in_person": _("trực tiếp"),
    "postal": _("bưu chính"),
    "online": _("trực tuyến"),
}
POLICY_NAMES: dict[str, Promise] = {
    "resume": _("tính tiếp phần còn lại"),
    "restart": _("tính lại từ đầu"),
}
WAITS_FOR_NAMES: dict[str, Promise] = {
    "supplement": _("bổ sung hồ sơ"),
    "finance": _("nghĩa vụ tài chính"),
    "opinion": _("ý kiến cơ quan khác"),
    "other": _("việc khác"),
}
KIND_NAMES: dict[str, Promise] = {
    "intake": _("tiếp nhận"),
    "handle": _("thụ lý"),
    "review": _("xem xét"),
    "sign": _("ký"),
    "stamp": _("vào số, đóng dấu"),
    "outside": _("cơ quan khác"),
    "hand_over": _("trả kết quả"),
}
BUDGET_UNIT_NAMES: dict[str, Promise] = {
    "hours": _("giờ làm việc"),
    "days": _("ngày làm việc"),
    "percent": _("% thời hạn"),
}
UNIT_NAMES: dict[Unit, Promise] = {
    Unit.WORKING_HOURS: _("giờ làm việc"),
    Unit.WORKING_DAYS: _("ngày làm việc"),
    Unit.DAYS: _("ngày"),
    Unit.MONTHS: _("tháng"),
    Unit.SAME_DAY: _("trong ngày"),
}
UNIT_CHOICES: list[tuple[str, Promise]] = [(unit.value, name) for unit, name in UNIT_NAMES.items()]
"""What is chosen is the unit as catalogues write it; what is read is in the reader's language."""


def limit_in_words(limit: Limit | None) -> str:
    """A limit in the reader's language; empty where there is none."""
    return time_in_words(limit.number, limit.unit) if limit else ""


def time_in_words(count: int, unit: Unit) -> str:
    """A length of time in the unit of a limit; ``trong ngày`` has no number."""
    match unit:
        case Unit.SAME_DAY:
            return str(UNIT_NAMES[unit])
        case Unit.WORKING_HOURS:
            words = ngettext("{count} giờ làm việc", "{count} giờ làm việc", count)
        case Unit.WORKING_DAYS:
            words = ngettext("{count} ngày làm việc", "{count} ngày làm việc", count)
        case Unit.DAYS:
            words = ngettext("{count} ngày", "{count} ngày", count)
        case Unit.MONTHS:
            words = ngettext("{count} tháng", "{count} tháng", count)
    return words.format(count=count)


def channel_name(channel: str) -> str:
    """By which way is filed."""
    return str(CHANNEL_NAMES.get(channel, channel))


def policy_name(policy: str) -> str:
    """How the limit goes on after a pause."""
    return str(POLICY_NAMES.get(policy, policy))
