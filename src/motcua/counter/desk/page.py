"""What the page of a dossier shows beyond the others' when it is handled here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.agencies.gate import OfficerRequest
from motcua.counter.desk.budget import budget
from motcua.counter.desk.now import now_items, papers
from motcua.counter.desk.panel import panel
from motcua.counter.desk.steps import steps
from motcua.register.models import Dossier
from motcua.register.own import Opened


def desk_of_dossier(request: OfficerRequest, one: Dossier, opened: Opened, now: datetime) -> dict[str, Any]:
    """Context of ``counter/dossier.html``: what may be done, the steps, where it stands, papers, ledger."""
    return {
        "desk": panel(request, one, opened),
        "way": steps(opened, now),
        "now_items": now_items(opened, now),
        "components": papers(opened),
        "budget": budget(opened, now),
    }
