"""Rows of the tables that hold a source's words, laid out for ``store.Batch.put`` field by field, in their order."""

from __future__ import annotations

from datetime import datetime

from motcua.register.chain import Sealed, canonical
from motcua.register.copybinary import (
    LONG,
    NULL,
    WHOLE,
    beginning,
    digests,
    instant,
    json,
    long,
    long_or_null,
    octets,
    word,
)
from motcua.register.store import EVENT, PERSON, RAW, STATEMENT

_event, _person, _raw, _statement = (
    beginning(EVENT, 3, 1),
    beginning(PERSON, 2),
    beginning(RAW, 1),
    beginning(STATEMENT, 1),
)


def event_row(
    event_id: int,
    dossier_id: int,
    agency_id: int,
    sealed: Sealed,
    previous: bytes,
    digest: bytes,
    facts: bytes | None = None,
    origin: bytes | None = None,
) -> bytes:
    """An event in the order of ``EVENT``; ``facts`` and ``origin`` where their JSON is at hand already."""
    return b"".join(
        (
            _event(LONG, event_id, LONG, dossier_id, LONG, agency_id, WHOLE, sealed.seq),
            word(sealed.kind),
            instant(sealed.recorded_at),
            long_or_null(sealed.officer_id),
            word(sealed.role),
            word(sealed.system),
            instant(sealed.taken_at),
            json(facts or canonical(sealed.facts)),
            octets(origin or canonical(sealed.origin)),
            octets(sealed.personal_digest),
            octets(sealed.raw_digest),
            digests(previous, digest),
        )
    )


def person_row(event_id: int, dossier_id: int, system: str, content: bytes, salt: bytes) -> bytes:
    """Whom an event is about, in the order of ``PERSON``."""
    head = _person(LONG, event_id, LONG, dossier_id)
    fields = (head, word(system), octets(content), octets(salt), NULL)
    return b"".join(fields)


def raw_row(event_id: int, content: bytes, salt: bytes) -> bytes:
    """The row of an event as it stood, in the order of ``RAW``."""
    return b"".join((_raw(LONG, event_id), octets(content), octets(salt), NULL))


def statement_row(
    dossier_id: int,
    system: str,
    event_id: int,
    digest: bytes,
    taken_at: datetime,
    origin: bytes,
    run_id: int | None,
) -> bytes:
    """What a system says of a dossier for the first time, in an event, in the order of ``STATEMENT``."""
    return b"".join(
        (
            _statement(LONG, dossier_id),
            word(system),
            long(event_id),
            octets(digest),
            instant(taken_at),
            octets(origin),
            long_or_null(run_id),
        )
    )
