"""The dossiers that a report lists by name of procedure and dates, not only counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from motcua.rules.zone import ZONE
from motcua.statistics.count import Count, Member

LISTED = ("late", "pending.total", "awaiting_hand_over", "unknown_hand_over")
"""Measures whose dossiers the workbook lists one by one."""


class ListRow(NamedTuple):
    """One dossier in a list. Instants are local, ISO to the minute, empty where unknown; no personal data."""

    dossier_id: int
    code: str
    procedure: str
    field: str
    system: str
    unit: str
    received: str
    due: str
    finished: str


def lists_of(count: Count, members: Iterable[Member]) -> dict[str, list[ListRow]]:
    """Measure → rows, the commune's own dossiers in order of due date, those without one last.

    ``members`` are those of ``count``, whose knowledge the names and dates are told by as well.
    """
    own = [member for member in members if member.place == "own"]
    behind = {key: [member for member in own if key in member.keys] for key in LISTED}
    wanted = {member.dossier_id for listed in behind.values() for member in listed}
    details = _details(count, wanted)
    return {
        key: sorted((_row(member, details[member.dossier_id]) for member in listed), key=_order)
        for key, listed in behind.items()
    }


_Details = tuple[str, datetime | None, datetime | None, datetime | None]


def _details(count: Count, ids: Iterable[int]) -> Mapping[int, _Details]:
    rows = count.engine.register_rows(
        "SELECT id, procedure_name, received_at, due_at, finished_at FROM register_dossier WHERE id = ANY(%(ids)s)",
        ids=list(ids),
    )
    return {pk: (name, received, due, finished) for pk, name, received, due, finished in rows}


def _row(member: Member, details: _Details) -> ListRow:
    name, *instants = details
    received, due, finished = (_local(moment) for moment in instants)
    return ListRow(
        member.dossier_id,
        member.code,
        name,
        member.field,
        member.system,
        member.unit,
        received,
        due,
        finished,
    )


def _local(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return moment.astimezone(ZONE).replace(tzinfo=None).isoformat(timespec="minutes")


def _order(row: ListRow) -> tuple[bool, str, str]:
    return (not row.due, row.due, row.code)
