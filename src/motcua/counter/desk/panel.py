"""What this officer can do now with a dossier that is handled here: the usual in front, the rest folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from motcua.agencies.gate import OfficerRequest
from motcua.counter.carry_out import actor
from motcua.counter.desk.forms.base import Case
from motcua.counter.desk.verbs import VERBS, Verb
from motcua.register.models import Dossier
from motcua.register.own import Opened


@dataclass(frozen=True)
class Offer:
    """A verb that can be done now, and where."""

    verb: Verb
    url: str


def case_for(request: OfficerRequest, opened: Opened, verb: Verb) -> Case:
    """The dossier before this officer, in the role that allows the verb."""
    return Case(opened, actor(request, verb.capability), timezone.now())


def panel(request: OfficerRequest, one: Dossier, opened: Opened) -> dict[str, Any]:
    """``usual`` and ``others``: lists of ``Offer``; ``recall``: the offer to take a forward back, or ``None``."""
    here = opened.course.here
    kind = here.kind if here else ""
    possible = [
        Offer(verb, reverse(verb.url_name, args=[one.uid]))
        for verb in VERBS
        if request.desk.may(verb.capability) and verb.why_not(case_for(request, opened, verb)) is None
    ]
    return {
        "usual": [offer for offer in possible if kind in offer.verb.usual_at],
        "others": [
            offer for offer in possible if kind not in offer.verb.usual_at and offer.verb.name != "recall"
        ],
        "recall": next((offer for offer in possible if offer.verb.name == "recall"), None),
        "step": here.name if here else "",
        "seq": opened.head_seq,
    }
