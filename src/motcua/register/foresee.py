"""What an act would do, told before it is done: to the clock, to the step, to the dossier's end."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from motcua.register.actions.own import OwnAct
from motcua.register.course import Pause
from motcua.register.derive import derive
from motcua.register.hearing import Recorded
from motcua.register.own import Opened
from motcua.register.systems import OWN


class Foreseen(NamedTuple):
    """Before and after. ``due`` is the promised date; ``None`` while the clock stands or there is none.

    ``begins`` is the waiting that the act begins, if it does.
    """

    due_before: datetime | None
    due_after: datetime | None
    stands_before: bool
    stands_after: bool
    step_before: str
    step_after: str
    status_before: str
    status_after: str
    begins: Pause | None = None


def foresee(act: OwnAct, opened: Opened, now: datetime) -> Foreseen:
    """What ``act`` would come to at ``now``; nothing is written. Raises ``Refused`` for what was typed."""
    told = Recorded(
        act.kind, now, OWN, now, act.facts(opened, now), opened.head_seq + 1, act.actor.officer.pk
    )
    before, after = opened.state, derive([*opened.events, told])
    here, there = opened.course.here, after.course.here if after.course else None
    new = [one for one in after.own_course.open_pauses if one.key not in opened.course.pauses]
    return Foreseen(
        before.due_at,
        after.due_at,
        opened.course.stands,
        bool(after.course and after.course.stands),
        here.name if here else "",
        there.name if there else "",
        before.status,
        after.status,
        new[-1] if new else None,
    )
