"""Rows that are there already, rewritten: many by one statement, locked in an order that nobody else crosses."""

from __future__ import annotations

from threading import Thread

import psycopg
import pytest
from django.db import DataError, connection, transaction

from motcua.register import rewrite
from motcua.register.models import Dossier
from motcua.register.vocabulary import Status
from tests.register.office import take_in
from tests.register.told import at, row


def ids() -> list[int]:
    """The dossiers in the order in which they were made."""
    return list(Dossier.objects.order_by("pk").values_list("pk", flat=True))


def test_however_many_dossiers_are_rewritten_they_are_locked_by_one_statement_and_written_by_another(
    db, django_assert_num_queries
) -> None:
    take_in([row(code=code) for code in "ABC"])
    first, second, third = ids()
    late = at("2026-06-20 08:00")
    changed = {
        first: {"status": Status.FINISHED, "finished_at": None, "unit_id": None, "fee": 0},
        second: {"status": "handling", "finished_at": late, "unit_id": None, "fee": 10**12},
        third: {"status": Status.REFUSED.value, "finished_at": None, "unit_id": None, "fee": 1},
    }
    with django_assert_num_queries(2), connection.cursor() as cursor:
        rewrite.dossiers(cursor, changed)
    assert list(Dossier.objects.order_by("pk").values_list("status", "finished_at", "unit", "fee")) == [
        ("finished", None, None, 0),
        ("handling", late, None, 10**12),
        ("refused", None, None, 1),
    ]


def test_a_text_that_is_too_long_for_its_column_is_refused_not_cut(db) -> None:
    take_in([row(code="A"), row(code="B")])
    changed = {pk: {"code": "9" * 500} for pk in ids()}
    with pytest.raises(DataError), transaction.atomic(), connection.cursor() as cursor:
        rewrite.dossiers(cursor, changed)


def test_dossiers_are_locked_in_the_order_of_their_ids_whatever_order_they_come_in(own_database: str) -> None:
    take_in([row(code="A"), row(code="B"), row(code="C")])
    first, second, third = ids()

    def rewritten() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                rewrite.dossiers(cursor, {third: {"fee": 3}, second: {"fee": 2}, first: {"fee": 1}})
        finally:
            connection.close()

    rewriting = Thread(target=rewritten)
    with psycopg.connect(own_database) as other:
        other.execute("SELECT FROM register_dossier WHERE id = %s FOR UPDATE", [first])
        rewriting.start()
        rewriting.join(1)
        assert rewriting.is_alive()
        other.execute("SELECT FROM register_dossier WHERE id = ANY(%s) FOR UPDATE NOWAIT", [[second, third]])
    rewriting.join(20)
    assert list(Dossier.objects.order_by("pk").values_list("fee", flat=True)) == [1, 2, 3]
