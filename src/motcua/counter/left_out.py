"""Rows that imports left out for their faults: until one is cured, reports say that it is missing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import DismissForm
from motcua.exchange.models import SkippedRow
from motcua.exchange.own_lists import told_by
from motcua.exchange.skipped import dismiss as dismiss_row

PAGE = 100


@officers(Capability.READ)
@require_safe
def left_out(request: OfficerRequest) -> HttpResponse:
    """The rows that are missing, in the order of their leaving out."""
    return _list(request, {})


@officers(Capability.SETTLE)
@require_POST
def dismiss(request: OfficerRequest, row_id: int) -> HttpResponse:
    """Say that a row need not be recorded, and why."""
    row = get_object_or_404(SkippedRow, pk=row_id, agency__in=scope(request.user, Capability.SETTLE))
    form = DismissForm(request.POST, auto_id=f"id_{row.pk}_%s")
    if not form.is_valid():
        return _list(request, {row.pk: form}, status=422)
    if dismiss_row(row, request.desk.officer, form.cleaned_data["reason"], timezone.now()):
        messages.success(
            request, _("Đã bỏ dòng {row} của tệp {file}.").format(row=row.row, file=row.file.name)
        )
    else:
        messages.info(request, _("Dòng này đã được xử lý trước đó."))
    return redirect("counter:left_out")


def _list(request: OfficerRequest, bound: dict[int, DismissForm], status: int = 200) -> HttpResponse:
    agencies = scope(request.user, Capability.READ)
    rows = SkippedRow.objects.filter(agency__in=agencies, cured_at=None).select_related("file").order_by("pk")
    after = request.GET.get("sau", "")
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__gt=int(after))
    found = list(rows[: PAGE + 1])
    here = reverse("counter:left_out")
    context: dict[str, Any] = {
        "rows": [
            {
                "row": row,
                "system": told_by(row.system),
                "form": bound.get(row.pk) or DismissForm(auto_id=f"id_{row.pk}_%s"),
                "open": row.pk in bound,
            }
            for row in found[:PAGE]
        ],
        "may_settle": request.desk.may(Capability.SETTLE),
        "may_import": request.desk.may(Capability.IMPORT),
        "next_url": f"{here}?sau={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Nghi vấn"), "url": reverse("counter:doubts")},
            {"title": _("Dòng bị bỏ qua")},
        ],
    }
    return render(request, "counter/left_out.html", context, status=status)
