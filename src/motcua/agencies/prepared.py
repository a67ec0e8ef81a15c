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
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper
from psycopg._preparing import Prepare

MOST = 200
"""How many statements a connection keeps; whatever is asked beyond is planned each time."""


class Prepared(psycopg.Cursor[tuple[Any, ...]]):
    """A cursor that carries out what its connection prepared, and prepares what it has not.

    A text has ``%s`` for each parameter and no other percent sign; the database takes their types from where they
    stand. The driver's own way of preparing forgets everything at each ROLLBACK, and plans anew for each kind of value
    (a number that needs more bytes, a date that is missing); hence the one method of its inside that is replaced.
    """

    def __init__(self, to: psycopg.Connection[tuple[Any, ...]]) -> None:
        super().__init__(to)
        self._names: dict[str, bytes] = {}
        self._numbers = count()  # no name is given twice, though its first call may fail
        self._name = b""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Self:
        """Carry out ``query``; a first call costs one more round trip."""
        name = self._names.get(query)
        if name is None:
            if len(self._names) >= MOST:
                return super().execute(query, params, **how)
            text = f"motcua_{next(self._numbers)}"
            super().execute(f"PREPARE {text} AS {_numbered(query)}")
            name = self._names[query] = text.encode()
        self._name = name
        try:
            return super().execute(_as_text(query), params, **how)
        finally:
            self._name = b""

    def _get_prepared(self, pgq: Any, prepare: bool | None = None) -> tuple[Prepare, bytes]:
        self._query = pgq  # what Django's log of statements shows
        return (Prepare.YES if self._name else Prepare.NO), self._name


_cursors: WeakKeyDictionary[Any, Prepared] = WeakKeyDictionary()
"""Django's connection → its cursor, as long as it is the same session of the database."""


def run(sql: str, params: Sequence[Any]) -> None:
    """Carry out ``sql``."""
    _cursor().execute(sql, params)


def one(sql: str, params: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row that ``sql`` finds."""
    cursor = _cursor()
    cursor.execute(sql, params)
    row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def _cursor() -> CursorWrapper:
    """The cursor for such statements: logged and counted like any other."""
    here = connections[DEFAULT_DB_ALIAS]
    here.close_if_health_check_failed()
    if not settings.PREPARE_STATEMENTS:
        return here.cursor()
    found: Any = _cursors.get(here)
    if found is None or found.connection is not here.connection or found.connection.closed:
        here.ensure_connection()
        found = _cursors[here] = Prepared(here.connection)
    return here.make_debug_cursor(found) if here.queries_logged else here.make_cursor(found)


@cache
def _as_text(sql: str) -> str:
    """The text by which the driver writes all parameters as text: the database knows what they are."""
    return sql.replace("%s", "%t")


@cache
def _numbered(sql: str) -> str:
    """The text with ``$1``, ``$2`` … for its parameters."""
    first, *rest = sql.split("%s")
    return first + "".join(f"${number}{text}" for number, text in enumerate(rest, start=1))
