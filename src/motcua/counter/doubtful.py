"""The doubts of one dossier, each with the form that settles it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _

from motcua.counter.act_forms import CORRECTED, CORRECTED_TO, SettleForm
from motcua.counter.doubt_words import doubt_name
from motcua.counter.fact_words import fact_name
from motcua.register.actions.correct import CORRECTABLE
from motcua.register.appraise import shown
from motcua.register.models import Dossier, Doubt
from motcua.register.sentences import told
from motcua.register.state import Conflict, State
from motcua.register.systems import system_name


def doubts_of(one: Dossier, bound: dict[str, forms.Form], may_settle: bool) -> list[dict[str, Any]]:
    """Open ones first; of the settled ones who found what."""
    listed = (
        Doubt.objects.filter(dossier=one).select_related("settled_by").order_by("-settled_at", "code", "pk")
    )
    return [
        {
            "doubt": doubt,
            "name": doubt_name(doubt.code),
            "message": told(doubt.detail.get("said"), str(doubt.detail.get("message", ""))),
            "open": doubt.settled_at is None,
            "form": (bound.get(f"settle-{doubt.pk}") or SettleForm(auto_id=f"id_{doubt.pk}_%s"))
            if may_settle and doubt.settled_at is None
            else None,
            "found": settlement_in_words(doubt),
        }
        for doubt in listed
    ]


def settlement_in_words(doubt: Doubt) -> str:
    """Who settled a doubt and how; empty while it is open."""
    if doubt.settled_at is None:
        return ""
    if doubt.settled_by is None:
        return _("tự hết khi dữ liệu của nguồn thay đổi")
    return f"{doubt.settled_by.name}: {doubt.settlement}"


def conflicts_of(state: State) -> list[dict[str, str]]:
    """Where two systems contradict each other, settled or not: whose word holds and what the other says."""
    return [
        {
            "name": fact_name(one.fact),
            "held": shown(one.held),
            "holder": system_name(one.holder),
            "claimed": shown(one.claimed),
            "other": system_name(one.other),
            "correct": _correction(one),
        }
        for one in state.conflicts
    ]


def _correction(one: Conflict) -> str:
    """Where the other system's word is proposed as a correction, ready to be reasoned; empty where it cannot be."""
    if not one.claimed or one.fact not in CORRECTABLE:
        return ""
    value = {"True": _("Có"), "False": _("Không")}.get(one.claimed, shown(one.claimed))
    return f"?{urlencode({CORRECTED: one.fact, CORRECTED_TO: value})}#viec-correct"
