"""The requests for linked procedures that came in last; a scanned code opens its own."""

from __future__ import annotations

from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.register import access

SHOWN = 50
LONGEST = 60


@officers(Capability.READ)
@require_safe
def recent(request: OfficerRequest) -> HttpResponse:
    """The list; ``ma`` is a code as typed or scanned."""
    code = request.GET.get("ma", "").strip()[:LONGEST]
    if code and (found := access.bundle_by_code(request.user, code)) is not None:
        return redirect("counter:bundle", uid=found.uid)
    context = {
        "code": code,
        "bundles": access.bundles(request.user)
        .prefetch_related("members__dossier")
        .order_by(Coalesce("received_at", "filed_at").desc(), "-id")[:SHOWN],
        "may_receive": request.desk.may(Capability.INTAKE),
        "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Nhóm liên thông")}],
    }
    return render(request, "counter/bundles/recent.html", context)
