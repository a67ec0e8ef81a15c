"""Who ends one of linked procedures may start the others: the turn of the imports comes before any lock."""

from __future__ import annotations

import re

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from psycopg.errors import DeadlockDetected

from motcua.register import turns
from motcua.register.actions.approve import Approve
from motcua.register.actions.forward import Forward
from motcua.register.actions.lapse import LapseSupplement
from motcua.register.actions.member_result import RecordResult
from motcua.register.actions.not_accept import NotAccept
from motcua.register.actions.refuse import Refuse
from motcua.register.actions.refused import Refused
from motcua.register.actions.stamp import Stamp
from motcua.register.actions.stop import Stop, Withdraw
from motcua.register.verification import verify
from tests.register.linked.conftest import dossier
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.told import at

pytestmark = pytest.mark.django_db

WHEN = at("2026-06-01 09:00")


def locks(act) -> list[str]:
    """What the last transaction of an act locked, in order: ``turn``, ``row``."""
    with CaptureQueriesContext(connection) as asked:
        act.execute(WHEN)
    told = [query["sql"] for query in asked]
    begun = max((place for place, sql in enumerate(told) if sql.startswith("ROLLBACK TO")), default=0)
    words = {r"pg_advisory_xact_lock\(1, agency_id": "turn", r"FOR UPDATE OF d\b": "row"}
    return [word for sql in told[begun:] for sign, word in words.items() if re.search(sign, sql)]


def test_an_act_that_ends_one_of_linked_procedures_takes_the_turn_before_any_lock(request_in, office):
    one = dossier(request_in, "khai-sinh")
    told = locks(Withdraw(one.pk, office["intake"], "đổi ý"))
    assert told[:2] == ["turn", "row"]
    assert {dossier(request_in, key).status for key in ("thuong-tru", "the-bhyt")} == {"not_accepted"}
    assert verify(rebuild=True).findings == []


def test_what_ends_nothing_and_what_is_linked_to_nothing_takes_no_turn(request_in, office):
    alone = take_in(office)
    assert locks(Withdraw(alone.id, office["intake"], "đổi ý")) == ["row"]
    linked = dossier(request_in, "khai-sinh")
    assert "turn" not in locks(Forward(linked.pk, office["intake"]))


def test_every_act_by_which_a_dossier_ends_says_so():
    ending = {LapseSupplement, NotAccept, RecordResult, Refuse, Approve, Stamp, Stop, Withdraw}
    assert all(act.may_end for act in ending) and not Forward.may_end


def test_an_officer_does_not_wait_for_a_whole_import_but_is_told(request_in, office, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", "50ms")
    one = dossier(request_in, "khai-sinh")
    importing = connection.copy()
    try:
        with importing.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(1, %s)", [commune().pk])
        with pytest.raises(Refused, match="Đang nhập dữ liệu"):
            Withdraw(one.pk, office["intake"], "đổi ý").execute(WHEN)
    finally:
        importing.close()
    assert dossier(request_in, "khai-sinh").status == one.status
    Withdraw(one.pk, office["intake"], "đổi ý").execute(WHEN)


def test_an_act_that_must_begin_again_with_the_turn_is_done_once_more_after_a_deadlock(
    request_in, office, monkeypatch
):
    one, tried = dossier(request_in, "khai-sinh"), []
    once = Withdraw._once

    def first_in_the_way(act, now, *, reaches=False):
        tried.append(reaches)
        if tried == [False, True]:
            raise OperationalError("deadlock detected") from DeadlockDetected()
        return once(act, now, reaches=reaches)

    monkeypatch.setattr(Withdraw, "_once", first_in_the_way)
    monkeypatch.setattr(type(connection), "in_atomic_block", False, raising=False)
    Withdraw(one.pk, office["intake"], "đổi ý").execute(WHEN)
    assert tried == [False, True, True]
