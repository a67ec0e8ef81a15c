"""Rows that an earlier export held and a newer one should hold but does not: shown, never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_noop as _

from motcua.agencies.models import Agency
from motcua.agencies.names import Names
from motcua.register.appraise import Standing, shown
from motcua.register.doubts import doubt_values, open_doubts
from motcua.register.sentences import sentence
from motcua.register.source import FoundDoubt, Speaker
from motcua.register.sparse import beware_of_loops
from motcua.register.vocabulary import FactKind


class Gone(NamedTuple):
    """The doubts opened; or, of a partial export, how many of the dossiers ``known`` in its scope it ``held``."""

    doubts: list[FoundDoubt]
    held: int = 0
    known: int = 0

    @property
    def partial(self) -> bool:
        """Whether the files hold less than half of what was known in their scope."""
        return 2 * self.held < self.known


@dataclass(frozen=True)
class GoneScope:
    """What a run's files of one system claim to hold: receipts in [start, end) handled by ``handlers``.

    ``handlers`` are names as files write them (an empty name is the commune itself); ``left_out``: codes of rows that
    they hold, not fit to be recorded.
    """

    system: str
    run_id: int
    taken_at: datetime
    start: datetime
    end: datetime
    handlers: frozenset[str]
    left_out: frozenset[str] = frozenset()


_HELD = """
SELECT d.id, d.code, s.run_id IS NOT DISTINCT FROM %s, s.taken_at, s.origin::jsonb->>'sheet', s.origin::jsonb->>'row',
       s.dossier_id
  FROM register_dossier d {} AND s.system = %s
 WHERE d.merged_into_id IS NULL AND {} AND d.received_at >= %s AND d.received_at < %s
   AND d.handler_name = ANY(%s)
"""
_HERE = "d.agency_id = %s"
_ELSEWHERE = (
    "d.id IN (SELECT p.dossier_id FROM register_dossierparty p"
    " WHERE p.agency_id = %s AND p.elsewhere AND p.part = 'receiver' AND p.until IS NULL)"
    " AND d.agency_id <> %s"
)
"""Dossiers of other communes that were received here stand in the same exports."""
_OWN = "JOIN register_statement s ON s.dossier_id = d.id"
_MERGED = (
    "JOIN register_dossier r ON r.merged_into_id = d.id JOIN register_statement s ON s.dossier_id = r.id"
)
"""What the system said of dossiers in scope, of their own records and of those merged into them."""
_EARLIER = """
SELECT EXISTS (SELECT 1 FROM register_statement WHERE system = %s AND run_id IS DISTINCT FROM %s AND taken_at < %s)
"""


def exported_before(cursor: CursorWrapper, scope: GoneScope) -> bool:
    """Whether there was an export before from which a row could be gone: nothing else is asked at the first import."""
    cursor.execute(_EARLIER, [scope.system, scope.run_id, scope.taken_at])
    return bool(cursor.fetchone()[0])


def find_gone(cursor: CursorWrapper, agency: Agency, names: Names, scope: GoneScope, now: datetime) -> Gone:
    """What has gone. Of files that are partial nothing has: they left it out for reasons of their own."""
    beware_of_loops(cursor)
    resolved = {name: names.resolve(name) for name in scope.handlers}
    told = [name if who.kind == "unknown" else who.name for name, who in resolved.items()]
    here = (scope.run_id, scope.system, agency.pk, scope.start, scope.end, told)
    elsewhere = (*here[:3], *here[2:])
    parts = [_HELD.format(join, whose) for whose in (_HERE, _ELSEWHERE) for join in (_OWN, _MERGED)]
    cursor.execute(" UNION ALL ".join(parts), [*here, *here, *elsewhere, *elsewhere])
    rows = _told_here(cursor, agency, scope, cursor.fetchall())
    bad = _left_out(cursor, scope)
    gone = [row for row in rows if not row[2] and row[-1] not in bad]
    if (partial := Gone([], len(rows) - len(gone), len(rows))).partial or not gone:
        return partial
    found, opened = [], []
    for dossier_id, code, _seen, taken_at, sheet, row, _record in gone:
        message = sentence(
            _(
                "hồ sơ {code} có trong bản xuất ngày {before} nhưng không còn trong bản mới: hỏi lại hệ thống nguồn"
            ),
            code=code,
            before=shown(taken_at),
        )
        doubt = Standing("row_gone", scope.system, FactKind.CODE, code, message)
        lineage = {"sheet": sheet or "", "row": int(row or 0), "taken": scope.taken_at.isoformat()}
        opened.append(doubt_values(agency.pk, dossier_id, doubt, lineage, scope.run_id, now))
        found.append(FoundDoubt("row_gone", code, sheet or "", int(row or 0), FactKind.CODE, code, message))
    open_doubts(cursor, opened)
    return Gone(found, len(rows) - len(gone), len(rows))


def _told_here(
    cursor: CursorWrapper, agency: Agency, scope: GoneScope, rows: list[tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    """The rows without those that no export of this commune held before: others use the same system."""
    records = [row[-1] for row in rows if not row[2]]
    cursor.execute(
        "SELECT DISTINCT dossier_id FROM register_event WHERE dossier_id = ANY(%s) AND system = %s AND agency_id = %s",
        [records, scope.system, agency.pk],
    )
    ours = {record for (record,) in cursor.fetchall()}
    return [row for row in rows if row[2] or (row[-1] in ours and row[3] < scope.taken_at)]


def _left_out(cursor: CursorWrapper, scope: GoneScope) -> set[int]:
    """The records of rows that are there, only not fit to be recorded."""
    if not scope.left_out:
        return set()
    cursor.execute(
        "SELECT dossier_id FROM register_alias WHERE system = %s AND code = ANY(%s)",
        [scope.system, list(scope.left_out)],
    )
    return {record for (record,) in cursor.fetchall()}


def no_longer_gone(
    cursor: CursorWrapper, agency: Agency, roots: list[int], speaker: Speaker, now: datetime
) -> None:
    """A row that had gone from an export of its system and is back is no doubt any more. Neither an export taken before
    that one nor another system's says that it is back."""
    cursor.execute(
        "UPDATE register_doubt SET settled_at = %s, settlement = 'tự hết'"
        " WHERE agency_id = %s AND code = 'row_gone' AND key = %s AND settled_at IS NULL AND dossier_id = ANY(%s)"
        " AND coalesce((detail->>'taken')::timestamptz <= %s, true)",
        [now, agency.pk, speaker.system, roots, speaker.taken_at],
    )
