"""Writing down what a source said: the event with its erasable companions, and the system's last statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from motcua.register import store
from motcua.register.chain import Sealed, canonical, salted_text_digest, sealed_hash
from motcua.register.laid_out import event_row, person_row, raw_row, statement_row
from motcua.register.loading import Record
from motcua.register.source import Speaker
from motcua.register.spoken import Spoken
from motcua.register.systems import system_name
from motcua.register.vocabulary import EventKind

RECORDED = EventKind.RECORDED.value


def add_event(
    batch: store.Batch,
    speaker: Speaker,
    record: Record,
    item: Spoken,
    told: dict[str, Any],
    event_id: int,
    salts: Sequence[bytes],
    recorded_at: datetime,
) -> bytes:
    """Queue the event that records ``told`` of a row, with person and row beside it; its hash.

    Of what was erased there is neither (``spoken.without_person``), and the event says so by empty digests.
    """
    raw = item.row.raw if isinstance(item.row.raw, bytes) else canonical(item.row.raw)
    facts = item.told if told is item.facts else canonical(told)
    sealed = Sealed(
        record.uid,
        record.head_seq + 1,
        RECORDED,
        recorded_at,
        speaker.officer_id,
        speaker.role,
        speaker.system,
        speaker.taken_at,
        told,
        item.lineage,
        salted_text_digest(salts[0], item.person) if item.row.person else b"",
        salted_text_digest(salts[1], raw) if raw else b"",
    )
    digest = sealed_hash(record.head_hash, sealed, facts, item.origin)
    row = event_row(
        event_id, record.id, speaker.agency_id, sealed, record.head_hash, digest, facts, item.origin
    )
    batch.put("register_event", row)
    if item.row.person:
        person = person_row(event_id, record.id, speaker.system, item.person, salts[0])
        batch.put("register_person", person)
    if raw:
        batch.put("register_rawrow", raw_row(event_id, raw, salts[1]))
    return digest


def add_statement(batch: store.Batch, speaker: Speaker, record_id: int, item: Spoken, event_id: int) -> None:
    """Queue what a system says of a record for the first time: just what that event tells."""
    row = statement_row(
        record_id, speaker.system, event_id, item.digest, speaker.taken_at, item.origin, speaker.run_id
    )
    batch.put("register_statement", row)


def replace_statement(cursor: CursorWrapper, speaker: Speaker, record_id: int, item: Spoken) -> None:
    """A system's last word on a record is another now."""
    cursor.execute(
        "UPDATE register_statement SET facts = %s, event_id = NULL, digest = %s, taken_at = %s, origin = %s,"
        " run_id = %s WHERE dossier_id = %s AND system = %s",
        [
            item.told.decode(),
            item.digest,
            speaker.taken_at,
            item.origin.decode(),
            speaker.run_id,
            record_id,
            speaker.system,
        ],
    )


def mark_seen(cursor: CursorWrapper, speaker: Speaker, seen: Sequence[tuple[int, Spoken]]) -> None:
    """The same again: nothing is recorded, but the statement was seen in a newer export, at another place."""
    if not seen:
        return
    cursor.execute(
        "UPDATE register_statement s SET taken_at = %s, run_id = %s, origin = seen.origin"
        " FROM unnest(%s::bigint[], %s::text[]) AS seen(id, origin)"
        " WHERE s.dossier_id = seen.id AND s.system = %s",
        [
            speaker.taken_at,
            speaker.run_id,
            [record_id for record_id, _ in seen],
            [item.origin.decode() for _, item in seen],
            speaker.system,
        ],
    )


# By its event's number alone: that the event is this dossier's and this system's is looked at, not searched for.
_LOST = """
SELECT d.code, s.system FROM register_statement s JOIN register_dossier d ON d.id = s.dossier_id
  LEFT JOIN register_event e ON e.id = s.event_id
 WHERE CASE WHEN s.event_id IS NULL THEN s.facts IS NULL
            ELSE e.dossier_id IS DISTINCT FROM s.dossier_id OR e.system IS DISTINCT FROM s.system END
 ORDER BY d.id, s.system
"""


def lost_statements() -> Iterator[str]:
    """In words: last words of a system that stand neither here nor in the event that they refer to."""
    with connection.cursor() as cursor:
        cursor.execute(_LOST)
        for code, system in cursor.fetchall():
            yield _("hồ sơ {code}: không còn lời cuối của {system} để so với bản xuất sau").format(
                code=code, system=system_name(system)
            )
