"""Corrections that wait for a second officer: without a list of them nobody would know that they are asked."""

from __future__ import annotations

from typing import NamedTuple

from motcua.agencies.authority import reach
from motcua.agencies.gate import OfficerRequest
from motcua.agencies.roles import Capability
from motcua.counter.fact_words import fact_name
from motcua.register.access import of_dossiers
from motcua.register.models import Correction

MOST = 10


class Proposal(NamedTuple):
    """One that waits: of which dossier, what it changes, by whom; ``own``: another officer must decide."""

    correction: Correction
    fact: str
    own: bool


class Proposals(NamedTuple):
    """The oldest ``MOST``, others' before one's own, and how many there are beyond."""

    first: list[Proposal]
    more: int


def waiting(request: OfficerRequest) -> Proposals:
    """What waits where this officer may decide; nothing for those who may not."""
    found = Correction.objects.filter(
        of_dossiers(reach(request.user, Capability.CORRECT)), decided_at__isnull=True
    )
    own = request.desk.officer
    listed = [
        Proposal(each, fact_name(each.fact), each.proposed_by_id == own.pk)
        for each in found.select_related("dossier", "proposed_by").order_by("proposed_at")[: MOST + 1]
    ]
    more = found.count() - MOST if len(listed) > MOST else 0
    return Proposals(sorted(listed[:MOST], key=lambda each: each.own), more)
