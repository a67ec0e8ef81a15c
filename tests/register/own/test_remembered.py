"""What a process remembers of dossiers and roles is used only where the register has exactly that."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.agencies import edition
from motcua.agencies.authority import remember, today
from motcua.agencies.models import Edition, RoleAssignment
from motcua.agencies.working_calendar import set_day
from motcua.register import histories, own
from motcua.register.actions.approve import Approve
from motcua.register.actions.forward import Forward
from motcua.register.actions.propose import Propose
from motcua.register.actions.refused import Refused
from motcua.register.actions.stamp import Stamp
from motcua.register.histories import MOST, History
from motcua.register.models import CourseNow, Dossier, Event
from motcua.register.own import open_owned
from motcua.register.verification import verify
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.told import at

pytestmark = pytest.mark.django_db


def statements(act) -> list[str]:
    """What an act asks of the database, without the beginning and the end of its transaction."""
    with CaptureQueriesContext(connection) as asked:
        act()
    around = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return [query["sql"] for query in asked if not query["sql"].startswith(around)]


def forgotten() -> None:
    """As in a process that has just started."""
    histories._histories.clear()


@pytest.fixture
def handled(received, office):
    """At the handler's step; everything is remembered, of the handler too."""
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00"))
    open_owned(received.id, office["handler"].officer.user)
    return received


def test_an_act_on_what_is_remembered_is_two_statements_one_to_lock_and_one_to_write(handled, office):
    told = statements(lambda: Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00")))
    assert len(told) == 2, told
    assert "json_agg" not in told[0]


def test_an_act_in_a_process_that_has_just_started_is_two_statements_too(handled, office):
    forgotten()
    told = statements(lambda: Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00")))
    assert len(told) == 2, told


def test_what_another_process_did_meanwhile_is_read(handled, office):
    stale = histories.recalled(handled.id)
    Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))
    histories.remember(handled.id, stale)
    with pytest.raises(Refused):
        Propose(handled.id, office["handler"]).execute(at("2026-06-02 10:00"))
    assert [event.kind for event in open_owned(handled.id).events] == ["received", "forwarded", "proposed"]


def test_an_act_that_was_rolled_back_is_not_remembered(handled, office):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))
        raise ZeroDivisionError
    opened = open_owned(handled.id)
    assert [event.kind for event in opened.events] == ["received", "forwarded"]
    Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:30"))
    assert verify(rebuild=True).findings == []


def test_a_role_that_was_taken_back_a_moment_ago_is_gone(handled, office):
    RoleAssignment.objects.filter(role="handler").update(valid_to=today() - timedelta(days=1))
    with pytest.raises(Refused):
        Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))


@pytest.mark.parametrize("known", [True, False], ids=["met before", "met for the first time"])
def test_what_the_request_knew_of_roles_does_not_do_for_the_act(handled, office, known):
    actor = office["handler"]
    remember(actor.officer.user)  # as the gate does, before the act waits for the dossier
    if not known:
        forgotten()
    RoleAssignment.objects.filter(role="handler").update(valid_to=today() - timedelta(days=1))
    with pytest.raises(Refused):
        Propose(handled.id, actor).execute(at("2026-06-02 09:00"))


def test_an_account_closed_meanwhile_does_not_act(handled, office):
    remember(office["handler"].officer.user)
    User.objects.filter(pk=office["handler"].officer.user_id).update(is_active=False)
    with pytest.raises(Refused):
        Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))


def test_a_day_of_rest_laid_down_a_moment_ago_counts(handled, office):
    before = open_owned(handled.id).calendar
    set_day(commune(), at("2026-06-03 08:00").date(), "holiday", "Quyết định số 5/QĐ-UBND")
    after = open_owned(handled.id).calendar
    assert before.is_working_day(at("2026-06-03 08:00").date())
    assert not after.is_working_day(at("2026-06-03 08:00").date())


def test_what_is_remembered_is_what_would_be_read(handled, office):
    Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))
    Forward(handled.id, office["leader"]).execute(at("2026-06-02 10:00"))
    Approve(handled.id, office["chair"]).execute(at("2026-06-02 11:00"))
    Stamp(handled.id, office["clerk"]).execute(at("2026-06-02 13:30"))
    recalled = open_owned(handled.id)
    forgotten()
    read = open_owned(handled.id)
    assert (recalled.events, recalled.state, recalled.columns) == (read.events, read.state, read.columns)
    assert (recalled.head_seq, recalled.head_hash, recalled.uid) == (read.head_seq, read.head_hash, read.uid)


def test_what_is_stored_otherwise_than_the_events_say_is_not_remembered_but_put_right(handled, office):
    forgotten()
    Dossier.objects.update(handler_name="như trước bản cập nhật")
    open_owned(handled.id)
    assert histories.recalled(handled.id) is None
    Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))
    assert Dossier.objects.get().handler_name == ""
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize("spoilt", ["changed", "gone"])
def test_a_course_stored_by_another_version_of_the_program_is_put_right_by_the_next_act(
    handled, office, spoilt
):
    forgotten()
    if spoilt == "gone":
        CourseNow.objects.all().delete()
    else:
        CourseNow.objects.update(waits_for="finance")
    Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))
    assert verify(rebuild=True).findings == []
    Forward(handled.id, office["leader"]).execute(at("2026-06-02 10:00"))
    assert verify(rebuild=True).findings == []


def test_roles_that_another_thread_reads_anew_meanwhile_do_not_make_old_ones_good(
    handled, office, monkeypatch
):
    asked = own._stands

    def meanwhile(opened, token):
        RoleAssignment.objects.filter(role="handler").update(valid_to=today() - timedelta(days=1))
        edition.remember(str(Edition.objects.get().token), "what another thread read", 1)
        return asked(opened, token)

    monkeypatch.setattr(own, "_stands", meanwhile)
    with pytest.raises(Refused):
        Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))


def test_a_dossier_that_is_not_handled_here_any_more_is_refused(handled, office):
    other = take_in(office, "2026-06-01 10:00")
    Dossier.objects.filter(pk=handled.id).update(merged_into=other.id)
    with pytest.raises(Refused):
        Propose(handled.id, office["handler"]).execute(at("2026-06-02 09:00"))


def test_a_dossier_into_which_another_was_merged_is_read_whole(handled, office):
    other = take_in(office, "2026-06-01 10:00")
    Dossier.objects.filter(pk=other.id).update(merged_into=handled.id)
    assert len(open_owned(handled.id).events) == Event.objects.count()


def test_the_memory_has_an_end(received):
    one = histories.recalled(received.id)
    for number in range(MOST):
        histories.remember(-1 - number, History(one.uid, b"", {}, (), one.state, None))
    assert histories.recalled(received.id) is None
