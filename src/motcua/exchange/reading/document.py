"""JSON documents: the body of an exchange service, as an envelope with a list inside or the bare list."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.kind import SAMPLE, encoding_of_start
from motcua.exchange.reading.limits import Limits

EXACT, EXACT_DIGITS = 1e15, 18
DEEPEST = 40
"""An exchange service nests four deep."""
WIDEST = 2_000
"""Members of an object, and entries of a list inside one; a dossier of an exchange service has some forty."""
_ITEMS = 2
"""So deep lists are of one dossier: above are the envelope and the list of dossiers itself."""
_NOT_STORED = re.compile("[\0\ud800-\udfff]")


class Document(NamedTuple):
    """A list of objects and what its envelope says."""

    items: list[Mapping[str, Any]]
    envelope: dict[str, str]


def document(path: Path, limits: Limits) -> Document:
    """Raises ``FileFault``; ``unknown_shape`` for JSON that holds no list of objects."""
    if path.stat().st_size > limits.document_bytes:
        raise FileFault("too_large", size=path.stat().st_size, most_bytes=limits.document_bytes)
    content = path.read_bytes()
    encoding = encoding_of_start(content[:SAMPLE]) or "utf-8"
    try:
        body = _storable(
            json.loads(
                content.decode(encoding),
                parse_float=_decimal,
                parse_int=_whole,
                parse_constant=str,
                object_pairs_hook=_each_once,
            )
        )
    except UnicodeDecodeError as error:
        raise FileFault("truncated" if error.end >= len(content) - 3 else "bad_encoding") from error
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(error.doc.rstrip()) - 1 or "Unterminated" in error.msg
        raise FileFault("truncated" if at_end else "bad_json", line=error.lineno, reason=error.msg) from error
    except RecursionError as error:
        raise FileFault("bomb", packed=len(content), unpacked=len(content)) from error
    return _document(body)


def _each_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, no name of which says two things: other programs keep the last, and nobody sees what is lost."""
    found = dict(members)
    if len(found) != len(members):
        for name, value in members:
            if found[name] != value:
                raise _twice(name)
    return found


def _twice(name: str) -> FileFault:
    return FileFault("bad_json", line="?", reason=f"“{_NOT_STORED.sub('', name)[:60]}” × 2")


def _decimal(text: str) -> float | str:
    """A number as the database gives it back to the letter (the chain of hashes lives on that), or its text."""
    number = float(text)
    return number or 0.0 if abs(number) < EXACT else text


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= EXACT_DIGITS else text


def _storable(value: Any, depth: int = 0) -> Any:
    """The value without what no database holds: zero bytes, halves of letters; bounded in depth and width."""
    if isinstance(value, str):
        return value if value.isprintable() else _NOT_STORED.sub("", value)
    if depth > DEEPEST or (
        isinstance(value, dict | list)
        and len(value) > WIDEST
        and (depth >= _ITEMS or isinstance(value, dict))
    ):
        raise RecursionError
    if isinstance(value, dict):
        return _each_once([(_storable(name), _storable(each, depth + 1)) for name, each in value.items()])
    if isinstance(value, list):
        return [_storable(each, depth + 1) for each in value]
    return value


def _document(body: object) -> Document:
    envelope: dict[str, str] = {}
    if isinstance(body, dict):
        lists = _each_once([(name.lower(), value) for name, value in body.items() if isinstance(value, list)])
        envelope = {name: str(value) for name, value in body.items() if isinstance(value, str | int | bool)}
        body = lists.get("data")
    if not isinstance(body, list) or not all(isinstance(item, dict) for item in body):
        raise FileFault("unknown_shape")
    return Document(body, envelope)
