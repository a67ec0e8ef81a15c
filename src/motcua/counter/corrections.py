"""Corrections of a dossier: one officer proposes, another decides."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import CorrectionForm, DecisionForm
from motcua.counter.carry_out import actor, carry_out, dossier_for
from motcua.register.actions import correct
from motcua.register.models import Correction


@officers(Capability.CORRECT)
@require_POST
def propose(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Put a correction forward."""
    one, who = dossier_for(request, uid, Capability.CORRECT), actor(request, Capability.CORRECT)
    return carry_out(
        request,
        one,
        "correct",
        CorrectionForm(request.POST),
        lambda told: correct.propose(
            one.pk, who, told["fact"], told["value"], told["reason"], told["evidence"]
        ),
        _("Đã ghi đề nghị đính chính; một cán bộ khác duyệt thì có hiệu lực."),
    )


@officers(Capability.CORRECT)
@require_POST
def decide(request: OfficerRequest, uid: UUID, correction_id: int) -> HttpResponse:
    """Approve or decline somebody else's proposal."""
    one, who = dossier_for(request, uid, Capability.CORRECT), actor(request, Capability.CORRECT)
    proposal = get_object_or_404(Correction, pk=correction_id, dossier=one)
    return carry_out(
        request,
        one,
        f"decide-{proposal.pk}",
        DecisionForm(request.POST),
        lambda told: correct.decide(proposal.pk, who, told["approved"], told["remark"]),
        _("Đã ghi quyết định về đề nghị đính chính."),
    )
