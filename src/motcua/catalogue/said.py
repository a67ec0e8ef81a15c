"""The words for what content and processes hold as codes."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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


def channel_name(channel: str) -> str:
    """By which way is filed."""
    return str(CHANNEL_NAMES.get(channel, channel))


def policy_name(policy: str) -> str:
    """How the limit goes on after a pause."""
    return str(POLICY_NAMES.get(policy, policy))
