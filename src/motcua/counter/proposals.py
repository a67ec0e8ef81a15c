"""The corrections proposed and decided for a dossier, as its page shows them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.gate import Desk
from motcua.counter.act_forms import DecisionForm
from motcua.counter.fact_words import fact_name, fact_value
from motcua.register.models import Correction, Dossier


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
