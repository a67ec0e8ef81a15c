"""Whether a dossier is late, and whether an approved correction says that in truth it was not. Pure."""

from __future__ import annotations

from datetime import datetime

from motcua.register.state import State
from motcua.register.vocabulary import FactKind
from motcua.rules.verdict import Rule, verdict


def late_but_corrected(state: State, rule: Rule) -> bool:
    """Late by the rule, and punctual by it with the corrections of due date and finish that were approved.

    The count stays, by the source's word; the report prints "quá hạn 2, trong đó đã đính chính 1".
    """
    if not state.corrected or not _late(state.finished_at, state.due_at, rule):
        return False
    finished = _corrected(state, FactKind.FINISHED_AT, state.finished_at)
    promised = _corrected(state, FactKind.DUE_AT, state.due_at)
    return not _late(finished, promised, rule)


def _late(finished: datetime | None, promised: datetime | None, rule: Rule) -> bool:
    return finished is not None and promised is not None and verdict(finished, promised, rule) == "late"


def _corrected(state: State, kind: str, held: datetime | None) -> datetime | None:
    fact = state.corrected.get(kind)
    return datetime.fromisoformat(fact["at"]) if fact else held
