"""Taking in linked procedures: choose the bundle, say who applies and what is asked for."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.catalogue.bundles import bundles_of, members_of
from motcua.counter.bundles.forms import RequestForm
from motcua.counter.carry_out import actor
from motcua.register.actions.bundle import receive_bundle
from motcua.register.actions.refused import Refused

SCREEN = "tiếp nhận nhóm liên thông"


@officers(Capability.INTAKE)
@require_safe
def choose(request: OfficerRequest) -> HttpResponse:
    """The bundles that may be taken in today."""
    offered = bundles_of(request.desk.agency.pk, timezone.localdate())
    context = {
        "offers": [{"offer": one, "members": members_of(one)} for one in offered],
        "may_edit": request.desk.may(Capability.CATALOGUE),
        "trail": _trail((_("Tiếp nhận"), "")),
    }
    return render(request, "counter/bundles/choose.html", context)


@officers(Capability.INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: OfficerRequest, key: str) -> HttpResponse:
    """The form; a POST takes the request in and opens its page."""
    agency, now = request.desk.agency, timezone.now()
    offer = next((one for one in bundles_of(agency.pk, timezone.localdate(now)) if one.key == key), None)
    if offer is None:
        raise Http404
    form = RequestForm(request.POST if request.method == "POST" else None, offer=offer, at=now)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            made = receive_bundle(
                agency,
                offer,
                form.person(),
                form.parts(),
                actor(request, Capability.INTAKE, SCREEN),
                channel=given["channel"],
                at_once=given["at_once"],
                uid=given["uid"],
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                _("Đã tiếp nhận nhóm liên thông {code}: người nộp theo dõi bằng mã này.").format(
                    code=made.code
                ),
            )
            return redirect("counter:bundle", uid=made.uid)
    trail = _trail((_("Tiếp nhận"), reverse("counter:bundle_choose")), (offer.name, ""))
    context = {"offer": offer, "form": form, "trail": trail}
    return render(request, "counter/bundles/receive.html", context, status=422 if form.is_bound else 200)


def _trail(*steps: tuple[str, str]) -> list[dict[str, str]]:
    begin = [(_("Trang đầu"), "/"), (_("Nhóm liên thông"), reverse("counter:bundles"))]
    return [{"title": title, "url": url} for title, url in (*begin, *steps)]
