"""The register as it was known at an earlier instant: what has events since is derived anew without them.

The stored columns say what is known now. Every dossier that an event recorded since has touched is derived from
the events recorded by then, grouped by the merges that stood then, and laid as temporary tables in front of the
register's own; one of which nothing was known by then is left out.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from itertools import count
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.agencies.models import Agency
from motcua.register.derive import derive
from motcua.register.hearing import Recorded
from motcua.register.loading import loaded
from motcua.register.projection import Surroundings
from motcua.register.rederive import projected
from motcua.register.state import State
from motcua.register.store import DERIVED, WAIT
from motcua.register.vocabulary import EventKind

_numbers = count(1)


def shadows(agency: Agency, known_at: datetime) -> dict[str, str]:
    """Name of a register's table → SQL of its rows as known at an instant. Lasts until the transaction ends."""
    with connection.cursor() as cursor:
        family = _family(cursor, agency, known_at)
        if not family:
            return {}
        found = _states(cursor, family, known_at)
        derived = projected(cursor, found, Surroundings(agency))
        number = next(_numbers)
        records, dossiers, waits = (f"known_{name}_{number}" for name in ("record", "dossier", "wait"))
        cursor.execute(f"CREATE TEMP TABLE {records} (id bigint PRIMARY KEY) ON COMMIT DROP")
        for table, original in ((dossiers, "register_dossier"), (waits, "register_wait")):
            cursor.execute(
                f"CREATE TEMP TABLE {table} ON COMMIT DROP AS SELECT * FROM {original} WHERE false"
            )
        with cursor.copy(f"COPY {records} (id) FROM STDIN") as copy:
            for record in family:
                copy.write_row([record])
        with cursor.copy(f"COPY {dossiers} (id, owned, {', '.join(DERIVED)}) FROM STDIN") as copy:
            for root, values in derived.items():
                owned = found[root].course is not None
                copy.write_row([root, owned, *(values[name] for name in DERIVED)])
        with cursor.copy(f"COPY {waits} ({', '.join(WAIT)}) FROM STDIN") as copy:
            for root, state in found.items():
                for span in state.waits:
                    copy.write_row([root, *span])
    others = "NOT EXISTS (SELECT 1 FROM {records} k WHERE k.id = t.{key})"
    return {
        table: f"SELECT * FROM {table} t WHERE {others.format(records=records, key=key)} UNION ALL SELECT * FROM {mine}"
        for table, mine, key in (("register_dossier", dossiers, "id"), ("register_wait", waits, "dossier_id"))
    }


def _family(cursor: CursorWrapper, agency: Agency, known_at: datetime) -> list[int]:
    """The records of every dossier that was touched since."""
    cursor.execute(
        "SELECT id FROM register_dossier WHERE COALESCE(merged_into_id, id) IN ("
        " SELECT COALESCE(d.merged_into_id, d.id) FROM register_event e"
        " JOIN register_dossier d ON d.id = e.dossier_id"
        " WHERE e.agency_id = %(agency)s AND e.recorded_at > %(known_at)s"
        " UNION SELECT COALESCE(d.merged_into_id, d.id) FROM register_dossier d"
        " JOIN register_event e ON e.dossier_id = d.id"
        " WHERE d.agency_id = %(agency)s AND e.agency_id <> d.agency_id AND e.recorded_at > %(known_at)s)",
        {"agency": agency.pk, "known_at": known_at},
    )
    return [row[0] for row in cursor.fetchall()]


def _states(cursor: CursorWrapper, family: list[int], known_at: datetime) -> dict[int, State]:
    """Id of the record that stood for a dossier then → the dossier's state by what was known then."""
    cursor.execute(
        "SELECT d.id, d.uid, e.kind, e.recorded_at, e.system, e.taken_at, e.facts, e.seq FROM register_event e"
        " JOIN register_dossier d ON d.id = e.dossier_id"
        " WHERE d.id = ANY(%s) AND e.recorded_at <= %s ORDER BY e.recorded_at, e.id",
        [family, known_at],
    )
    events: list[tuple[int, Recorded]] = []
    by_uid: dict[UUID, int] = {}
    merged: dict[int, UUID] = {}
    for record, uid, kind, recorded_at, system, taken_at, facts, seq in cursor.fetchall():
        event = Recorded(kind, recorded_at, system, taken_at, loaded(facts), seq, record=record)
        by_uid[uid] = record
        if event.kind == EventKind.MERGED and "into" in event.facts:
            merged[record] = UUID((event.facts["into"] or {})["v"])
        elif event.kind == EventKind.UNMERGED and "from" in event.facts:
            merged.pop(record, None)
        events.append((record, event))

    def root(record: int) -> int:
        while record in merged:
            record = by_uid[merged[record]]
        return record

    gathered: dict[int, list[Recorded]] = defaultdict(list)
    for record, event in events:
        gathered[root(record)].append(event)
    return {record: derive(told) for record, told in gathered.items()}
