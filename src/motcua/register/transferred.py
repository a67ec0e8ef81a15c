"""A transfer list as it was when it was sent: what was owed then, and what has become of each dossier since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from motcua.register.course.follow import SILENT
from motcua.register.derive import derive
from motcua.register.hearing import Recorded
from motcua.register.loading import events_of
from motcua.register.models import Dossier, TransferList
from motcua.register.vocabulary import EventKind, FactKind

QUIET = SILENT - {EventKind.PAPERS_SENT.value, EventKind.PAPERS_TAKEN.value, EventKind.SHELVED.value}


class Line(NamedTuple):
    """A dossier of the list. ``due_at`` is what was promised then; ``moved`` what first happened to it afterwards."""

    dossier: Dossier
    originals: int
    due_at: datetime | None
    moved: Recorded | None


def lines_of(transfer: TransferList) -> list[Line]:
    """The lines by code, each as of the moment when the list was made."""
    rows = list(transfer.lines.select_related("dossier").order_by("dossier__code"))
    with connection.cursor() as cursor:
        told = events_of(cursor, [row.dossier_id for row in rows])
    return [
        Line(
            row.dossier,
            row.originals,
            _due_then(told[row.dossier_id], transfer.made_at, row.dossier),
            _moved_since(told[row.dossier_id], transfer),
        )
        for row in rows
    ]


def _due_then(events: Sequence[Recorded], at: datetime, one: Dossier) -> datetime | None:
    known = [event for event in events if event.recorded_at <= at]
    try:
        return derive(known, as_of=at).due_at
    except ValueError:  # merged since, and its code is told by the other record alone
        return one.due_at


def _moved_since(events: Sequence[Recorded], transfer: TransferList) -> Recorded | None:
    """The first event after the list was signed for (or made) that brought the dossier or its papers on."""
    after = transfer.taken_at or transfer.made_at
    return next(
        (
            event
            for event in events
            if event.recorded_at > after and event.kind not in QUIET and not _of_list(event, transfer.pk)
        ),
        None,
    )


def _of_list(event: Recorded, list_id: int) -> bool:
    fact = event.facts.get(FactKind.PAPERS)
    return fact is not None and fact["v"].get("list") == list_id
