"""What an officer does to a dossier, each by one POST."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import (
    AssignForm,
    ExplainForm,
    HandOverForm,
    NoteForm,
    RemindForm,
    SettleForm,
    ShelveForm,
)
from motcua.counter.carry_out import actor, carry_out, dossier_for
from motcua.register.actions.assign import Assign
from motcua.register.actions.explain import ExplainLateness
from motcua.register.actions.hand_over import HandOver
from motcua.register.actions.note import Note
from motcua.register.actions.papers import Shelve
from motcua.register.actions.remind import Remind
from motcua.register.actions.settle import settle as settle_doubt
from motcua.register.models import Doubt


@officers(Capability.NOTE)
@require_POST
def note(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Write a note."""
    one, who = dossier_for(request, uid, Capability.NOTE), actor(request, Capability.NOTE)
    return carry_out(
        request,
        one,
        "note",
        NoteForm(request.POST),
        lambda told: Note(one.pk, who, told["text"]).execute(),
        _("Đã ghi chú vào hồ sơ {code}.").format(code=one.code),
    )


@officers(Capability.ASSIGN)
@require_POST
def assign(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Give the dossier to an officer."""
    one, who = dossier_for(request, uid, Capability.ASSIGN), actor(request, Capability.ASSIGN)
    return carry_out(
        request,
        one,
        "assign",
        AssignForm(request.POST, dossier=one),
        lambda told: Assign(one.pk, who, told["assignee"], told["unit"]).execute(),
        _("Đã phân công hồ sơ {code}.").format(code=one.code),
    )


@officers(Capability.REMIND)
@require_POST
def remind(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Urge whoever sees to it."""
    one, who = dossier_for(request, uid, Capability.REMIND), actor(request, Capability.REMIND)
    return carry_out(
        request,
        one,
        "remind",
        RemindForm(request.POST),
        lambda told: Remind(one.pk, who, told["text"]).execute(),
        _("Đã ghi đôn đốc hồ sơ {code}.").format(code=one.code),
    )


@officers(Capability.TRANSFER)
@require_POST
def shelve(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Say where the papers lie."""
    one, who = dossier_for(request, uid, Capability.TRANSFER), actor(request, Capability.TRANSFER)
    return carry_out(
        request,
        one,
        "shelve",
        ShelveForm(request.POST),
        lambda told: Shelve(one.pk, who, told["place"]).execute(),
        _("Đã ghi nơi để hồ sơ giấy {code}.").format(code=one.code),
    )


@officers(Capability.HAND_OVER)
@require_POST
def hand_over(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """The applicant has the result."""
    one, who = dossier_for(request, uid, Capability.HAND_OVER), actor(request, Capability.HAND_OVER)
    return carry_out(
        request,
        one,
        "hand_over",
        HandOverForm(request.POST),
        lambda told: HandOver(one.pk, who, told["at"]).execute(),
        _("Đã ghi nhận trả kết quả hồ sơ {code}.").format(code=one.code),
    )


@officers(Capability.CORRECT)
@require_POST
def explain(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Say why it was late."""
    one, who = dossier_for(request, uid, Capability.CORRECT), actor(request, Capability.CORRECT)
    return carry_out(
        request,
        one,
        "explain",
        ExplainForm(request.POST),
        lambda told: ExplainLateness(one.pk, who, told["reason"]).execute(),
        _("Đã ghi lý do quá hạn của hồ sơ {code}.").format(code=one.code),
    )


@officers(Capability.SETTLE)
@require_POST
def settle(request: OfficerRequest, uid: UUID, doubt_id: int) -> HttpResponse:
    """Settle one doubt of the dossier."""
    one, who = dossier_for(request, uid, Capability.SETTLE), actor(request, Capability.SETTLE)
    doubt = get_object_or_404(Doubt, pk=doubt_id, dossier=one)
    return carry_out(
        request,
        one,
        f"settle-{doubt.pk}",
        SettleForm(request.POST),
        lambda told: settle_doubt(doubt.pk, who, told["finding"]),
        _("Đã xử lý điểm nghi vấn của hồ sơ {code}.").format(code=one.code),
    )
