"""Writing many new rows at once: the register's tables by COPY, while the next are being made."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from typing import Any, Self, TypeVar
from uuid import UUID

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.register import copybinary
from motcua.register.chain import canonical

DERIVED_LONGS = (
    "agency_id", "procedure_id", "version_id", "handler_id", "unit_id", "assignee_id", "fee",
)  # fmt: skip
DERIVED_WORDS = (
    "system", "procedure_code", "procedure_name", "field", "handler_name", "officer_name", "channel", "mode",
    "status", "outcome", "linked_group", "late_reason",
)  # fmt: skip
DERIVED_FLAGS = (
    "vertical", "hand_over_recorded", "paid_online", "digitised", "reused", "electronic_result", "late_corrected",
    "late_corrected_by_date",
)  # fmt: skip
DERIVED_INSTANTS = (
    "filed_at", "received_at", "due_at", "clock_due_at", "finished_at", "handed_over_at", "apologised_at",
)  # fmt: skip
DERIVED = ("code", *DERIVED_LONGS, *DERIVED_WORDS, *DERIVED_FLAGS, *DERIVED_INSTANTS)
"""The columns that ``projection.columns`` makes, in the order in which they are written: by type (``laid_out``)."""

COURSE = (
    "agency_id", "step", "step_name", "step_kind", "role", "unit_id", "officer_id", "since", "step_due_at",
    "waits_for", "answer_by", "stands", "accept_by", "statutory_due_at", "apology_due_at", "last_act_at", "proposal",
    "place", "slip_owed", "slip_owed_at", "open", "counts",
)  # fmt: skip
"""The columns of ``CourseNow`` that ``projection.course_columns`` makes, in order."""

FOUND = ("applicant", "search_key", "sort_at")
DOSSIER = ("id", "uid", "owned", "head_seq", "head_hash", *DERIVED, *FOUND)
EVENT = (
    "id", "dossier_id", "agency_id", "seq", "kind", "recorded_at", "officer_id", "role", "system", "taken_at",
    "facts", "origin", "personal_digest", "raw_digest", "prev_hash", "hash",
)  # fmt: skip
ALIAS = ("system", "code", "dossier_id")
PARTY = ("dossier_id", "agency_id", "part", "since", "until", "sort_at", "elsewhere")
PERSON = ("event_id", "dossier_id", "system", "content", "salt", "erased_at")
RAW = ("event_id", "content", "salt", "erased_at")
STATEMENT = ("dossier_id", "system", "event_id", "digest", "taken_at", "origin", "run_id")
WAIT = ("dossier_id", "ground", "since", "until")
DOUBT = ("agency_id", "dossier_id", "code", "key", "detail", "run_id", "opened_at", "settlement")

TABLES = {
    "register_dossier": DOSSIER,
    "register_alias": ALIAS,
    "register_dossierparty": PARTY,
    "register_event": EVENT,
    "register_person": PERSON,
    "register_rawrow": RAW,
    "register_statement": STATEMENT,
    "register_wait": WAIT,
    "register_doubt": DOUBT,
}
"""Tables in the order in which a batch fills them: whatever is referred to comes first."""

PATIENCE = 2.0
"""Seconds in which a copy under way ends by itself, unless it waits for something."""

MOST_QUEUED = 1_000
"""Dossiers that wait for the copy under way to end."""

LEFT_FOR_LAST = frozenset(
    {"register_alias", "register_dossierparty", "register_person", "register_wait", "register_doubt"}
)
"""Tables of short rows, to which no other refers: each COPY costs something, so theirs is one for many dossiers."""

TURN_SECONDS = 0.0001
"""How long the thread that makes rows may keep the interpreter to itself while another waits to send the next: with
Python's own 5 ms, at each of the many answers that the database gives, it would stand idle as long as it works."""


Answer = TypeVar("Answer")


def to_json(value: object) -> str:
    """A value as jsonb columns take it: the canonical spelling, so that one spelling serves hash and column."""
    return canonical(value).decode()


class Batch:
    """Rows on their way into the register, table by table; the database takes them in while more are made.

    ``send`` hands over what is queued and returns at once; ``ask`` puts a question behind it. Whoever uses them does it
    in a ``with``. As long as that lasts, whatever is asked through Django on this connection first waits for all that
    was sent; however it is left, even by Ctrl-C, nothing is under way any more, so that the transaction can be taken
    back and no row comes after it.
    """

    def __init__(self, cursor: CursorWrapper) -> None:
        self.cursor = cursor
        self.rows: dict[str, list[bytes]] = {table: [] for table in TABLES}
        self.sent: list[Future[Any]] = []
        self.over = False
        self.waiting = connection.execute_wrapper(self._after_all)

    def __enter__(self) -> Self:
        _writers.submit(int).result()  # its thread is there before anything hangs on it
        self.waiting.__enter__()
        return self

    def __exit__(self, *_error: object) -> None:
        self.waiting.__exit__(None, None, None)
        try:
            self._end()
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        """Let nothing that was sent go on: what waits is not begun, what is under way ends.

        Ctrl-C may strike within ``send``, so ``sent`` may lack a copy; but the writer takes one after the other.
        """
        self.over = True
        last = _writers.submit(int)
        while wait([last], PATIENCE).not_done:  # it waits for somebody else's lock
            with suppress(psycopg.Error):  # asked again as long as it takes
                connection.connection.cancel_safe()

    def put(self, table: str, row: bytes) -> None:
        """Queue a row as ``laid_out`` lays those of its table out."""
        self.rows[table].append(row)

    def offer(self) -> None:
        """Send what is queued if the database waits for it, or if it is much: the slower the database, the more rows
        go at once, and the less each costs. Short rows are left for the next ``send``."""
        if not self._under_way() or len(self.rows["register_dossier"]) >= MOST_QUEUED:
            left = {table: self.rows[table] for table in LEFT_FOR_LAST}
            self.rows.update({table: [] for table in LEFT_FOR_LAST})
            self.send()
            self.rows.update(left)

    def _under_way(self) -> bool:
        """Whether the database is at what was sent. Raises what it refused: no row after it can be written."""
        over = {future for future in self.sent if future.done()}  # asked once: others may end any moment
        if any(future.exception() for future in over):
            self._settle()
        self.sent = [future for future in self.sent if future not in over]
        return bool(self.sent)

    def send(self) -> None:
        """Write what is queued by COPY, in a thread of its own."""
        if not any(self.rows.values()):
            return
        self._under_way()
        rows, self.rows = self.rows, {table: [] for table in TABLES}
        sys.setswitchinterval(TURN_SECONDS)
        self.sent.append(_writers.submit(self._write, rows))

    def _write(self, rows: dict[str, list[bytes]]) -> None:
        if not self.over:
            _copy(self.cursor.cursor, rows)

    def ask(self, question: Callable[[Any], Answer]) -> Future[Answer | None]:
        """Put ``question`` (given the driver's cursor) behind what was sent; ``answer`` waits for what it gives."""
        sys.setswitchinterval(TURN_SECONDS)
        asked = _writers.submit(self._ask, question)
        self.sent.append(asked)
        return asked

    def _ask(self, question: Callable[[Any], Answer]) -> Answer | None:
        return None if self.over else question(self.cursor.cursor)

    def answer(self, asked: Future[Answer | None]) -> Answer:
        """What came of a question. Raises what the database refuses."""
        with connection.wrap_database_errors:
            found = asked.result()
        assert found is not None  # noqa: S101  # nobody asks of a batch that is over
        return found

    def flush(self) -> None:
        """Write what is queued and wait until all is written. Raises what the database refuses."""
        self._settle()
        rows, self.rows = self.rows, {table: [] for table in TABLES}
        with connection.wrap_database_errors:
            _copy(self.cursor.cursor, rows)

    def _settle(self) -> None:
        sent, self.sent = self.sent, []
        wait(sent)
        with connection.wrap_database_errors:
            for future in sent:
                future.result()

    def _after_all(self, execute: Callable[..., Any], *statement: Any) -> Any:
        """Django's wrapper of what is executed."""
        self._settle()
        return execute(*statement)


_writers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copy")
"""One writer: a batch's rows arrive in the order in which they refer to each other."""


def _copy(cursor: Any, tables: dict[str, list[bytes]]) -> None:
    for table, rows in tables.items():
        if rows:
            names = ", ".join(TABLES[table])
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN ({copybinary.OPTIONS})") as copy:
                copy.write(b"".join((copybinary.HEAD, *rows, copybinary.TAIL)))


def new_ids(cursor: Any, table: str, count: int) -> list[int]:
    """``count`` fresh ids of a table's own sequence; ``cursor``: Django's or the driver's."""
    if not count:
        return []
    # The sequence is looked up once (OFFSET 0): as nextval's own argument it would be for each id.
    cursor.execute(
        "SELECT nextval(own.ids) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS ids OFFSET 0) AS own,"
        " generate_series(1, %s)",
        [table, count],
    )
    return [row[0] for row in cursor.fetchall()]


def new_salts(count: int) -> list[bytes]:
    """``count`` salts of 16 random bytes."""
    pool = os.urandom(16 * count)
    return [pool[16 * index : 16 * index + 16] for index in range(count)]


_NOT_GIVEN = ~(0xF000 << 64 | 0xC000 << 48)
"""All bits of a UUID but those that say how it was made (RFC 9562, 4.1 and 4.2)."""
_VERSION_4 = 0x4000 << 64 | 0x8000 << 48


def uuid4s(count: int) -> list[UUID]:
    """``count`` random UUIDs, drawn at once."""
    pool = os.urandom(16 * count)
    drawn = (int.from_bytes(pool[at : at + 16]) for at in range(0, 16 * count, 16))
    return [UUID(int=one & _NOT_GIVEN | _VERSION_4) for one in drawn]
