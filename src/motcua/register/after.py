"""What follows of itself when an act was done on an owned dossier: one explicit chain, in the act's transaction.

A step is told how the dossier was before and is now, and who acted. Whatever it writes is events of its own on
other dossiers; it never touches the dossier acted on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from motcua.register.own import Opened
from motcua.register.state import State
from motcua.register.vocabulary import FactKind, Status
from motcua.register.write import Acting

After = Callable[[State, Opened, Acting, datetime], None]


def then(before: State, opened: Opened, actor: Acting, now: datetime) -> None:
    """Do what follows of the act that brought ``opened`` from ``before`` to where it is. Raises ``Refused``."""
    for step in CHAIN:
        step(before, opened, actor, now)


def linked_procedures(before: State, opened: Opened, actor: Acting, now: datetime) -> None:
    """The end of one of linked procedures starts those that waited for it."""
    if FactKind.PART_OF not in opened.course.told or _ended(before) or not _ended(opened.state):
        return
    from motcua.register.linked.follow_on import go_on  # it begins dossiers, which is an act itself

    go_on(opened, actor, now)


def _ended(state: State) -> bool:
    return state.finished_at is not None or state.status == Status.NOT_ACCEPTED


CHAIN: tuple[After, ...] = (linked_procedures,)
