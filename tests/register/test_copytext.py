"""Rows laid out for COPY come back from the database as they were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.db import connection

from motcua.register.copytext import OPTIONS, line
from motcua.register.vocabulary import Status

VIETNAM = timezone(timedelta(hours=7))
COLUMNS = (
    "said text, told jsonb, digest bytea, count bigint, yes boolean, no boolean, none text, at timestamptz,"
    " early timestamptz, uid uuid"
)


@pytest.mark.usefixtures("db")
def test_every_kind_of_value_comes_back_as_it_was() -> None:
    row = (
        'tab\t, line\nend\r, back\\slash, \\N, \\. and “đ”, "quoted"',
        '{"a":"line\\nend, back\\\\slash, \\"quoted\\""}',
        bytes(range(256)),
        -(2**40),
        True,
        False,
        None,
        datetime(2026, 6, 14, 17, 0, 0, 123456, VIETNAM),
        datetime(2000, 1, 1, tzinfo=UTC),
        UUID("12345678-1234-5678-1234-567812345678"),
    )
    like_null = ("null", "null", b"null", 0, False, True, "null", None, None, None)
    empty = ("", "{}", b"", 0, False, True, None, None, None, None)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE copied (n serial, {COLUMNS})")
        names = "said, told, digest, count, yes, no, none, at, early, uid"
        with cursor.cursor.copy(f"COPY copied ({names}) FROM STDIN ({OPTIONS})") as copy:
            copy.write(b"".join(one + b"\n" for one in map(line, (row, empty, like_null))))
        cursor.execute(f"SELECT {names} FROM copied ORDER BY n")
        back = [
            tuple(bytes(one) if isinstance(one, memoryview) else one for one in found) for found in cursor
        ]
    told = '{"a": "line\\nend, back\\\\slash, \\"quoted\\""}'
    assert back == [(row[0], told, *row[2:]), empty, like_null]


def test_a_member_of_an_enumeration_is_written_by_its_value_not_its_name() -> None:
    assert line((Status.WAITING_FINANCE, Status.FILED)) == b'"waiting_finance","filed"'


def test_a_text_is_written_the_same_whether_or_not_it_holds_a_line_end() -> None:
    texts = ('a "b"', "c\\d", "đ, ê", "", "\\n", Status.FILED)
    plain = line((*texts, 7, None))
    assert line((*texts, "\n", 7, None)) == plain.replace(b",7,null", b',"\n",7,null')


def test_a_value_that_nobody_thought_of_is_refused() -> None:
    with pytest.raises(TypeError):
        line((object(),))
