"""The first page of the day: one's own work, the lists that ask for work, the last import, the report that is due."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies.authority import scope
from motcua.agencies.gate import Desk, OfficerRequest, officers
from motcua.agencies.models import AgencyKind
from motcua.agencies.numbers import number
from motcua.agencies.resets import unread
from motcua.agencies.roles import Capability
from motcua.control.question import default_period
from motcua.counter.doubts import open_doubts
from motcua.counter.freshness import freshness
from motcua.counter.to_approve import waiting
from motcua.counter.work.at_home import work_tiles
from motcua.exchange.models import ImportRun, SkippedRow
from motcua.register.queries import STAGES, Filters, count_up_to
from motcua.reports.models import FrozenReport
from motcua.reports.period_names import period_name

MOST = 10_000
"""Lists are counted up to here: beyond, the number itself helps nobody."""

# Stage of the register → (kind, icon, what to do); in the order of urgency.
LISTS = {
    "overdue": ("late", "alert-triangle", gettext_lazy("Giải quyết, xin lỗi và hẹn lại")),
    "due_soon": ("wait", "hourglass", gettext_lazy("Hoàn thành trước hạn")),
    "to_hand_over": ("info", "package-export", gettext_lazy("Mời người dân đến nhận")),
    "hand_over_unknown": ("doubt", "question-mark", gettext_lazy("Hỏi bộ phận trả kết quả")),
    "waiting_supplement": ("wait", "clock-pause", gettext_lazy("Nhắc người nộp bổ sung")),
    "waiting_finance": ("wait", "credit-card", gettext_lazy("Theo dõi nộp thuế, phí")),
}
QUIET = "ok"


@officers(None)
@require_safe
def home(request: OfficerRequest) -> HttpResponse:
    """What an officer sees after signing in; those who read no dossiers see where their own work is."""
    desk = request.desk
    reads = desk.may(Capability.READ)
    return render(
        request,
        "counter/home.html",
        {
            "desk": desk,
            "resets": unread(desk.officer),
            "reads": reads,
            "work": work_tiles(request) if desk.may(Capability.HANDLE) else [],
            "may_watch": desk.may(Capability.WATCH),
            "tiles": [*_lists(request), *_doubts(request)] if reads else [],
            "sources": freshness(desk.agency) if reads else [],
            "proposals": waiting(request) if desk.may(Capability.CORRECT) else None,
            "last_import": _last_import(desk) if desk.may(Capability.IMPORT) else None,
            "empty": reads and not count_up_to(request.user, Filters(), 1),
            "may_import": desk.may(Capability.IMPORT),
            "may_hand_over": desk.may(Capability.HAND_OVER),
            "report": _report(desk) if desk.may(Capability.REPORT) else None,
            "may_audit": desk.may(Capability.AUDIT),
            "may_people": desk.may(Capability.PEOPLE),
            "actions": _first_acts() if desk.may(Capability.INTAKE) else [],
        },
    )


def _first_acts() -> list[dict[str, Any]]:
    """What the counter does all day, one click away."""
    return [
        {
            "label": _("Tiếp nhận hồ sơ mới"),
            "icon": "plus",
            "kind": "primary",
            "url": reverse("counter:intake_choose"),
        },
        {
            "label": _("Tiếp nhận nhóm liên thông"),
            "icon": "git-fork",
            "url": reverse("counter:bundle_choose"),
        },
    ]


def _lists(request: OfficerRequest) -> list[dict[str, Any]]:
    tiles = []
    for stage, (kind, icon, cure) in LISTS.items():
        filters = Filters(stage=stage, due_soon_days=request.desk.settings.due_soon_days)
        many = count_up_to(request.user, filters, MOST)
        tiles.append(
            {
                "label": STAGES[stage],
                "value": _capped(many),
                "unit": _("hồ sơ"),
                "kind": kind if many else QUIET,
                "icon": icon if many else "check",
                "note": cure if many else _("Không có hồ sơ nào"),
                "url": f"{reverse('counter:register')}?stage={stage}" if many else "",
            }
        )
    return tiles


def _doubts(request: OfficerRequest) -> list[dict[str, Any]]:
    doubts = open_doubts(request).order_by().values("pk")[:MOST].count()
    rows = SkippedRow.objects.filter(agency__in=scope(request.user, Capability.READ), cured_at=None)
    missing = rows.order_by().values("pk")[:MOST].count()
    return [
        {
            "label": _("Điểm nghi vấn"),
            "value": _capped(doubts),
            "unit": _("điểm"),
            "kind": "doubt" if doubts else QUIET,
            "icon": "help-circle" if doubts else "check",
            "note": _("Đối chiếu rồi ghi kết quả") if doubts else _("Không có điểm nào"),
            "url": reverse("counter:doubts") if doubts else "",
        },
        {
            "label": _("Dòng bị bỏ qua khi nhập"),
            "value": _capped(missing),
            "unit": _("dòng"),
            "kind": "late" if missing else QUIET,
            "icon": "file-x" if missing else "check",
            "note": _("Sửa rồi nhập lại, báo cáo đang thiếu") if missing else _("Không thiếu dòng nào"),
            "url": reverse("counter:left_out") if missing else "",
        },
    ]


def _capped(many: int) -> str:
    return f"{number(MOST - 1)}+" if many >= MOST else number(many)


def _last_import(desk: Desk) -> ImportRun | None:
    return (
        ImportRun.objects.filter(agency=desk.agency).select_related("officer").order_by("-created_at").first()
    )


def _report(desk: Desk) -> dict[str, Any] | None:
    """The report of the last closed period: frozen, or still to be signed."""
    if desk.agency.kind != AgencyKind.COMMUNE:
        return None
    period = default_period(desk.agency)
    frozen = FrozenReport.objects.filter(agency=desk.agency, first=period.first, last=period.last).defer(
        "figures", "words", "members", "lists"
    )
    return {
        "title": period_name(period),
        "period": period,
        "frozen": frozen.select_related("frozen_by").order_by("-version").first(),
        "url": f"{reverse('control:report')}?ky={period.code}",
    }
