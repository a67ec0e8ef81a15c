"""The hash chain of a dossier's events, and salted digests of what may be erased. Pure.

Each event carries the SHA-256 of the one before it, so that a change, a removal or an insertion anywhere is
found by recomputing. Personal data and raw rows enter the chain only as salted digests: once salt and content
are gone, nobody can recompute them, and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import orjson

GENESIS = bytes(32)
"""What the first event of a dossier, and the first anchor of an agency, name as the hash before them."""

_plain = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> bytes:
    """The one spelling of a JSON value: sorted keys, no spaces, UTF-8, as ``json.dumps`` of any language gives it.

    Written by orjson, an order of magnitude faster; what it refuses (integers beyond 64 bits) by the plain encoder.
    """
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return _plain(value).encode()


def compact(spelt: bytes) -> bytes:
    """A copy of what ``canonical`` spelt, for who keeps many: each keeps the page of memory that it was made in."""
    return b"".join((spelt, b""))


@lru_cache(maxsize=64)  # the events of an import share theirs
def instant(moment: datetime | None) -> str | None:
    """An aware instant as text in UTC to the microsecond, the same on every machine."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="microseconds")


class Sealed(NamedTuple):
    """What an event's hash covers, besides the hash before it."""

    uid: UUID
    seq: int
    kind: str
    recorded_at: datetime
    officer_id: int | None
    role: str
    system: str
    taken_at: datetime | None
    facts: Mapping[str, object]
    origin: Mapping[str, object]
    personal_digest: bytes
    raw_digest: bytes


def event_hash(previous: bytes, event: Sealed) -> bytes:
    """SHA-256 over ``previous`` and the canonical JSON list of what the event says (32 bytes)."""
    return sealed_hash(previous, event, canonical(event.facts), canonical(event.origin))


def sealed_hash(previous: bytes, event: Sealed, facts: bytes, origin: bytes) -> bytes:
    """``event_hash`` where the canonical spelling of facts and origin is at hand already."""
    head = [
        event.uid.hex,
        event.seq,
        event.kind,
        instant(event.recorded_at),
        event.officer_id,
        event.role,
        event.system,
        instant(event.taken_at),
    ]
    digests = [event.personal_digest.hex(), event.raw_digest.hex()]
    body = b"%b,%b,%b,%b" % (canonical(head)[:-1], facts, origin, canonical(digests)[1:])
    return hashlib.sha256(previous + body).digest()


def salted_digest(salt: bytes, content: object) -> bytes:
    """SHA-256 over a salt and content that may one day be erased (32 bytes)."""
    return hashlib.sha256(salt + canonical(content)).digest()


def salted_text_digest(salt: bytes, content: bytes) -> bytes:
    """``salted_digest`` where the canonical spelling of the content is at hand already."""
    return hashlib.sha256(salt + content).digest()


def word_digest(told: bytes, person: bytes) -> bytes:
    """By which a system's word is known again (16 bytes): over facts and person as they are spelt."""
    return hashlib.blake2b(told + person, digest_size=16).digest()


def anchor_root(previous: bytes, heads: Iterable[tuple[UUID, int, bytes]]) -> bytes:
    """SHA-256 over the anchor before and the heads (uid, seq, hash) in order of uid (32 bytes)."""
    digest = hashlib.sha256(previous)
    for uid, seq, head in sorted(heads):
        digest.update(f"{uid.hex}:{seq}:{head.hex()}\n".encode())
    return digest.digest()
