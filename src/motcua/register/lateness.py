"""Whether a dossier is late, and whether an approved correction says that in truth it was not. Pure."""

from __future__ import annotations

from datetime import datetime

from motcua.register.state import State
from motcua.register.vocabulary import FactKind
from motcua.rules.verdict import verdict


def is_late(state: State) -> bool:
    """Late by the instant, as counted: by the source's word, whatever was corrected since."""
    if state.finished_at is None or state.due_at is None:
        return False
    return verdict(state.finished_at, state.due_at, "instant") == "late"


def verdict_corrected(state: State) -> bool:
    """Whether approved corrections of due date or finish would make a late dossier punctual.

    The count stays: the report prints "quá hạn 2, trong đó đã đính chính 1".
    """

    def corrected(kind: str, held: datetime | None) -> datetime | None:
        fact = state.corrected.get(kind)
        return datetime.fromisoformat(fact["at"]) if fact else held

    if not state.corrected:
        return False
    finished = corrected(FactKind.FINISHED_AT, state.finished_at)
    promised = corrected(FactKind.DUE_AT, state.due_at)
    return finished is not None and promised is not None and verdict(finished, promised, "instant") != "late"
