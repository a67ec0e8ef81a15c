"""Rows of the register's tables, laid out for ``store.Batch.put`` field by field, in the order of their columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import accumulate
from struct import Struct
from typing import Any
from uuid import UUID

from motcua.register.chain import Sealed, canonical
from motcua.register.copybinary import (
    LONG,
    NULL,
    WHOLE,
    beginning,
    digests,
    flags,
    instant,
    json,
    long,
    long_or_null,
    longs,
    moment,
    octets,
    text,
    word,
)
from motcua.register.parties import Party
from motcua.register.store import (
    ALIAS,
    DERIVED_FLAGS,
    DERIVED_INSTANTS,
    DERIVED_LONGS,
    DERIVED_WORDS,
    DOSSIER,
    DOUBT,
    EVENT,
    PARTY,
    PERSON,
    RAW,
    STATEMENT,
    WAIT,
)

_event, _person, _raw, _statement, _alias, _party, _wait, _doubt = (
    beginning(EVENT, 3, 1),
    beginning(PERSON, 2),
    beginning(RAW, 1),
    beginning(STATEMENT, 1),
    beginning(ALIAS, 0)(),
    beginning(PARTY, 2),
    beginning(WAIT, 1),
    beginning(DOUBT, 2),
)
_dossier = Struct(">hiqi16si?iii32s").pack
"""How many columns, and the first five of ``DOSSIER``, each after its length: all of one length in all rows."""
_WORDS, _FLAGS, _INSTANTS, _END = accumulate(
    (1 + len(DERIVED_LONGS), len(DERIVED_WORDS), len(DERIVED_FLAGS), len(DERIVED_INSTANTS))
)


def dossier_row(
    dossier_id: int,
    uid: UUID,
    digest: bytes,
    derived: Iterable[Any],
    applicant: str,
    search_key: str,
    sort_at: datetime,
) -> bytes:
    """A mirrored dossier of one event, in the order of ``DOSSIER``; ``derived``: its columns in that of ``DERIVED``."""
    values = tuple(derived)
    sorted_by = moment(sort_at)
    return b"".join(
        (
            _dossier(len(DOSSIER), LONG, dossier_id, 16, uid.bytes, 1, False, WHOLE, 1, 32, digest),
            text(values[0]),
            longs(values[1:_WORDS]),
            *map(word, values[_WORDS:_FLAGS]),
            flags(values[_FLAGS:_INSTANTS]),
            *[sorted_by if value is sort_at else moment(value) for value in values[_INSTANTS:_END]],
            text(applicant),
            text(search_key),
            sorted_by,
        )
    )


def alias_row(system: str, code: str, dossier_id: int) -> bytes:
    """A code of a dossier, in the order of ``ALIAS``."""
    return b"".join((_alias, word(system), text(code), long(dossier_id)))


def party_row(dossier_id: int, party: Party, since: datetime, until: datetime | None = None) -> bytes:
    """An agency's part in a dossier which is sorted by ``since``, in the order of ``PARTY``."""
    sorted_by = moment(since)
    fields = (
        _party(LONG, dossier_id, LONG, party.agency_id),
        word(party.part),
        sorted_by,
        instant(until),
        sorted_by,
        flags((party.elsewhere,)),
    )
    return b"".join(fields)


def wait_row(dossier_id: int, ground: str, since: datetime | None, until: datetime | None) -> bytes:
    """A stretch of waiting, in the order of ``WAIT``."""
    return b"".join((_wait(LONG, dossier_id), word(ground), instant(since), instant(until)))


def doubt_row(
    agency_id: int,
    dossier_id: int,
    code: str,
    key: str,
    detail: str,
    run_id: int | None,
    opened_at: datetime,
    settlement: str,
) -> bytes:
    """A doubt as ``doubts.doubt_values`` gives it, in the order of ``DOUBT``."""
    fields = (
        _doubt(LONG, agency_id, LONG, dossier_id),
        word(code),
        text(key),
        json(detail.encode()),
        long_or_null(run_id),
        instant(opened_at),
        text(settlement),
    )
    return b"".join(fields)


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
            octets(facts or canonical(sealed.facts)),
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
