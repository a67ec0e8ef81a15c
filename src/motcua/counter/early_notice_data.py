"""From a dossier whose result came early to the notice that says so."""

from __future__ import annotations

from django.utils import timezone

from motcua.documents.slips.early_notice import EarlyNotice, paper
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Slip
from motcua.register.own import Opened
from motcua.register.state import State
from motcua.register.vocabulary import EventKind, Outcome

EARLY = "bao-som"
"""Its name among the forms: a paper of the one-stop shop without a number among the decree's."""


def is_early(state: State) -> bool:
    """Whether the result waits for its applicant before the date on the slip (NĐ 118/2025/NĐ-CP article 20)."""
    ended, owed = state.finished_at, state.due_at
    waits = state.outcome == Outcome.ISSUED and state.handed_over_at is None
    return waits and ended is not None and owed is not None and ended < owed


def early_notice(office: Office, request: Request, opened: Opened) -> Slip | None:
    """The notice, dated when the applicant was told; ``None`` where there is nothing early to tell."""
    state = opened.state
    if not is_early(state) or state.finished_at is None:
        return None
    told = [event.recorded_at for event in opened.events if event.kind == EventKind.NOTIFIED]
    written = told[-1] if told else timezone.now()
    return paper(EarlyNotice(office, request, written, ready_at=state.finished_at, due_at=state.due_at))
