"""What a file says of when it was exported: a workbook's own properties, a field beside a document's list.

Nothing of it is parsed as XML: two instants are looked for in the first kilobytes of one small part of the package.
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from datetime import datetime, timedelta
from pathlib import Path

from motcua.exchange.reading.document import document
from motcua.exchange.reading.kind import kind_of
from motcua.exchange.reading.limits import Limits
from motcua.exchange.reading.moments import BadMoment, Moment, instant
from motcua.rules.vietnamese import fold

MOST_BYTES = 64 * 1024
"""Of properties: Excel writes some 700 bytes."""
SAVED_AGAIN = timedelta(days=31)
"""Whoever saves an export again soon afterwards changes when it was modified, not when it was made; what was made
longer ago is a template that the exporting system fills in."""

_MADE = re.compile(rb"<(?:dcterms:created|meta:creation-date)\b[^>]{0,200}>([^<]{8,40})<")
_CHANGED = re.compile(rb"<(?:dcterms:modified|dc:date)\b[^>]{0,200}>([^<]{8,40})<")
PROPERTIES = ("docProps/core.xml", "meta.xml")
FIELDS = frozenset(
    ("thoigianxuat", "ngayxuat", "thoidiemxuat", "ngayxuatfile", "exportedat", "exporttime", "takenat")
)
"""How envelopes name it, folded and without signs between words."""


def said_taken(path: Path, limits: Limits) -> str | None:
    """The instant, local with offset, or ``None`` where the file says nothing. Raises ``FileFault``."""
    kind = kind_of(path)
    if kind == "zip":
        return _of_package(path)
    if kind == "json":
        return _of_envelope(document(path, limits).envelope)
    return None


def _of_package(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as package:
            name = next((one for one in PROPERTIES if one in package.NameToInfo), None)
            if name is None:
                return None
            with package.open(name) as stream:
                text = stream.read(MOST_BYTES)
    except (
        zipfile.BadZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        lzma.LZMAError,
        zlib.error,
    ):
        return None  # whoever reads the file says what is wrong with it
    made, changed = _found(_MADE, text), _found(_CHANGED, text)
    if made is None or changed is None:
        told = made or changed
        return told.text if told else None
    again = _at(changed) - _at(made)
    return made.text if timedelta() <= again <= SAVED_AGAIN else changed.text


def _found(sign: re.Pattern[bytes], text: bytes) -> Moment | None:
    found = sign.search(text)
    return _moment(found[1].decode("ascii", "replace").strip()) if found else None


def _of_envelope(envelope: dict[str, str]) -> str | None:
    for name, value in envelope.items():
        if re.sub(r"[^a-z]", "", fold(name)) in FIELDS and (told := _moment(value[:40])) is not None:
            return told.text
    return None


def _moment(text: str) -> Moment | None:
    try:
        return instant(text, day_first=True)
    except BadMoment:
        return None


def _at(moment: Moment) -> datetime:
    return datetime.fromisoformat(moment.text)
