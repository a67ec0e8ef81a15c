"""Statements that officers wait for at every act: planned by the database once for a connection, then only carried out.

Planning them takes it several times as long as carrying them out, and writing parameters into a text that it must
read again costs both sides. A pooler that gives each transaction another session of the database does not know what
was prepared in the last one: there ``PREPARE_STATEMENTS`` is off.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count
from typing import Any, Self
from weakref import WeakKeyDictionary

import psycopg
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg._preparing import Prepare

MOST = 200
"""How many statements a connection keeps; whatever is asked beyond is planned each time."""


class _Known:
    """What one connection has prepared: text → name. No name is given twice, though its first call may fail."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.numbers = count()


_known: WeakKeyDictionary[Any, _Known] = WeakKeyDictionary()


class Prepared(psycopg.Cursor[tuple[Any, ...]]):
    """A cursor that carries out what its connection prepared, and prepares what it has not.

    A text has ``%s`` for each parameter and no other percent sign; the database takes their types from where they
    stand. The driver's own way of preparing forgets everything at each ROLLBACK, and plans anew for each kind of value
    (a number that needs more bytes, a date that is missing); hence the one method of its inside that is replaced.
    """

    _name = b""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Self:
        """Carry out ``query``; a first call costs one more round trip."""
        known = _known.get(self.connection)
        if known is None:
            known = _known[self.connection] = _Known()
        name = known.names.get(query)
        if name is None:
            if len(known.names) >= MOST:
                return super().execute(query, params, **how)
            name = f"motcua_{next(known.numbers)}"
            super().execute(f"PREPARE {name} AS {_numbered(query)}")
            known.names[query] = name
        self._name = name.encode()
        try:
            return super().execute(_as_text(query), params, **how)
        finally:
            self._name = b""

    def _get_prepared(self, pgq: Any, prepare: bool | None = None) -> tuple[Prepare, bytes]:
        self._query = pgq  # what Django's log of statements shows
        return (Prepare.YES if self._name else Prepare.NO), self._name


def cursor() -> CursorWrapper:
    """A cursor for such statements, on Django's connection: logged and counted like any other."""
    if not settings.PREPARE_STATEMENTS:
        return connection.cursor()
    connection.ensure_connection()
    found: Any = Prepared(connection.connection)
    return connection.make_debug_cursor(found) if connection.queries_logged else connection.make_cursor(found)


def one(sql: str, params: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row that ``sql`` finds."""
    with cursor() as found:
        found.execute(sql, params)
        row: tuple[Any, ...] | None = found.fetchone()
        return row


@cache
def _as_text(sql: str) -> str:
    """The text by which the driver writes all parameters as text: the database knows what they are."""
    return sql.replace("%s", "%t")


@cache
def _numbered(sql: str) -> str:
    """The text with ``$1``, ``$2`` … for its parameters."""
    first, *rest = sql.split("%s")
    return first + "".join(f"${number}{text}" for number, text in enumerate(rest, start=1))
