"""Rows laid out for the binary COPY come back from the database as they were."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.db import connection, transaction

from motcua.register import copybinary, store
from motcua.register.chain import Sealed
from motcua.register.laid_out import (
    alias_row,
    dossier_row,
    doubt_row,
    event_row,
    party_row,
    person_row,
    raw_row,
    statement_row,
    wait_row,
)
from motcua.register.parties import Party
from motcua.register.vocabulary import Status
from tests.register.office import take_in
from tests.register.told import row

VIETNAM = timezone(timedelta(hours=7))
TAKEN = datetime(2026, 6, 14, 17, 0, 0, 123456, VIETNAM)
SPELT = '{"a":"tab\\t, line\\nend, back\\\\slash, \\"quoted\\" \'đ\'"}'.encode()
AS_STORED = {"a": "tab\t, line\nend, back\\slash, \"quoted\" 'đ'"}


NEW = {
    "register_dossier": "id = 99",
    "register_alias": "code = 'A-9'",
    "register_dossierparty": "part = 'receiver'",
    "register_wait": "ground = 'finance'",
    "register_doubt": "code = 'mới'",
    "register_event": "id = 99",
    "register_person": "event_id = 99",
    "register_rawrow": "event_id = 99",
    "register_statement": "system = 'hệ thống'",
}
"""Which row of a table is the one that was written."""


def written(table: str, line: bytes) -> dict[str, object]:
    """The row as the database gives it back, after the one dossier that it may belong to."""
    with transaction.atomic(), connection.cursor() as cursor:
        take_in([row()])
        cursor.execute("SELECT max(id) FROM register_dossier")
        (dossier_id,) = cursor.fetchone()
        batch = store.Batch(cursor)
        batch.put(table, line.replace(copybinary.long(7_777), copybinary.long(dossier_id)))
        batch.flush()
        cursor.execute(f"SELECT to_jsonb(t) FROM {table} t WHERE {NEW[table]}")
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


SIGNS = 'tab\t, line\nend\r, back\\slash, \\N, \\. and “đ”, "quoted"'


def derived(**told: object) -> dict[str, object]:
    """Columns of a dossier of which next to nothing is known, but for what is told."""
    columns: dict[str, object] = dict.fromkeys(store.DERIVED_LONGS)
    columns |= {"agency_id": 1, "fee": 0}
    columns |= dict.fromkeys(store.DERIVED_WORDS, "") | dict.fromkeys(store.DERIVED_FLAGS, False)
    columns |= dict.fromkeys(store.DERIVED_INSTANTS)
    return {"code": "A-9", **columns, **told}


@pytest.mark.usefixtures("db")
def test_a_dossier_comes_back_as_it_was_each_value_in_its_column() -> None:
    flags = {name: number % 2 == 0 for number, name in enumerate(store.DERIVED_FLAGS)}
    instants = {
        name: TAKEN + timedelta(days=number) if number else None
        for number, name in enumerate(store.DERIVED_INSTANTS)
    }
    words = {name: name for name in store.DERIVED_WORDS} | {
        "channel": "online",
        "status": Status.WAITING_FINANCE,
        "outcome": "issued",
        "late_reason": SIGNS,
    }
    told = derived(
        **flags, **instants, **words, fee=2**40, handler_id=1, unit_id=None
    )  # what refers to the catalogue is told by an import
    row = dossier_row(99, UUID(int=7), b"d" * 32, told.values(), "null", SIGNS, TAKEN)
    found = written("register_dossier", row)
    assert (found["id"], found["uid"], found["owned"], found["head_seq"]) == (99, str(UUID(int=7)), False, 1)
    assert bytes_of(found["head_hash"]) == b"d" * 32
    assert (found["applicant"], found["search_key"], instant_of(found["sort_at"])) == ("null", SIGNS, TAKEN)
    for name, value in told.items():
        back = instant_of(found[name]) if isinstance(value, datetime) else found[name]
        assert (name, back) == (name, value)


@pytest.mark.usefixtures("db")
def test_code_part_wait_and_doubt_come_back_as_they_were() -> None:
    alias = written("register_alias", alias_row("so", "A-9", 7_777))
    assert alias["system"] == "so"
    party = written("register_dossierparty", party_row(7_777, Party(1, "receiver", True), TAKEN))
    assert (party["agency_id"], party["elsewhere"], party["until"]) == (1, True, None)
    assert instant_of(party["since"]) == instant_of(party["sort_at"]) == TAKEN
    wait = written("register_wait", wait_row(7_777, "finance", None, TAKEN))
    assert (wait["since"], instant_of(wait["until"])) == (None, TAKEN)
    doubt = written("register_doubt", doubt_row(1, 7_777, "mới", SIGNS, SPELT.decode(), None, TAKEN, ""))
    assert (doubt["key"], doubt["detail"], doubt["run_id"]) == (SIGNS, AS_STORED, None)
    assert (instant_of(doubt["opened_at"]), doubt["settlement"]) == (TAKEN, "")


def test_of_shared_values_no_more_are_kept_than_a_file_may_make_us_keep(monkeypatch) -> None:
    monkeypatch.setattr(copybinary, "MOST_SHARED", 3)
    shared = copybinary.Shared(copybinary.text)
    for number in range(10):
        assert shared[str(number)] == copybinary.text(str(number))
        assert len(shared) <= 3


def test_a_value_that_is_none_of_its_column_is_refused() -> None:
    for wrong in (lambda: copybinary.flags((7,)), lambda: copybinary.word(7), lambda: copybinary.instant(7)):
        with pytest.raises((TypeError, KeyError, AttributeError)):
            wrong()
    with pytest.raises(TypeError):
        copybinary.instant(datetime(2026, 1, 1))
