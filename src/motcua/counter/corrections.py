"""Corrections of a dossier: one officer proposes, another decides."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies.gate import Desk, OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import CorrectionForm, DecisionForm
from motcua.counter.carry_out import actor, carry_out, dossier_for
from motcua.counter.fact_words import fact_name, fact_value
from motcua.register.actions import correct
from motcua.register.models import Correction, Dossier


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


def corrections_of(
    dossier: Dossier, desk: Desk, bound: dict[str, Any], may_decide: bool
) -> list[dict[str, Any]]:
    """The proposals of a dossier, those that wait first, each with its form where this officer may decide."""
    listed = dossier.corrections.select_related("proposed_by", "decided_by").order_by("-decided_at", "-pk")
    return [_told(one, desk, bound, may_decide) for one in listed]


def _told(one: Correction, desk: Desk, bound: dict[str, Any], may_decide: bool) -> dict[str, Any]:
    waits = one.decided_at is None
    own = one.proposed_by_id == desk.officer.pk
    name = f"decide-{one.pk}"
    return {
        "correction": one,
        "name": fact_name(one.fact),
        "was": fact_value(one.fact, one.replaces) if one.replaces else _("không có"),
        "value": fact_value(one.fact, one.value),
        "waits": waits,
        "why_not": _("Người đề nghị không tự duyệt: chờ một cán bộ khác.") if waits and own else "",
        "form": (bound.get(name) or DecisionForm()) if waits and may_decide and not own else None,
    }
