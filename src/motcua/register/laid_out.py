"""Rows of the tables that hold a source's words, laid out for ``store.Batch.put`` field by field, in their order."""

from __future__ import annotations

from datetime import datetime

from motcua.register.chain import Sealed, canonical
from motcua.register.copybinary import (
    NULL,
    count,
    instant,
    json,
    long,
    long_or_null,
    octets,
    whole,
    word,
)
from motcua.register.store import EVENT, PERSON, RAW, STATEMENT

_EVENT, _PERSON, _RAW, _STATEMENT = count(EVENT), count(PERSON), count(RAW), count(STATEMENT)


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
            _EVENT,
            long(event_id),
            long(dossier_id),
            long(agency_id),
            whole(sealed.seq),
            word(sealed.kind),
            instant(sealed.recorded_at),
            long_or_null(sealed.officer_id),
            word(sealed.role),
            word(sealed.system),
            instant(sealed.taken_at),
            json(facts or canonical(sealed.facts)),
            json(origin or canonical(sealed.origin)),
            octets(sealed.personal_digest),
            octets(sealed.raw_digest),
            octets(previous),
            octets(digest),
        )
    )


def person_row(event_id: int, dossier_id: int, system: str, content: bytes, salt: bytes) -> bytes:
    """Whom an event is about, in the order of ``PERSON``."""
    fields = (_PERSON, long(event_id), long(dossier_id), word(system), json(content), octets(salt), NULL)
    return b"".join(fields)


def raw_row(event_id: int, content: bytes, salt: bytes) -> bytes:
    """The row of an event as it stood, in the order of ``RAW``."""
    return b"".join((_RAW, long(event_id), octets(content), octets(salt), NULL))


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
            _STATEMENT,
            long(dossier_id),
            word(system),
            long(event_id),
            octets(digest),
            instant(taken_at),
            json(origin),
            long_or_null(run_id),
        )
    )
