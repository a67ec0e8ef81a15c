"""A row of a file is kept letter for letter, and read as the map of header to cell that it is."""

from __future__ import annotations

import pytest
from django.db import DataError, connection, transaction

from motcua.register.chain import canonical
from motcua.register.models import Event, RawRow, Statement
from motcua.register.models.spelt import NO_JSON
from motcua.register.verification import verify
from tests.register.office import commune, offer, take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def recorded(db):
    offer(commune())
    take_in([row(received_at="2026-06-01 08:00", status="handling")])


def stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM register_rawrow")
        ((content,),) = cursor.fetchall()
    return str(content)


def test_it_stands_there_in_the_spelling_that_its_digest_is_made_of() -> None:
    kept = RawRow.objects.get()
    kept.content = {"Thứ tự": 2, "Mã": "đ", "Lệ phí": None}
    kept.save()
    assert stored() == '{"Lệ phí":null,"Mã":"đ","Thứ tự":2}'
    assert RawRow.objects.get().content == kept.content


def test_one_that_was_erased_has_none() -> None:
    RawRow.objects.update(content=None)
    assert RawRow.objects.get().content is None


def test_one_kept_from_before_in_the_spelling_of_jsonb_is_the_same_to_whoever_verifies() -> None:
    before = stored()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_rawrow SET content = content::jsonb::text")
    assert stored() != before
    assert verify().findings == []


def test_one_that_somebody_made_no_json_stops_no_page() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_rawrow SET content = content || '?'")
    assert RawRow.objects.get().content == {NO_JSON: stored()}


def test_facts_stand_there_as_they_were_sealed_and_the_database_looks_into_them_all_the_same() -> None:
    told = Event.objects.get().facts
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts::text, facts->'status'->>'v' FROM register_event")
        assert cursor.fetchall() == [(canonical(told).decode(), "handling")]
    assert Event.objects.filter(facts__status__isnull=False).values_list(
        "facts__status", flat=True
    ).get() == {"v": "handling"}


def test_facts_are_written_in_the_spelling_that_digests_are_made_of() -> None:
    Statement.objects.update(facts={"b": 1, "a": {"v": "đ"}}, event_id=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts::text FROM register_statement")
        assert cursor.fetchall() == [('{"a":{"v":"đ"},"b":1}',)]
    assert Statement.objects.get().told() == {"b": 1, "a": {"v": "đ"}}


def test_the_database_lets_nothing_but_json_into_facts() -> None:
    with pytest.raises(DataError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE register_statement SET facts = %s", ["no json"])
