"""Statements that officers wait for at every act: planned by the database once for a connection, then only carried out.

Planning them takes it several times as long as carrying them out. A pooler that gives each transaction another
session of the database does not know what was prepared in the last one: there ``PREPARE_STATEMENTS`` is off.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db.backends.utils import CursorWrapper

MOST = 200
"""How many statements a connection keeps; whatever is asked beyond is planned each time."""


class _Known:
    """What one connection has prepared: text → name. No name is given twice, though its first call may fail."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.numbers = count()


_known: WeakKeyDictionary[Any, _Known] = WeakKeyDictionary()


def execute(cursor: CursorWrapper, sql: str, params: Sequence[Any]) -> None:
    """What ``cursor.execute`` does, for a text with ``%s`` for each parameter and no other percent sign.

    One round trip, the first time too. The types of the parameters must be plain from where they stand.
    """
    known = _known.get(cursor.connection)
    if known is None:
        known = _known[cursor.connection] = _Known()
    name = known.names.get(sql)
    if name is not None:
        cursor.execute(_call(name, len(params)), params)
    elif not settings.PREPARE_STATEMENTS or len(known.names) >= MOST:
        cursor.execute(sql, params)
    else:
        name = f"motcua_{next(known.numbers)}"
        cursor.execute(f"PREPARE {name} AS {_numbered(sql)}\n; {_call(name, len(params))}", params)
        cursor.nextset()
        known.names[sql] = name


@cache
def _call(name: str, parameters: int) -> str:
    return f"EXECUTE {name} ({', '.join(['%s'] * parameters)})"


@cache
def _numbered(sql: str) -> str:
    """The text with ``$1``, ``$2`` … for its parameters."""
    first, *rest = sql.split("%s")
    return first + "".join(f"${number}{text}" for number, text in enumerate(rest, start=1))
