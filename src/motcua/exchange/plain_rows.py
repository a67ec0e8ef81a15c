"""A small table that an officer hands in, read in a child process as every outside file is."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from motcua.exchange.messages import file_message
from motcua.exchange.readers import Readers
from motcua.exchange.reading.limits import MIB, Limits
from motcua.exchange.storage import store_chunks
from motcua.rules.zone import ZONE

MOST_BYTES = 4 * MIB
_LIMITS = Limits(
    cpu_seconds=20, file_bytes=MOST_BYTES, document_bytes=MOST_BYTES, unpacked_bytes=64 * MIB, cells=200_000
)


class BadTable(ValueError):
    """A file that is no table; ``str()`` says why and what to do."""


def plain_rows(chunks: Iterable[bytes], name: str) -> list[tuple[int, list[str]]]:
    """(row from 1, cells as text) of the rows that are not blank. Raises ``BadTable``; nothing of the file is kept."""
    with tempfile.TemporaryDirectory() as folder:
        file = store_chunks(chunks, name, Path(folder))
        with Readers([file], None, datetime.now(ZONE), _LIMITS, plain=True) as readers:
            found: list[tuple[int, list[str]]] = []
            for kind, content in readers.files[0].lines():
                if kind == "rows":
                    found += [(int(number), list(cells)) for number, cells in content]
                elif kind == "fault":
                    raise BadTable(file_message(content["code"], content["details"]))
    return found
