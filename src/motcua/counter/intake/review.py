"""One dossier that waits for acceptance: what came, what was said of it, and the three answers there are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.catalogue.content import Content, content_of, unsaid
from motcua.catalogue.models import ProcedureVersion
from motcua.counter.carry_out import actor, dossier_for
from motcua.counter.fact_words import value_in_words
from motcua.counter.intake.checklist import ChecklistForm
from motcua.counter.intake.fee_form import FeeForm
from motcua.counter.intake.foreseen import foreseen
from motcua.register import access
from motcua.register.actions.guide import LONGEST, Complete, Guide, guidances
from motcua.register.actions.not_accept import NotAccept
from motcua.register.actions.own import OwnAct
from motcua.register.actions.receive import Receive
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier
from motcua.register.own import NotOurs, Opened, read_owned
from motcua.register.terms import NotOffered, terms_for
from motcua.register.vocabulary import FactKind, Status

SCREEN = "trang chờ tiếp nhận"


class GuideForm(forms.Form):
    """What is to be completed, all of it at once."""

    content = forms.CharField(
        label=gettext_lazy("Nội dung cần hoàn thiện"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Ghi đầy đủ một lần: còn thiếu gì, sửa gì, vì sao."),
    )
    pauses = forms.BooleanField(
        label=gettext_lazy("Dừng tính giờ tiếp nhận trong khi chờ người nộp"), required=False
    )


class NotAcceptForm(forms.Form):
    """Why it is sent back: printed on form 03."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do không tiếp nhận"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@officers(Capability.INTAKE)
@require_safe
def review(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """The page; of linked procedures that of the whole request."""
    one = dossier_for(request, uid, Capability.INTAKE)
    whole = access.bundle_of(request.user, one)
    if whole is not None and whole.received_at is None:
        return redirect("counter:bundle_review", uid=whole.uid)
    return _page(request, one, {})


@officers(Capability.INTAKE)
@require_POST
def accept(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Receive it: the clock starts."""
    one = dossier_for(request, uid, Capability.INTAKE)
    content = _content(one)
    form = ChecklistForm(request.POST, content=content)
    fees = FeeForm(request.POST, content=content, channel=one.channel)
    if not all([form.is_valid(), fees.is_valid()]):
        return _page(request, one, {"accept": form, "fees": fees})
    said = form.cleaned_data["incomplete"].strip()
    more = {FactKind.INCOMPLETE: {"v": said}} if said else {}
    components = form.components() if form.papers else None
    charges = [charge.as_dict() for charge in fees.charges(one.channel)]
    # With no line filled in, what the filing stated stays.
    act = Receive(one.pk, actor(request, Capability.INTAKE, SCREEN), components, more, charges or None)
    return _do(request, one, act, "accept", form, _("Đã tiếp nhận hồ sơ {code}."), fees=fees)


@officers(Capability.INTAKE)
@require_POST
def guide(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Tell the applicant what to complete."""
    one = dossier_for(request, uid, Capability.INTAKE)
    form = GuideForm(request.POST)
    if not form.is_valid():
        return _page(request, one, {"guide": form})
    told = form.cleaned_data
    who = actor(request, Capability.INTAKE, SCREEN)
    act = Guide(one.pk, who, told["content"], pauses=told["pauses"])
    return _do(request, one, act, "guide", form, _("Đã ghi hướng dẫn cho hồ sơ {code}."))


@officers(Capability.INTAKE)
@require_POST
def complete(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """The applicant has done so."""
    one = dossier_for(request, uid, Capability.INTAKE)
    act = Complete(one.pk, actor(request, Capability.INTAKE, SCREEN))
    return _do(request, one, act, "complete", forms.Form(), _("Đã ghi người nộp hoàn thiện hồ sơ {code}."))


@officers(Capability.INTAKE)
@require_POST
def not_accept(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Send it back."""
    one = dossier_for(request, uid, Capability.INTAKE)
    form = NotAcceptForm(request.POST)
    if not form.is_valid():
        return _page(request, one, {"not_accept": form})
    act = NotAccept(one.pk, actor(request, Capability.INTAKE, SCREEN), form.cleaned_data["reason"])
    return _do(request, one, act, "not_accept", form, _("Đã ghi không tiếp nhận hồ sơ {code}."))


def _do(
    request: OfficerRequest,
    one: Dossier,
    act: OwnAct,
    name: str,
    form: forms.Form,
    done: str,
    **more: forms.Form,
) -> HttpResponse:
    try:
        act.execute()
    except Refused as refused:
        return _page(request, one, {name: form, **more}, str(refused))
    messages.success(request, done.format(code=one.code))
    if isinstance(act, Receive | NotAccept):
        return redirect("counter:dossier", uid=one.uid)
    return redirect("counter:review", uid=one.uid)


def _content(one: Dossier) -> Content:
    """What the version says to which the receipt will pin the dossier: that of today, not of the filing."""
    try:
        terms = terms_for(one.agency, one.procedure_code, timezone.now())
    except NotOffered:
        return content_of(one.version) if one.version else Content()
    return content_of(ProcedureVersion.objects.get(pk=terms.entry.version_id))


def stated(opened: Opened) -> str:
    """What the filing said of its fee: each line, the whole, and whether it was paid; empty where nothing."""
    lines = [
        _("{name} × {count}").format(name=one.get("name", ""), count=one.get("count", 1))
        + (_(" (miễn: {why})").format(why=one["exempt"]) if one.get("exempt") else "")
        for one in opened.course.told.get(FactKind.CHARGES) or []
    ]
    if opened.state.fee:
        lines.append(_("cộng {amount}").format(amount=value_in_words(FactKind.FEE, opened.state.fee)))
    if opened.state.paid_online:
        lines.append(_("đã nộp trực tuyến"))
    return "; ".join(lines)


def _page(
    request: OfficerRequest, one: Dossier, sent: dict[str, forms.Form], refusal: str = ""
) -> HttpResponse:
    now = timezone.now()
    try:
        opened: Opened | None = read_owned(one.pk)
    except NotOurs:
        opened = None
    if opened is None or opened.state.status != Status.FILED:
        if refusal:
            messages.error(request, refusal)
        return redirect("counter:dossier", uid=one.uid)
    who = actor(request, Capability.INTAKE, SCREEN)
    told = opened.course.told.get(FactKind.COMPONENTS) or []
    charged = opened.course.told.get(FactKind.CHARGES) or []
    content = _content(one)
    context: dict[str, Any] = {
        "dossier": one,
        "refusal": refusal,
        "until": opened.course.accept_by,
        "over": opened.course.accept_by is not None and opened.course.accept_by < now,
        "people": access.personal_masked(request.user, one),
        "guidances": list(guidances(opened).values()),
        "may_complete": Complete(one.pk, who).refusal(opened, now) is None,
        "why_not_accept": Receive(one.pk, who).refusal(opened, now) or "",
        "foreseen": foreseen(one.agency, one.procedure_code, now),
        "accept_form": sent.get("accept") or ChecklistForm(content=content, told=told),
        "fee_form": sent.get("fees") or FeeForm(content=content, channel=one.channel, told=charged),
        "unsaid": unsaid(content, one.channel),
        "stated": stated(opened),
        "guide_form": sent.get("guide") or GuideForm(auto_id="id_huong_dan_%s"),
        "not_accept_form": sent.get("not_accept") or NotAcceptForm(auto_id="id_khong_%s"),
        "trail": [
            {"title": _("Chờ tiếp nhận"), "url": reverse("counter:intake_queue")},
            {"title": one.code},
        ],
    }
    return render(request, "counter/intake/review.html", context, status=422 if sent or refusal else 200)
