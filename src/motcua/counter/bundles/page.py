"""The page of a request for linked procedures: its members, its plan, what may be done. It refreshes itself.

What changes is asked for again every half minute; where nothing has, nothing is sent (204).
"""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.agencies.working_calendar import calendar_for
from motcua.counter.bundles.forms import ResultForm, TogetherForm
from motcua.counter.bundles.words import chart, row, whole
from motcua.counter.carry_out import actor
from motcua.register import access
from motcua.register.actions import accept_bundle
from motcua.register.actions.hand_over_bundle import obstacle, ready
from motcua.register.actions.member_result import RecordResult
from motcua.register.linked.standing import BundleStanding, standing
from motcua.register.models import Bundle
from motcua.register.own import read_owned
from motcua.register.vocabulary import Status

MARK = "dau"


@officers(Capability.READ)
@require_safe
def bundle(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """The page, or the part of it that lives."""
    return show(request, bundle_for(request, uid), {})


def bundle_for(request: OfficerRequest, uid: UUID) -> Bundle:
    """The request, for whoever may see it whole; for everybody else there is none (404)."""
    try:
        return access.bundle(request.user, uid)
    except Bundle.DoesNotExist as error:
        raise Http404 from error


def show(
    request: OfficerRequest, one: Bundle, bound: dict[str, forms.Form], refusal: str = ""
) -> HttpResponse:
    """The page with the forms of ``bound`` (by act) open; a refusal stands on top."""
    now = timezone.now()
    found = standing(one, now)
    ids = [member.dossier.pk for member in found.members]
    seen = set(access.visible(request.user).filter(pk__in=ids).values_list("pk", flat=True))
    live = render_to_string(
        "counter/bundles/_live.html",
        {
            "rows": [row(member, seen, now) for member in found.members],
            # Escaped where it is made (documents.charts.svg).
            "chart": mark_safe(chart(found, calendar_for(one.agency), now)),
            "whole": whole(found),
        },
    )
    mark = hashlib.blake2b(live.encode(), digest_size=9).hexdigest()
    again_url = f"{reverse('counter:bundle', args=[one.uid])}?{MARK}={mark}"
    if MARK in request.GET and request.headers.get("HX-Request"):
        if request.GET[MARK] == mark:
            return HttpResponse(status=204)
        return render(request, "counter/work/_fresh.html", {"live": live, "again_url": again_url})
    context = {
        "bundle": one,
        "found": found,
        "live": live,
        "again_url": again_url,
        "refusal": refusal,
        **_offers(request, one, found, bound),
        "may_answer": request.desk.may(Capability.INTAKE)
        and accept_bundle.obstacle(one, actor(request, Capability.INTAKE)) is None,
        "may_print": request.desk.may(Capability.READ_PERSONAL),
        "applicant": found.members[0].dossier.applicant if found.members else "",
        "not_accepted": bool(found.members) and found.members[0].dossier.status == Status.NOT_ACCEPTED,
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Nhóm liên thông"), "url": reverse("counter:bundles")},
            {"title": one.code},
        ],
    }
    return render(request, "counter/bundles/bundle.html", context, status=422 if bound else 200)


def _offers(
    request: OfficerRequest, one: Bundle, found: BundleStanding, bound: dict[str, forms.Form]
) -> dict[str, Any]:
    """What may be done here: hand over, and write down what other agencies told."""
    may_hand_over = request.desk.may(Capability.HAND_OVER)
    fresh = TogetherForm(initial={"at": timezone.localtime().strftime("%Y-%m-%dT%H:%M")})
    return {
        "may_hand_over": may_hand_over,
        "hand_over_obstacle": obstacle(one) if may_hand_over else None,
        "ready": ready(one) if may_hand_over else [],
        "hand_over_form": bound.get("hand_over") or fresh,
        "results": [
            {
                "name": member.member.name,
                "open": f"result-{member.member.key}" in bound,
                "form": bound.get(f"result-{member.member.key}")
                or ResultForm(auto_id=f"id_{member.member.key}_%s"),
                "url": reverse("counter:bundle_result", args=[one.uid, member.member.key]),
            }
            for member in found.members
            if _may_record(request, member.dossier.pk)
        ],
    }


def _may_record(request: OfficerRequest, dossier_id: int) -> bool:
    if not request.desk.may(Capability.HANDLE):
        return False
    act = RecordResult(dossier_id, actor(request, Capability.HANDLE))
    return act.refusal(read_owned(dossier_id), timezone.now()) is None
