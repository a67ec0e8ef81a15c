"""A request for linked procedures that waits for its acceptance: what came, and the answers there are to all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.bundles.page import bundle_for
from motcua.counter.bundles.review_desk import ReviewDesk
from motcua.counter.carry_out import actor
from motcua.counter.intake.review import GuideForm, NotAcceptForm
from motcua.register import access
from motcua.register.actions.accept_bundle import accept_bundle, not_accept_bundle, obstacle, waits
from motcua.register.actions.guide import Complete, Guide, guidances
from motcua.register.actions.refused import Refused
from motcua.register.linked.asked import outlook
from motcua.register.models import Bundle
from motcua.register.write import Actor

SCREEN = "trang chờ tiếp nhận nhóm liên thông"


@officers(Capability.INTAKE)
@require_safe
def review(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """The page; what was answered already is shown as it stands."""
    return _page(request, bundle_for(request, uid))


@officers(Capability.INTAKE)
@require_POST
def answer(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """``act``: ``accept``, ``guide``, ``complete`` (the applicant did as guided) or ``not_accept``."""
    one = bundle_for(request, uid)
    do = ANSWERS.get(request.POST.get("act", ""))
    if do is None:
        return _page(request, one, refusal=_("Chọn một việc: tiếp nhận, hướng dẫn hoặc không tiếp nhận."))
    return do(request, one, actor(request, Capability.INTAKE, SCREEN))


def _accept(request: OfficerRequest, one: Bundle, who: Actor) -> HttpResponse:
    if not waits(one):
        return _page(request, one)
    desk = ReviewDesk(one, timezone.now(), request.POST)
    if not desk.is_valid():
        return _page(request, one, desk=desk, wrong=True)
    try:
        accept_bundle(one, who, desk.found())
    except Refused as refused:
        return _page(request, one, desk=desk, refusal=str(refused))
    done = _("Đã tiếp nhận nhóm liên thông {code}: mỗi hồ sơ có thời hạn của mình.")
    messages.success(request, done.format(code=one.code))
    return redirect("counter:bundle", uid=one.uid)


def _not_accept(request: OfficerRequest, one: Bundle, who: Actor) -> HttpResponse:
    form = NotAcceptForm(request.POST, auto_id="id_khong_%s")
    if not form.is_valid():
        return _page(request, one, sent={"not_accept_form": form}, wrong=True)
    try:
        not_accept_bundle(one, who, form.cleaned_data["reason"])
    except Refused as refused:
        return _page(request, one, sent={"not_accept_form": form}, refusal=str(refused))
    messages.success(request, _("Đã ghi không tiếp nhận nhóm liên thông {code}.").format(code=one.code))
    return redirect("counter:bundle", uid=one.uid)


def _guide(request: OfficerRequest, one: Bundle, who: Actor) -> HttpResponse:
    form = GuideForm(request.POST, auto_id="id_huong_dan_%s")
    if not form.is_valid():
        return _page(request, one, sent={"guide_form": form}, wrong=True)
    act = Guide(_leading(one), who, form.cleaned_data["content"], pauses=form.cleaned_data["pauses"])
    return _said(request, one, act, _("Đã ghi hướng dẫn cho nhóm liên thông {code}."), guide_form=form)


def _complete(request: OfficerRequest, one: Bundle, who: Actor) -> HttpResponse:
    done = _("Đã ghi người nộp hoàn thiện nhóm liên thông {code}.")
    return _said(request, one, Complete(_leading(one), who), done)


ANSWERS: dict[str, Callable[[OfficerRequest, Bundle, Actor], HttpResponse]] = {
    "accept": _accept,
    "guide": _guide,
    "complete": _complete,
    "not_accept": _not_accept,
}


def _said(
    request: OfficerRequest, one: Bundle, act: Guide | Complete, done: str, **sent: forms.Form
) -> HttpResponse:
    try:
        act.execute()
    except Refused as refused:
        return _page(request, one, sent=sent, refusal=str(refused))
    messages.success(request, done.format(code=one.code))
    return redirect("counter:bundle_review", uid=one.uid)


def _leading(one: Bundle) -> int:
    return one.members.earliest("position").dossier_id


def _page(
    request: OfficerRequest,
    one: Bundle,
    *,
    desk: ReviewDesk | None = None,
    sent: dict[str, forms.Form] | None = None,
    refusal: str = "",
    wrong: bool = False,
) -> HttpResponse:
    now, who = timezone.now(), actor(request, Capability.INTAKE, SCREEN)
    if not request.desk.may(Capability.INTAKE) or one.filed_at is None:
        raise Http404
    if obstacle(one, who) is not None:
        if refusal:
            messages.error(request, refusal)
        return redirect("counter:bundle", uid=one.uid)
    desk = desk or ReviewDesk(one, now)
    leading = desk.members[0].dossier
    until = desk.leading.course.accept_by
    at_once = not any(member.after for member in desk.members)
    plan = outlook(one.agency, desk.asked, tuple(desk.opened), at_once, now)
    context: dict[str, Any] = {
        "bundle": one,
        "dossier": leading,
        "members": desk.members,
        "refusal": refusal,
        "wrong": wrong,
        "until": until,
        "over": until is not None and until < now,
        "plan": plan,
        "people": access.personal_masked(request.user, leading),
        "guidances": list(guidances(desk.leading).values()),
        "may_complete": Complete(leading.pk, who).refusal(desk.leading, now) is None,
        "checklist": desk.checklist,
        "fees": desk.fee_rows(),
        "guide_form": GuideForm(auto_id="id_huong_dan_%s"),
        "not_accept_form": NotAcceptForm(auto_id="id_khong_%s"),
        **(sent or {}),
        "trail": [
            {"title": _("Chờ tiếp nhận"), "url": reverse("counter:intake_queue")},
            {"title": one.code},
        ],
    }
    status = 422 if wrong or refusal else 200
    return render(request, "counter/bundles/review.html", context, status=status)
