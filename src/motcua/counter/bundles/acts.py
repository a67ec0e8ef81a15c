"""What is done with a request for linked procedures as a whole, each by one POST."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.bundles.forms import ResultForm, TogetherForm
from motcua.counter.bundles.page import bundle_for, show
from motcua.counter.carry_out import actor
from motcua.register.actions.hand_over_bundle import hand_over_bundle
from motcua.register.actions.member_result import RecordResult
from motcua.register.actions.refused import Refused

SCREEN = "trang nhóm liên thông"


@officers(Capability.HAND_OVER)
@require_POST
def hand_over(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Everything that waits for the applicant goes out."""
    one, form = bundle_for(request, uid), TogetherForm(request.POST)
    if not form.is_valid():
        return show(request, one, {"hand_over": form})
    who = actor(request, Capability.HAND_OVER, SCREEN)
    try:
        done = hand_over_bundle(one, who, form.cleaned_data["at"], form.recipient())
    except Refused as refused:
        return show(request, one, {"hand_over": form}, str(refused))
    messages.success(
        request,
        _("Đã trả {count} kết quả của nhóm {code}.").format(count=len(done), code=one.code),
    )
    return redirect("counter:bundle", uid=one.uid)


@officers(Capability.HANDLE)
@require_POST
def result(request: OfficerRequest, uid: UUID, key: str) -> HttpResponse:
    """Another agency told that its result is there."""
    one = bundle_for(request, uid)
    member = get_object_or_404(one.members, key=key)
    form = ResultForm(request.POST, auto_id=f"id_{member.key}_%s")
    bound: dict[str, forms.Form] = {f"result-{member.key}": form}
    if not form.is_valid():
        return show(request, one, bound)
    told = form.cleaned_data
    act = RecordResult(
        member.dossier_id,
        actor(request, Capability.HANDLE, SCREEN),
        told["number"],
        at=told["at"],
        electronic=told["electronic"],
        evidence=told["evidence"],
    )
    try:
        act.execute()
    except Refused as refused:
        return show(request, one, bound, str(refused))
    messages.success(request, _("Đã ghi kết quả “{name}”.").format(name=member.name))
    return redirect("counter:bundle", uid=one.uid)
