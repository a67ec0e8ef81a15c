"""Statements planned once for a connection."""

from __future__ import annotations

import pytest
from django.db import DataError, connection, transaction

from motcua.agencies import prepared

pytestmark = pytest.mark.django_db

ASKED = "SELECT code, name FROM agencies_agency WHERE id = %s AND kind <> %s"


def asked(agency, kind: str, sql: str = ASKED):
    row = prepared.one(sql, [agency, kind])
    return [] if row is None else [row]


def planned(marked: str) -> list[tuple[int, int]]:
    """(how often planned for the parameters at hand, how often by the common plan) of statements with that text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT custom_plans, generic_plans FROM pg_prepared_statements WHERE strpos(statement, %s) > 0",
            [marked],
        )
        return cursor.fetchall()


def test_the_answer_is_that_of_the_statement_the_first_time_and_after(cast):
    sql = f"{ASKED} -- the first time and after"
    answers = [asked(cast.commune.pk, "it's 100 %s", sql) for _ in range(3)]
    assert answers == [[(cast.commune.code, cast.commune.name)]] * 3
    assert asked(cast.commune.pk, cast.commune.kind, sql) == []


def test_it_is_prepared_once_and_costs_one_round_trip(cast, django_assert_num_queries):
    sql = f"{ASKED} -- prepared once"
    for _ in range(3):
        with django_assert_num_queries(1):
            asked(cast.commune.pk, "", sql)
    assert planned("-- prepared once") == [(3, 0)]


def test_behind_a_pooler_nothing_is_prepared(cast, settings):
    settings.PREPARE_STATEMENTS = False
    sql = f"{ASKED} -- behind a pooler"
    assert asked(cast.commune.pk, "", sql) == [(cast.commune.code, cast.commune.name)]
    assert planned("-- behind a pooler") == []


def test_a_statement_whose_first_call_failed_serves_the_next(cast):
    sql = "SELECT 6 / %s::int -- fails at first"
    with pytest.raises(DataError), transaction.atomic():
        prepared.run(sql, [0])
    for divisor, answer in ((3, 2), (2, 3)):
        assert prepared.one(sql, [divisor]) == (answer,)
