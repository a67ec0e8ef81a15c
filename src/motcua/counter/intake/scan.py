"""A scanner, or a hand, types a code: the dossier opens, whatever system gave it that code."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.register import access
from motcua.register.code import code_in

LONGEST_TYPED = 500


@officers(Capability.READ)
@require_safe
def scan(request: OfficerRequest) -> HttpResponse:
    """Straight to the dossier, or a page that says that there is none."""
    typed = request.GET.get("ma", "")[:LONGEST_TYPED]
    code = code_in(typed)
    # The code of linked procedures is that of their leading dossier, to which the request's page leads.
    linked = access.bundle_by_code(request.user, code) if code else None
    if linked is not None:
        return redirect("counter:bundle", uid=linked.uid)
    found = access.by_code(request.user, code) if code else None
    if found is not None:
        return redirect("counter:dossier", uid=found.uid)
    context = {
        "code": code,
        "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Tìm theo mã")}],
    }
    return render(request, "counter/intake/not_found.html", context, status=404 if code else 200)
