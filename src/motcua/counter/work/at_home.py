"""The tiles of the first page that lead to one's own work."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.gate import OfficerRequest
from motcua.register import worklists
from motcua.register.stages_of_work import STAGES, horizon

# Stage → (kind, icon, what to do, what it says where there is nothing); in the order of urgency.
TILES = {
    "": ("info", "list-check", gettext_lazy("Mở danh sách, gấp nhất trước"), gettext_lazy("Không có việc nào chờ")),
    "overdue": ("late", "alert-triangle", gettext_lazy("Giải quyết, xin lỗi và hẹn lại"), gettext_lazy("Không có")),
    "due_today": ("wait", "hourglass", gettext_lazy("Hoàn thành trong hôm nay"), gettext_lazy("Không có")),
    "step_late": ("late", "clock-exclamation", gettext_lazy("Chuyển bước tiếp theo"), gettext_lazy("Không có")),
}  # fmt: skip


def work_tiles(request: OfficerRequest) -> list[dict[str, Any]]:
    """All of the officer's work, and of it what is late or due today. Two queries."""
    at = horizon(request.desk.agency, request.desk.settings, timezone.now())
    counted = worklists.counts(worklists.mine(request.user), at)
    here = reverse("counter:work")
    return [
        {
            "label": STAGES[stage] if stage else _("Tất cả việc của tôi"),
            "value": counted.told(stage),
            "unit": _("hồ sơ"),
            "kind": kind if counted.numbers[stage] else "ok",
            "icon": icon if counted.numbers[stage] else "check",
            "note": cure if counted.numbers[stage] else nothing,
            "url": f"{here}?giai-doan={stage}" if stage else here,
        }
        for stage, (kind, icon, cure, nothing) in TILES.items()
    ]
