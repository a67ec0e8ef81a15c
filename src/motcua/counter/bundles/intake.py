"""Taking in linked procedures: choose the bundle, say what is asked for, who applies and what they bring.

Its buttons say what is wanted (``act``), as of a single intake: ``find`` an applicant known here, or only reckon
anew; ``open`` that one's data (logged); ``receive``; ``file``: only entered, what the portal sent for one.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

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
from motcua.counter.bundles.request_desk import RequestDesk
from motcua.counter.carry_out import actor
from motcua.counter.intake.applicant import filled_in
from motcua.counter.intake.intake_form import WAYS
from motcua.register.actions.bundle import Way, file_bundle, receive_bundle
from motcua.register.actions.refused import Refused
from motcua.register.models import Bundle
from motcua.register.systems import OWN

SCREEN = "tiếp nhận nhóm liên thông"


@officers(Capability.INTAKE)
@require_safe
def choose(request: OfficerRequest) -> HttpResponse:
    """The bundles that may be taken in today."""
    offered = bundles_of(request.desk.agency.pk, timezone.localdate())
    context = {
        "offers": [{"offer": one, "members": members_of(one)} for one in offered],
        "may_edit": request.desk.may(Capability.CATALOGUE),
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Nhóm liên thông"), "url": reverse("counter:bundles")},
            {"title": _("Tiếp nhận")},
        ],
    }
    return render(request, "counter/bundles/choose.html", context)


@officers(Capability.INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: OfficerRequest, key: str) -> HttpResponse:
    """The form; what is taken in opens its page."""
    now = timezone.now()
    offered = bundles_of(request.desk.agency.pk, timezone.localdate(now))
    offer = next((one for one in offered if one.key == key), None)
    if offer is None:
        raise Http404
    if request.method != "POST":
        return RequestDesk(request, offer, now).page()
    act = request.POST.get("act", "")
    if act == "find":
        return RequestDesk(request, offer, now, request.POST.copy()).page(looked=True)
    if act == "open":
        data, filled = filled_in(request)
        return RequestDesk(request, offer, now, data).page(opened=True, filled=filled)
    desk = RequestDesk(request, offer, now, request.POST.copy())
    desk.checklist.only_noted = act == "file"
    return _take_in(request, desk, only_noted=act == "file")


def _take_in(request: OfficerRequest, desk: RequestDesk, *, only_noted: bool) -> HttpResponse:
    """Record it, or show what is wrong with everything typed still there."""
    if not desk.is_valid():
        return desk.page(judged=True)
    uid = uuid5(NAMESPACE_URL, f"bundle:{request.desk.officer.pk}:{desk.who.cleaned_data['token']}")
    if not desk.who.cleaned_data["warned"] and (duplicates := desk.duplicates()):
        # Whoever sends the same form twice finds as a duplicate what the first sending entered.
        if (entered := Bundle.objects.filter(uid=uid, agency=request.desk.agency).first()) is not None:
            return redirect("counter:bundle", uid=entered.uid)
        return desk.warned(duplicates)
    try:
        made = _record(request, desk, uid, only_noted=only_noted)
    except Refused as refused:
        return desk.page(judged=True, refusal=str(refused))
    if only_noted:
        done = _("Đã ghi nhóm liên thông {code}, chờ tiếp nhận: người nộp theo dõi bằng mã này.")
    else:
        done = _("Đã tiếp nhận nhóm liên thông {code}: người nộp theo dõi bằng mã này.")
    messages.success(request, done.format(code=made.code))
    return redirect("counter:bundle", uid=made.uid)


def _record(request: OfficerRequest, desk: RequestDesk, uid: UUID, *, only_noted: bool) -> Bundle:
    told = desk.who.cleaned_data
    way = WAYS[told["way"]]
    code = (OWN, told["block_code"]) if told["block_code"] else None
    if told["code"]:
        code = (told["system"], told["code"])
    who = actor(request, Capability.INTAKE, SCREEN)
    entered = Way(
        channel=str(way.channel),
        mode=str(way.mode),
        at_once=desk.parts.cleaned_data["at_once"],
        account=told["account"] if told["way"] == "assisted" else "",
        home=told["home"],
        home_note=told["home_note"].strip(),
        code=code,
        more={"delivery": {"v": told["delivery"] or "counter"}},
        uid=uid,
    )
    asked = (request.desk.agency, desk.offer, desk.who.person, desk.given(), who, None, entered)
    if only_noted:
        return file_bundle(*asked, filed_at=told["received_at"])
    return receive_bundle(*asked, received_at=told["received_at"])
