"""The end of the processing: what every way of ending tells, whether papers go back or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.register.actions.pausing import finish
from motcua.register.actions.standing import calendar_of
from motcua.register.course.clock import dated
from motcua.register.course.steps import Share, arrive
from motcua.register.own import Opened
from motcua.register.terms import process_of
from motcua.register.vocabulary import FactKind, Status


def ended(
    opened: Opened,
    status: Status,
    now: datetime,
    *,
    papers_back: bool = False,
    outcomes: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The facts of a dossier that ends at ``now`` without a result. Open pauses end with it, the date owed is
    reckoned as of now. With ``papers_back`` it goes on to the hand-over, else its course ends here.
    """
    told = finish(opened, closed(opened, outcomes), now) if opened.course.open_pauses else {}
    told.pop(FactKind.STEP_DUE, None)
    told[FactKind.STATUS] = {"v": status.value}
    told[FactKind.FINISHED_AT] = dated(now)
    if papers_back:
        told[FactKind.STEP] = hand_over_step(opened, now)
    else:
        told[FactKind.ENDS] = {"v": status.value}
    return told


def issued(opened: Opened, now: datetime) -> dict[str, Any]:
    """The facts of a result that exists from ``now`` on; what was still waited for without need ends with it."""
    told = finish(opened, closed(opened), now) if opened.course.open_pauses else {}
    told.pop(FactKind.STEP_DUE, None)
    return {**told, FactKind.STATUS: {"v": Status.FINISHED.value}, FactKind.FINISHED_AT: dated(now)}


def closed(opened: Opened, outcomes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every open pause and how it ended: ``closed`` unless said otherwise."""
    return {one.key: (outcomes or {}).get(one.key, "closed") for one in opened.course.open_pauses}


def hand_over_step(opened: Opened, now: datetime) -> dict[str, Any]:
    """The fact of a dossier that comes to the hand-over, the last step of every process."""
    last = next(step for step in process_of(opened.course).steps if not step.next)
    return arrive(last, now, None, calendar_of(opened), Share())
