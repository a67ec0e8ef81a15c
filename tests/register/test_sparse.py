"""An import is as quick after a preview as without one, whatever the database counted in between."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection, transaction

from motcua.register.sparse import beware_of_loops
from tests.register.office import commune, offer, take_in
from tests.register.told import GIVEN, row


def loops() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_nestloop")
        return str(cursor.fetchone()[0])


def count_anew(uri: str) -> None:
    with psycopg.connect(uri, autocommit=True) as owner:
        owner.execute("ANALYZE")


def rows(number: int) -> list:
    return [row(code=f"H24.85-260601-{each:04}", **GIVEN) for each in range(number)]


def test_a_register_that_was_counted_after_a_preview_is_joined_by_hash(own_database: str) -> None:
    offer(commune())
    with transaction.atomic():
        take_in(rows(200))
        transaction.set_rollback(True)
    count_anew(own_database)
    with transaction.atomic():
        take_in(rows(200))
        assert loops() == "off"
    assert loops() == "on"


@pytest.mark.parametrize("counted", [False, True])
def test_a_register_whose_count_is_right_or_not_yet_taken_is_planned_as_ever(
    own_database: str, counted: bool
) -> None:
    offer(commune())
    if counted:
        with transaction.atomic():
            take_in(rows(200))
        count_anew(own_database)
    with transaction.atomic(), connection.cursor() as cursor:
        assert not beware_of_loops(cursor)
        assert loops() == "on"
