"""Reading back what the register holds of dossiers, in few queries however many they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from motcua.register.hearing import Recorded
from motcua.register.rewrite import hold


class Record(NamedTuple):
    """A record that carries a code: its own chain, and the dossier (root) that it belongs to."""

    id: int
    uid: UUID
    root: int
    head_seq: int
    head_hash: bytes


def records_by_code(cursor: Any, codes: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Record]:
    """The records under (system, code) pairs; their rows are locked until the transaction ends.

    ``cursor``: Django's or the driver's.
    """
    cursor.execute(
        "SELECT a.system, a.code, d.id, d.uid, coalesce(d.merged_into_id, d.id), d.head_seq, d.head_hash"
        " FROM unnest(%s::text[], %s::text[]) AS wanted(system, code)"
        " JOIN register_alias a ON a.system = wanted.system AND a.code = wanted.code"
        " JOIN register_dossier d ON d.id = a.dossier_id"
        " ORDER BY d.id FOR UPDATE OF d",
        [[system for system, _ in codes], [code for _, code in codes]],
    )
    return {
        (system, code): Record(record_id, uid, root, seq, bytes(digest))
        for system, code, record_id, uid, root, seq, digest in cursor.fetchall()
    }


def known_codes(cursor: Any, codes: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of (system, code) pairs under which there is a record, locked likewise, as is the dossier of one that was
    merged away: what is told of the record is written to it. ``cursor``: Django's or the driver's."""
    cursor.execute(
        "SELECT a.system, a.code, d.merged_into_id FROM unnest(%s::text[], %s::text[]) AS wanted(system, code)"
        " JOIN register_alias a ON a.system = wanted.system AND a.code = wanted.code"
        " JOIN register_dossier d ON d.id = a.dossier_id ORDER BY d.id FOR UPDATE OF d",
        [[system for system, _ in codes], [code for _, code in codes]],
    )
    found = cursor.fetchall()
    if roots := {root for _system, _code, root in found if root is not None}:
        hold(cursor, roots)
    return {(system, code) for system, code, _root in found}


def events_of(cursor: CursorWrapper, roots: Sequence[int]) -> dict[int, list[Recorded]]:
    """Root dossier id → its events and those of the records merged into it, in the order of recording."""
    cursor.execute(
        "SELECT coalesce(d.merged_into_id, d.id), e.kind, e.recorded_at, e.system, e.taken_at, e.facts,"
        " e.seq, e.officer_id, d.id"
        " FROM register_dossier d JOIN register_event e ON e.dossier_id = d.id"
        " WHERE d.id = ANY(%s) OR d.merged_into_id = ANY(%s) ORDER BY e.recorded_at, e.id",
        [list(roots), list(roots)],
    )
    found: dict[int, list[Recorded]] = {root: [] for root in roots}
    for root, kind, recorded_at, system, taken_at, facts, seq, officer_id, record in cursor.fetchall():
        found[root].append(
            Recorded(kind, recorded_at, system, taken_at, loaded(facts), seq, officer_id, record)
        )
    return found


class Said(NamedTuple):
    """What a system last said of a record."""

    facts: dict[str, Any]
    digest: bytes
    taken_at: datetime
    run_id: int | None
    origin: dict[str, Any]
    """Of the row in which it was seen last: file, digest of the file, sheet, row."""


def statements_of(cursor: CursorWrapper, records: Sequence[int], system: str) -> dict[int, Said]:
    """Record id → what ``system`` last said of it."""
    cursor.execute(
        "SELECT s.dossier_id, coalesce(s.facts, e.facts), s.digest, s.taken_at, s.run_id, s.origin"
        " FROM register_statement s LEFT JOIN register_event e ON e.id = s.event_id"
        " WHERE s.system = %s AND s.dossier_id = ANY(%s)",
        [system, list(records)],
    )
    return {
        record_id: Said(loaded(facts), bytes(digest), taken_at, run_id, loaded(origin))
        for record_id, facts, digest, taken_at, run_id, origin in cursor.fetchall()
    }


def loaded(value: Any) -> Any:
    """A JSON value, whether the driver hands it over as text or parsed."""
    return json.loads(value) if isinstance(value, str | bytes) else value
