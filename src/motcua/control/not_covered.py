"""What a report cannot know yet: the days to come, and systems whose newest export is older than the period's end."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.counter.freshness import freshness
from motcua.rules.periods import Period
from motcua.rules.vietnamese import ngay
from motcua.rules.zone import ZONE, local


def not_over_yet(period: Period) -> bool:
    """Whether days of a period are still to come. On its last day the report may be signed."""
    return period.last > local(timezone.now()).date()


def not_over(period: Period) -> list[dict[str, Any]]:
    """At most one warning likewise: why a report cannot be frozen yet."""
    if not not_over_yet(period):
        return []
    return [
        {
            "kind": "wait",
            "what": _("Kỳ báo cáo đến hết ngày {day}, chưa kết thúc").format(day=ngay(period.last)),
            "why": _("Số liệu dưới đây mới tính đến lúc này; báo cáo chốt được từ ngày cuối kỳ."),
        }
    ]


def not_covered(agency: Agency, period: Period) -> list[dict[str, Any]]:
    """At most one warning, with the parameters of ``partials/alert.html``: figures that newer exports will change."""
    early = [each for each in freshness(agency) if each["taken_at"] < period.end]
    if not early:
        return []
    taken = [f"{each['system']}: {ngay(each['taken_at'].astimezone(ZONE).date())}" for each in early]
    return [
        {
            "kind": "wait",
            "what": _("Có hệ thống chưa có bản xuất sau ngày cuối kỳ ({day})").format(day=ngay(period.last)),
            "why": _(
                "Việc xảy ra sau bản xuất chưa được tính: hồ sơ có thể đã xong mà vẫn đếm là đang giải quyết."
            ),
            "cure": _("Xuất lại tệp của các hệ thống sau rồi nhập: {systems}.").format(
                systems="; ".join(taken)
            ),
            "url": reverse("control:imports"),
            "label": _("Nhập dữ liệu"),
        }
    ]
