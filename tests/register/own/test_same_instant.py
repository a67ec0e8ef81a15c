"""Two officers act on one dossier at the same instant: one wins, the other is told why, nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected

from motcua.register.actions.forward import Forward
from motcua.register.actions.lapse import lapse_by_itself
from motcua.register.actions.refused import Refused
from motcua.register.actions.supplement import AskSupplement, ReceiveSupplement
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import CourseNow, Event
from motcua.register.own import open_owned
from motcua.register.verification import verify
from motcua.register.write import Unattended
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer
from tests.register.own.conftest import take_in
from tests.register.told import at


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do all of them in threads that start together; what each was told, empty where it was done."""
    start, told = Barrier(len(acts)), [""] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait(10)
            act()
        except Refused as refused:
            told[place] = str(refused)
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


@pytest.fixture
def dossier(own_database):
    offer(commune())
    intake = officer("intake", "intake", commune())
    handlers = [officer(name, "handler", commune()) for name in ("mot", "hai")]
    one = take_in({"intake": intake}).id
    return one, intake, handlers


def test_of_two_who_take_a_dossier_over_the_first_one_holds_it(dossier):
    one, intake, handlers = dossier
    Forward(one, intake).execute(at("2026-06-01 09:00"))
    told = at_once(*(TakeOver(one, who).execute for who in handlers))
    done = [place for place, words in enumerate(told) if not words]
    # Whoever comes second may take it from the first; both acts then stand one after the other.
    assert done and CourseNow.objects.get().officer in [who.officer for who in handlers]
    kinds = list(Event.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["received", "forwarded", *["taken_over"] * len(done)]
    assert verify(rebuild=True).findings == []


def test_a_step_forwarded_by_two_is_forwarded_once_and_the_other_is_told_where_it_is(dossier):
    one, intake, handlers = dossier
    Forward(one, intake).execute(at("2026-06-01 09:00"))
    told = at_once(*(Forward(one, who).execute for who in handlers))
    assert sorted(map(bool, told)) == [False, True]
    assert "không thuộc phần việc" in max(told)
    kinds = list(Event.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["received", "forwarded", "forwarded"]
    assert verify(rebuild=True).findings == []


def test_the_sweeper_and_the_officer_who_takes_papers_in_at_that_instant_do_not_both_win(dossier):
    one, intake, handlers = dossier
    Forward(one, intake).execute(at("2026-06-01 09:00"))
    until = at("2026-06-12 17:00")
    AskSupplement(one, handlers[0], [{"name": "Giấy"}], answer_by=until).execute(at("2026-06-02 10:00"))
    now = at("2026-06-15 17:00")
    done = []
    told = at_once(
        ReceiveSupplement(one, intake).execute,
        *[lambda: done.append(lapse_by_itself(one, Unattended("rà hạn"), now))] * 2,
    )
    kinds = list(Event.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds[3:] == (["stopped"] if told[0] else ["supplemented"])
    assert done.count(True) == bool(told[0])
    assert verify(rebuild=True).findings == []


def test_an_act_that_the_database_ended_for_another_is_done_once_more(dossier, monkeypatch):
    one, intake, _handlers = dossier
    from motcua.register.actions import own

    tried = []

    def first_in_the_way(dossier_id, player):
        tried.append(dossier_id)
        if len(tried) == 1:
            raise OperationalError("deadlock detected") from DeadlockDetected()
        return open_owned(dossier_id, player)

    monkeypatch.setattr(own, "open_owned", first_in_the_way)
    Forward(one, intake).execute(at("2026-06-01 09:00"))
    assert tried == [one, one]
    assert list(Event.objects.order_by("seq").values_list("kind", flat=True)) == ["received", "forwarded"]
