"""Rows laid out for the binary COPY come back from the database as they were."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.db import connection, transaction

from motcua.register import copybinary, store
from motcua.register.chain import Sealed
from motcua.register.laid_out import event_row, person_row, raw_row, statement_row
from tests.register.office import take_in
from tests.register.told import row

VIETNAM = timezone(timedelta(hours=7))
TAKEN = datetime(2026, 6, 14, 17, 0, 0, 123456, VIETNAM)
SPELT = '{"a":"tab\\t, line\\nend, back\\\\slash, \\"quoted\\" \'đ\'"}'.encode()
AS_STORED = {"a": "tab\t, line\nend, back\\slash, \"quoted\" 'đ'"}


def written(table: str, line: bytes) -> dict[str, object]:
    """The row as the database gives it back, after the one dossier that it may belong to."""
    with transaction.atomic(), connection.cursor() as cursor:
        take_in([row()])
        cursor.execute("SELECT max(id) FROM register_dossier")
        (dossier_id,) = cursor.fetchone()
        batch = store.Batch(cursor)
        batch.put(table, line.replace(copybinary.long(7_777), copybinary.long(dossier_id)))
        batch.flush()
        key = "id" if table == "register_event" else "event_id"
        if table == "register_statement":
            cursor.execute("SELECT to_jsonb(t) FROM register_statement t WHERE system = 'hệ thống'")
        else:
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t WHERE {key} = 99")
        ((found,),) = cursor.fetchall()
        transaction.set_rollback(True)
    return dict(json.loads(found) if isinstance(found, str) else found)


def bytes_of(text: object) -> bytes:
    """What jsonb shows of a bytea."""
    return bytes.fromhex(str(text).removeprefix("\\x"))


def instant_of(text: object) -> datetime:
    """What jsonb shows of an instant."""
    return datetime.fromisoformat(str(text))


@pytest.mark.usefixtures("db")
def test_an_event_comes_back_as_it_was() -> None:
    digests = [bytes(range(start, start + 32)) for start in range(4)]
    sealed = Sealed(
        UUID(int=1), 5, "recorded", datetime(1999, 1, 1, tzinfo=UTC), None, "", "hệ thống", TAKEN, {}, {},
        digests[0], b"",
    )  # fmt: skip
    found = written("register_event", event_row(99, 7_777, 3, sealed, digests[2], digests[3], SPELT, b"{}"))
    assert (found["seq"], found["kind"], found["role"], found["system"]) == (5, "recorded", "", "hệ thống")
    assert (found["officer_id"], found["agency_id"]) == (None, 3)
    assert instant_of(found["recorded_at"]) == sealed.recorded_at
    assert instant_of(found["taken_at"]) == TAKEN
    assert (found["facts"], found["origin"]) == (AS_STORED, "{}")
    told = [bytes_of(found[name]) for name in ("personal_digest", "raw_digest", "prev_hash", "hash")]
    assert told == [digests[0], b"", digests[2], digests[3]]


@pytest.mark.usefixtures("db")
def test_person_row_and_statement_come_back_as_they_were() -> None:
    person = written("register_person", person_row(99, 7_777, "hệ thống", SPELT, "muối".encode()))
    assert (person["content"], person["erased_at"]) == (SPELT.decode(), None)
    assert bytes_of(person["salt"]) == "muối".encode()
    raw = written("register_rawrow", raw_row(99, SPELT, b""))
    assert (raw["content"], raw["salt"], raw["erased_at"]) == (SPELT.decode(), "\\x", None)
    said = written("register_statement", statement_row(7_777, "hệ thống", 99, b"d", TAKEN, SPELT, 2**40))
    assert (said["facts"], said["event_id"], said["origin"], said["run_id"]) == (
        None,
        99,
        SPELT.decode(),
        2**40,
    )
    assert instant_of(said["taken_at"]) == TAKEN
