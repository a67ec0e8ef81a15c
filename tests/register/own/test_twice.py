"""A form that is sent twice enters one dossier, whoever presses how fast."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from motcua.register.models import DayNumber, Dossier, Event
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer
from tests.register.own.conftest import take_in


@pytest.mark.django_db
def test_a_form_that_is_sent_twice_enters_one_dossier(office):
    uid = uuid4()
    first, second = take_in(office, uid=uid), take_in(office, "2026-06-01 08:01", uid=uid)
    assert (first.id, first.code, first.uid) == (second.id, second.code, uid)
    assert Event.objects.count() == 1 and DayNumber.objects.get().last == 1


def test_two_that_are_sent_at_the_same_instant_enter_one(own_database):
    offer(commune())
    who, uid = officer("tiep-nhan", "intake", commune()), uuid4()

    def send(_hand: int) -> int:
        try:
            return take_in({"intake": who}, uid=uid).id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(send, range(4)))) == 1
    assert Dossier.objects.count() == 1 and DayNumber.objects.get().last == 1
