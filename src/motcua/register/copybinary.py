"""Fields as PostgreSQL's binary COPY takes them, for the tables that hold a source's words as JSON.

A row is the count of its fields (as ``beginning`` lays it out) and its fields in order, joined. Nothing is escaped
here to be read sign by sign there, and what a file's rows have in common is laid out once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache, partial
from struct import Struct

OPTIONS = "FORMAT binary"
"""What COPY must be told to read rows between ``HEAD`` and ``TAIL``."""
HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TAIL = b"\xff\xff"
NULL = b"\xff\xff\xff\xff"

LONG, WHOLE = 8, 4
"""Bytes of a ``bigint`` and an ``integer``."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_LENGTH = Struct(">i").pack
_LONG = Struct(">iq").pack
_JSON = Struct(">ib").pack
_DIGEST = b"\0\0\0\x20"


def beginning(columns: tuple[str, ...], longs: int, wholes: int = 0) -> Callable[..., bytes]:
    """Lays out at once what a row begins with: so many ``bigint``, then so many ``integer``, each given after its
    ``LONG`` or ``WHOLE``."""
    return partial(Struct(">h" + longs * "iq" + wholes * "ii").pack, len(columns))


def long(value: int) -> bytes:
    """A ``bigint``."""
    return _LONG(8, value)


@lru_cache(maxsize=64)
def long_or_null(value: int | None) -> bytes:
    """A ``bigint`` that the rows of a file share."""
    return NULL if value is None else long(value)


@lru_cache(maxsize=64)
def word(value: str) -> bytes:
    """A ``varchar`` that the rows of a file share: a system, a kind, a role."""
    return octets(value.encode())


@lru_cache(maxsize=64)
def instant(value: datetime | None) -> bytes:
    """A ``timestamptz`` that the rows of a file share."""
    if value is None:
        return NULL
    since = value - _EPOCH
    return _LONG(8, since.days * 86_400_000_000 + since.seconds * 1_000_000 + since.microseconds)


def json(spelt: bytes) -> bytes:
    """A ``jsonb``, spelt as JSON already."""
    return _JSON(len(spelt) + 1, 1) + spelt


def digests(*values: bytes) -> bytes:
    """SHA-256 digests, each a ``bytea`` of 32 bytes."""
    return _DIGEST + _DIGEST.join(values)


def octets(value: bytes) -> bytes:
    """A ``bytea``, or a ``text`` as UTF-8."""
    return _LENGTH(len(value)) + value
