"""The child's answer: one JSON object a line, each with one key.

``head``   a table that was recognised: profile, system, sheet, format, columns, headers, preamble, envelope
``rows``   [[row, codes, person, doubts, cure, digest, length of facts, of raw] …] of the table last announced; after
           the object and ``APART`` the facts (with the codes among them) and raw (header → text) of every row in turn,
           spelt as canonical JSON: as they will be sealed and stored, not to be read sign by sign on the way
           (of a plain one, announced by nothing: [[row, cells] …])
``bad``    [[row, raw, code, received, [[column, value, code, details] …], cure] …] likewise
``words``  the file is one of the commune's own: ``report``, ``documents`` or ``petitions``
``taken``  {at: local ISO or null}: when the file says that it was exported, where that alone was asked
``fault``  {code, details}: the file cannot be read, or not further
``end``    {rows, bad}: the last line of every file that could be read to its end
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import orjson

from motcua.register.chain import canonical

BATCH = 500
APART = b"\x1f"
"""Between the object of a line and the JSON that follows it: in JSON such a sign is spelt out."""

_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Answer:
    """Writes the lines, rows in batches."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rows: list[Any] = []
        self._spelt = bytearray()
        self._bad: list[Any] = []
        self.rows = 0
        self.bad = 0

    def say(self, name: str, content: object) -> None:
        """One line; rows kept back go first."""
        self._flush()
        self._write(name, content)

    def row(self, *content: object, spelt: tuple[bytes, ...] = ()) -> None:
        """A row that can be recorded; ``spelt``: what of it is JSON already."""
        self._rows.append((*content, *map(len, spelt)))
        for piece in spelt:  # copied, not kept: each would keep a page of memory that its making took
            self._spelt += piece
        self.rows += 1
        if len(self._rows) >= BATCH:
            self._flush()

    def bad_row(self, *content: object) -> None:
        """A row with faults."""
        self._bad.append(content)
        self.bad += 1
        if len(self._bad) >= BATCH:
            self._flush()

    def end(self) -> None:
        """All was read."""
        self.say("end", {"rows": self.rows, "bad": self.bad})
        self._stream.flush()

    def _flush(self) -> None:
        rows, spelt, bad = self._rows, self._spelt, self._bad
        self._rows, self._spelt, self._bad = [], bytearray(), []
        if rows:
            self._write("rows", rows, spelt)
        if bad:
            self._write("bad", bad)

    def _write(self, name: str, content: object, spelt: bytes | bytearray = b"") -> None:
        behind = (APART, spelt) if spelt else ()
        self._stream.write(b"".join((_encoded({name: content}), *behind, b"\n")))
        self._stream.flush()


def _encoded(content: object) -> bytes:
    try:
        return orjson.dumps(content, default=tuple)  # faults are named tuples
    except TypeError:  # halves of letters, whole numbers beyond 64 bits
        return _plain(content).encode("utf-8", "replace")


def spelt(content: object) -> bytes:
    """The canonical JSON of a row's facts, or of the row as it stood."""
    try:
        return canonical(content)
    except UnicodeEncodeError:  # halves of letters
        return orjson.dumps(json.loads(_encoded(content)), option=orjson.OPT_SORT_KEYS)
