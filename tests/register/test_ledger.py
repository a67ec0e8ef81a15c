"""The database itself refuses to change or delete what was recorded."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.register.anchors import make_anchor
from motcua.register.models import Anchor
from motcua.register.verification import verify
from tests.register.office import commune, offer, take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db

REFUSED = r"ledger|permission denied"


@pytest.fixture(autouse=True)
def recorded(db):
    offer(commune())
    take_in([row(received_at="2026-06-01 08:00", status="handling")])
    make_anchor(commune())


@pytest.mark.parametrize("table", ["register_event", "register_anchor"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_no_row_is_changed_or_removed(table, statement):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_an_anchor_covers_what_was_recorded_since_the_one_before():
    first = Anchor.objects.get()
    assert (first.number, first.heads) == (1, 1)
    assert make_anchor(commune()) == first
    take_in([row(code="H24.85-260613-0002", received_at="2026-06-02 08:00", status="handling")])
    second = make_anchor(commune())
    assert (second.number, second.heads, bytes(second.previous)) == (2, 1, bytes(first.root))
    assert verify().findings == []
    assert verify().anchors == 2
