"""Who is warned of what, and when: once, before the date and after it, until the cause has gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.agencies.models import Delegation, RoleAssignment
from motcua.register.actions.forward import Forward
from motcua.register.actions.recall import Recall
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import CourseNow, Dossier
from motcua.register.reckoning import reckon_anew
from motcua.watching.models import State, Warning
from motcua.watching.sweep import sweep
from tests.cast import make_agency, make_officer
from tests.register.told import at

pytestmark = pytest.mark.django_db

NINE = at("2026-06-01 09:00")


def standing() -> set[tuple[str, str]]:
    """(kind, user name) of what stands."""
    rows = Warning.objects.filter(gone_at=None)
    return set(rows.values_list("kind", "recipient__user__username"))


def test_whoever_holds_a_step_is_told_before_its_date(cast, received):
    done = sweep(NINE)
    assert standing() == {("step_soon", "lua.nt")}
    assert (done.planned, done.sent, done.mails) == (1, 1, 0)
    one = Warning.objects.get()
    assert (one.dossier, one.instant, one.state) == (received, received.now.step_due_at, State.SENT)


def test_nobody_is_told_twice(received):
    sweep(NINE)
    for minute in range(1, 4):
        done = sweep(NINE + timedelta(minutes=minute))
        assert (done.planned, done.sent, done.gone) == (0, 0, 0)
    assert Warning.objects.count() == 1


def test_after_the_date_who_leads_the_unit_is_told_too(received):
    sweep(NINE)
    sweep(at("2026-06-02 09:00"))
    assert standing() == {("step_late", "lua.nt"), ("step_late", "hanh.dt")}


def test_before_the_promised_date_an_apology_is_thought_of(received):
    CourseNow.objects.update(step_due_at=at("2026-06-30 17:00"), last_act_at=at("2026-06-05 08:00"))
    sweep(at("2026-06-08 09:00"))
    assert standing() == {("due_soon", "lua.nt"), ("apology_due", "lua.nt"), ("apology_due", "hanh.dt")}
    CourseNow.objects.update(apology_due_at=at("2026-06-12 17:00"))
    sweep(at("2026-06-08 10:00"))
    assert standing() == {("due_soon", "lua.nt")}


def test_a_date_that_has_passed_takes_the_place_of_the_warning_before_it(received):
    CourseNow.objects.update(step_due_at=at("2026-06-30 17:00"), last_act_at=at("2026-06-08 08:00"))
    sweep(at("2026-06-08 09:00"))
    sweep(at("2026-06-08 17:01"))
    assert standing() == {("due_late", "lua.nt"), ("due_late", "hanh.dt")}


def test_what_is_passed_on_concerns_the_next_one(cast, acting, received):
    sweep(NINE)
    Forward(received.pk, acting["intake"]).execute(NINE)
    CourseNow.objects.update(step_due_at=at("2026-06-01 16:00"))
    done = sweep(NINE + timedelta(minutes=1))
    assert standing() == {("step_soon", "cuong.pv"), ("step_soon", "tuyet.ha")}
    assert (done.planned, done.gone, done.void) == (2, 1, 0)


def test_with_nobody_named_all_who_may_take_it_are_told_until_one_does(cast, acting, received):
    make_officer(cast.commune, "handler", "other", "Cán bộ khác")
    Forward(received.pk, acting["intake"]).execute(NINE)
    CourseNow.objects.update(step_due_at=at("2026-06-01 16:00"))
    sweep(NINE)
    assert standing() == {("step_soon", who) for who in ("cuong.pv", "other", "tuyet.ha")}
    TakeOver(received.pk, acting["handler"]).execute(at("2026-06-01 09:05"))
    CourseNow.objects.update(step_due_at=at("2026-06-01 16:00"))
    sweep(at("2026-06-01 09:06"))
    assert standing() == {("step_soon", "cuong.pv")}


def test_with_no_unit_named_and_nobody_for_all_the_handlers_of_every_unit_are_told(cast, acting, received):
    Forward(received.pk, acting["intake"]).execute(NINE)
    CourseNow.objects.update(step_due_at=at("2026-06-01 16:00"))
    RoleAssignment.objects.filter(officer=cast.handler).update(agency=cast.economy)
    sweep(NINE)
    assert standing() == {("step_soon", "cuong.pv"), ("step_soon", "tuyet.ha")}


def test_where_a_unit_is_named_its_handlers_are_told_and_not_the_whole_agencys(cast, acting, received):
    Forward(received.pk, acting["intake"], unit=cast.economy).execute(NINE)
    CourseNow.objects.update(step_due_at=at("2026-06-01 16:00"))
    sweep(NINE)
    assert standing() == {("step_soon", "tuyet.ha")}


def test_who_stands_in_for_somebody_is_told_with_them_while_it_lasts(cast, received):
    lent = cast.leader.assignments.get()
    Delegation.objects.create(
        giver=cast.leader, taker=cast.economy_handler, role=lent.role, agency=lent.agency,
        valid_from=at("2026-06-02 00:00").date(), valid_to=at("2026-06-02 00:00").date(),
        basis="12/GUQ", recorded_at=NINE, recorded_by=cast.leader,
    )  # fmt: skip
    sweep(at("2026-06-02 09:00"))
    assert standing() == {("step_late", who) for who in ("lua.nt", "hanh.dt", "tuyet.ha")}
    sweep(at("2026-06-03 09:00"))
    assert ("step_late", "tuyet.ha") not in standing() and ("step_late", "hanh.dt") in standing()


def test_what_a_vertical_agency_has_concerns_its_officers(cast, received):
    other = make_agency("31.THUE", "Thuế cơ sở 5", "vertical", cast.city)
    make_officer(other, "vertical", "thue", "Cán bộ thuế")
    CourseNow.objects.update(role="vertical", officer=None, step_due_at=at("2026-06-01 16:00"))
    Dossier.objects.update(vertical=True, handler=cast.land_registry)
    sweep(NINE)
    assert standing() == {("step_soon", "vinh.tq")}


def test_a_cause_that_comes_back_stands_again_without_a_second_telling(acting, received):
    sweep(NINE)
    Forward(received.pk, acting["intake"]).execute(NINE)
    sweep(NINE + timedelta(minutes=1))
    Recall(received.pk, acting["intake"]).execute(NINE + timedelta(minutes=2))
    done = sweep(NINE + timedelta(minutes=3))
    assert ("step_soon", "lua.nt") in standing()
    assert (done.planned, done.sent) == (0, 0)


def test_what_was_filed_is_the_counters(received):
    CourseNow.objects.update(
        step="",
        step_kind="",
        officer=None,
        role="",
        accept_by=at("2026-06-01 16:00"),
        step_due_at=at("2026-06-01 16:00"),
    )
    Dossier.objects.update(status="filed", received_at=None, due_at=None)
    sweep(NINE)
    assert standing() == {("accept_soon", "lua.nt")}
    sweep(at("2026-06-01 16:01"))
    assert standing() == {("accept_late", "lua.nt"), ("accept_late", "mai.bt")}


def test_an_answer_that_does_not_come_is_told_to_holder_and_leader(received):
    Dossier.objects.update(due_at=None)
    CourseNow.objects.update(
        waits_for="opinion", stands=True, answer_by=at("2026-06-03 17:00"), last_act_at=at("2026-06-03 08:00")
    )
    sweep(at("2026-06-03 16:00"))
    assert standing() == set()
    sweep(at("2026-06-03 17:01"))
    assert standing() == {("answer_late", "lua.nt"), ("answer_late", "hanh.dt")}


def test_a_dossier_on_which_nobody_acts_is_told_of_once_for_each_time(received):
    CourseNow.objects.update(step_due_at=None)
    Dossier.objects.update(due_at=None)
    for day in (4, 5):
        sweep(at(f"2026-06-0{day} 08:01"))
    assert standing() == {("idle", "lua.nt"), ("idle", "hanh.dt")}
    CourseNow.objects.update(last_act_at=at("2026-06-05 09:00"))
    sweep(at("2026-06-05 09:01"))
    assert standing() == set()
    sweep(at("2026-06-11 09:01"))
    assert Warning.objects.filter(kind="idle").count() == 4


def test_nothing_is_said_of_what_has_its_result_or_was_handed_over(received):
    sweep(at("2026-06-09 09:00"))
    assert standing()
    Dossier.objects.update(finished_at=at("2026-06-09 09:30"), status="finished")
    CourseNow.objects.update(step_kind="hand_over", step_due_at=None)
    sweep(at("2026-06-20 09:00"))
    assert standing() == set()


def test_a_warning_whose_cause_went_before_it_was_sent_is_void(acting, received, monkeypatch):
    from motcua.watching import sweep as sweeping
    from motcua.watching.send import Sent

    monkeypatch.setattr(sweeping, "send", lambda now: Sent())
    sweep(NINE)
    Dossier.objects.update(finished_at=NINE)
    done = sweep(NINE + timedelta(minutes=1))
    assert (done.void, done.gone, Warning.objects.get().state) == (1, 0, State.VOID)


def test_officers_of_another_commune_and_with_a_role_that_ended_are_told_nothing(cast, received):
    cast.leader.assignments.update(valid_to=at("2026-01-01 08:00").date())
    sweep(at("2026-06-02 09:00"))
    assert standing() == {("step_late", "lua.nt"), ("step_late", "mai.bt")}


def test_a_sweep_takes_the_same_few_queries_however_many_dossiers_there_are(
    acting, received, django_assert_max_num_queries
):
    from tests.register.own.conftest import take_in

    for _one in range(6):
        take_in(acting)
    reckon_anew(NINE)  # the first sweep of a new calendar takes more
    with django_assert_max_num_queries(33):
        sweep(at("2026-06-09 09:00"))


def test_the_counter_is_told_where_another_commune_lets_what_it_was_sent_lie(cast, acting):
    from motcua.register.actions.across import ReceivedAcross, SendAcross
    from motcua.register.actions.application import Application
    from motcua.register.actions.file import file_application
    from tests.cast import CITIZEN

    application = Application("1.001193", CITIZEN, mode="cross_boundary", competent=cast.neighbour)
    filed = file_application(cast.commune, application, acting["intake"], at("2026-06-01 08:00"))
    SendAcross(filed.id, acting["intake"], "post", "RL1").execute(at("2026-06-01 09:00"))
    sweep(NINE)
    assert standing() == set()
    sweep(at("2026-06-02 10:00"))
    assert standing() == {("across_late", "lua.nt")}
    received = ReceivedAcross(filed.id, acting["intake"], "H24-1", at("2026-06-02 09:00"), "thư")
    received.execute(at("2026-06-02 11:00"))
    sweep(at("2026-06-02 11:30"))
    assert standing() == set()
    away = at("2026-06-20 09:00").date()
    Delegation.objects.create(
        giver=cast.intake, taker=cast.economy_handler, role="intake", agency=cast.commune, basis="Nghỉ phép",
        valid_from=away, valid_to=away, recorded_at=NINE, recorded_by=cast.director,
    )  # fmt: skip
    sweep(at("2026-06-20 09:00"))
    assert standing() == {("across_late", "lua.nt"), ("across_late", cast.economy_handler.user.username)}
