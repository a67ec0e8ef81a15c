"""Fields as PostgreSQL's binary COPY takes them.

A row is the count of its fields (as ``beginning`` lays it out) and its fields in order, joined. Nothing is escaped
here to be read sign by sign there: text was a fifth of the database's work. What rows have in
common is laid out once and looked up after that (``Shared``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from struct import Struct
from typing import Any

OPTIONS = "FORMAT binary"
"""What COPY must be told to read rows between ``HEAD`` and ``TAIL``."""
HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TAIL = b"\xff\xff"
NULL = b"\xff\xff\xff\xff"

LONG, WHOLE = 8, 4
"""Bytes of a ``bigint`` and an ``integer``."""

MOST_SHARED = 2_000
"""Fields of one type that are kept: an import meets a few hundred names and some hundred combinations."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_LENGTH = Struct(">i").pack
_LONG = Struct(">iq").pack
_JSON = Struct(">ib").pack
_DIGEST = b"\0\0\0\x20"
_FLAG = {False: b"\0\0\0\1\0", True: b"\0\0\0\1\1"}


class Shared(dict[Any, bytes]):
    """The fields that ``lay_out`` made of values which many rows have: ``self[value]`` looks one up or makes it."""

    def __init__(self, lay_out: Callable[[Any], bytes]) -> None:
        super().__init__()
        self.lay_out = lay_out

    def __missing__(self, value: Any) -> bytes:
        if len(self) >= MOST_SHARED:
            self.clear()
        field = NULL if value is None else self.lay_out(value)
        self[value] = field
        return field


def beginning(columns: tuple[str, ...], longs: int, wholes: int = 0) -> Callable[..., bytes]:
    """Lays out at once what a row begins with: so many ``bigint``, then so many ``integer``, each given after its
    ``LONG`` or ``WHOLE``."""
    return partial(Struct(">h" + longs * "iq" + wholes * "ii").pack, len(columns))


def long(value: int) -> bytes:
    """A ``bigint``."""
    return _LONG(8, value)


def octets(value: bytes) -> bytes:
    """A ``bytea``, or a ``text`` as UTF-8."""
    return _LENGTH(len(value)) + value


def text(value: str) -> bytes:
    """A ``text`` of its own: a name, a code."""
    spelt = value.encode()
    return _LENGTH(len(spelt)) + spelt


def json(spelt: bytes) -> bytes:
    """A ``jsonb``, spelt as JSON already."""
    return _JSON(len(spelt) + 1, 1) + spelt


def digests(*values: bytes) -> bytes:
    """SHA-256 digests, each a ``bytea`` of 32 bytes."""
    return _DIGEST + _DIGEST.join(values)


def moment(value: datetime | None) -> bytes:
    """A ``timestamptz`` of its own; raises ``TypeError`` where it has no time zone."""
    if value is None:
        return NULL
    since = value - _EPOCH
    return _LONG(8, since.days * 86_400_000_000 + since.seconds * 1_000_000 + since.microseconds)


def _longs(values: tuple[int | None, ...]) -> bytes:
    return b"".join([NULL if value is None else long(value) for value in values])


def _flags(values: tuple[bool, ...]) -> bytes:
    return b"".join([_FLAG[value] for value in values])


long_or_null: Callable[[int | None], bytes] = Shared(long).__getitem__
"""A ``bigint`` that rows share."""
longs: Callable[[tuple[int | None, ...]], bytes] = Shared(_longs).__getitem__
"""Several ``bigint`` that rows share: a procedure and who handles it."""
word: Callable[[str | None], bytes] = Shared(text).__getitem__
"""A ``varchar`` that rows share: a system, a status, a procedure's name."""
flags: Callable[[tuple[bool, ...]], bytes] = Shared(_flags).__getitem__
"""Several ``boolean``."""
instant: Callable[[datetime | None], bytes] = Shared(moment).__getitem__
"""A ``timestamptz`` that rows share: when a file was taken, when it came in."""
