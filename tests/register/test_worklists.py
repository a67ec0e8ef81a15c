"""Lists of work show exactly what the state says: at which stage, how many, to whom, the most pressing first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.agencies.models import AgencySettings
from motcua.register import worklists
from motcua.register.actions.application import Application
from motcua.register.actions.assign import Assign
from motcua.register.actions.file import file_application
from motcua.register.actions.forward import Forward
from motcua.register.actions.guide import Complete, Guide
from motcua.register.actions.hand_over import HandOver
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import CourseNow, Dossier
from motcua.register.stages_of_work import STAGES, condition, horizon, idle_since
from motcua.register.worklists import counter, counts, mine, page, unit
from motcua.register.write import Actor
from motcua.rules.calendar import national_calendar
from tests.cast import CITIZEN, make_officer
from tests.register.office import offer, take_in
from tests.register.own.conftest import take_in as receive
from tests.register.told import at, row

pytestmark = pytest.mark.django_db

MONDAY_NINE = at("2026-06-01 09:00")
LISTS = {"mine": mine, "unit": unit, "counter": counter}


@pytest.fixture
def acting(cast) -> dict[str, Actor]:
    """Everybody of the commune who acts, where the procedure of the tests is offered."""
    offer(cast.commune)
    return {
        role: Actor(getattr(cast, role), role, "thử")
        for role in ("intake", "handler", "leader", "chair", "clerk", "hand_over", "director")
    }


@pytest.fixture
def received(acting) -> Dossier:
    """Received on Monday 1 June at 08:00, owed on 8 June at 17:00."""
    return Dossier.objects.get(pk=receive(acting).id)


def seen(cast, when=MONDAY_NINE):
    return horizon(cast.commune, AgencySettings(agency=cast.commune), when)


def stages(work, at_) -> set[str]:
    """Where something stands, as the counts say; and each list holds as many as its count."""
    counted = counts(work, at_)
    for stage, many in counted.numbers.items():
        assert len(page(work, stage, at_).dossiers) == many, stage
    return {stage for stage, many in counted.numbers.items() if many and stage}


def codes(work, at_, stage="") -> list[str]:
    return [one.code for one in page(work, stage, at_).dossiers]


def test_a_received_dossier_is_its_receivers_work(cast, received):
    assert stages(mine(cast.intake.user), seen(cast)) == {"in_process", "step_due_today"}
    assert stages(mine(cast.handler.user), seen(cast)) == set()


def test_a_forwarded_one_waits_for_whoever_plays_the_role_until_one_takes_it(cast, acting, received):
    Forward(received.pk, acting["intake"]).execute(MONDAY_NINE)
    other = make_officer(cast.commune, "handler", "other.handler", "Cán bộ khác")
    for officer in (cast.handler, other):
        assert codes(mine(officer.user), seen(cast)) == [received.code]
    TakeOver(received.pk, acting["handler"]).execute(at("2026-06-01 09:05"))
    assert codes(mine(cast.handler.user), seen(cast)) == [received.code]
    assert codes(mine(other.user), seen(cast)) == codes(mine(cast.intake.user), seen(cast)) == []


def test_a_step_of_a_unit_is_for_the_officers_of_that_unit(cast, acting, received):
    Forward(received.pk, acting["intake"], unit=cast.economy).execute(MONDAY_NINE)
    assert codes(mine(cast.economy_handler.user), seen(cast)) == [received.code]
    leader = make_officer(cast.economy, "leader", "economy.leader", "Trưởng phòng")
    assert codes(unit(leader.user), seen(cast)) == [received.code]
    offices = make_officer(cast.commune, "leader", "x.leader", "x")
    assert codes(unit(offices.user), seen(cast)) == [received.code]


def test_another_units_officers_see_nothing(cast, acting, received):
    from tests.cast import make_agency

    Forward(received.pk, acting["intake"], unit=cast.economy).execute(MONDAY_NINE)
    culture = make_agency("10993.PVH", "Phòng Văn hóa – Xã hội", "unit", cast.commune)
    for role in ("handler", "leader"):
        stranger = make_officer(culture, role, f"culture.{role}", role)
        for whose in LISTS.values():
            assert counts(whose(stranger.user), seen(cast)).numbers[""] == 0


def test_another_communes_officers_and_strangers_see_nothing(cast, received):
    director = make_officer(cast.neighbour, "director", "an.phu", "Giám đốc")
    for user in (director.user, cast.neighbour_control.user, cast.stranger):
        for whose in LISTS.values():
            assert page(whose(user), "", seen(cast)).dossiers == []


def test_an_officer_who_moved_to_another_unit_no_longer_sees_what_they_held(cast, acting, received):
    Forward(received.pk, acting["intake"], unit=cast.economy).execute(MONDAY_NINE)
    TakeOver(received.pk, Actor(cast.economy_handler, "handler", "thử")).execute(at("2026-06-01 09:05"))
    assert codes(mine(cast.economy_handler.user), seen(cast)) == [received.code]
    cast.economy_handler.assignments.update(agency=cast.neighbour)
    assert codes(mine(cast.economy_handler.user), seen(cast)) == []


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        ("2026-06-03 09:00", None),
        ("2026-06-04 09:00", "due_soon"),
        ("2026-06-05 23:00", "due_soon"),
        ("2026-06-08 00:00", "due_today"),
        ("2026-06-08 17:00", "due_today"),
        ("2026-06-08 17:00:01", "overdue"),
    ],
)
def test_the_promised_date_is_soon_by_working_days_today_or_past(cast, received, now, stage):
    found = stages(counter(cast.director.user), seen(cast, at(now)))
    assert found & {"due_soon", "due_today", "overdue"} == ({stage} if stage else set())


def test_each_step_of_the_way_has_its_stage(cast, acting, received):
    watched = counter(cast.director.user)
    for who, when, kind, stage in (
        ("intake", "2026-06-01 09:00", "handle", "in_process"),
        ("handler", "2026-06-01 10:00", "review", "to_sign"),
        ("leader", "2026-06-01 11:00", "sign", "to_sign"),
    ):
        Forward(received.pk, acting[who]).execute(at(when))
        assert CourseNow.objects.get().step_kind == kind
        assert stage in stages(watched, seen(cast, at("2026-06-01 12:00")))


def test_nobody_acted_for_three_working_days(cast, received):
    whose = counter(cast.director.user)
    assert "hanging" not in stages(whose, seen(cast, at("2026-06-04 08:00")))
    assert "hanging" in stages(whose, seen(cast, at("2026-06-04 08:01")))


def test_days_of_rest_are_no_idling():
    friday = at("2026-06-05 10:00")
    assert idle_since(national_calendar(), 3, at("2026-06-10 10:00")) == friday


def test_what_waits_for_the_applicant_does_not_hang_until_the_answer_is_late(cast, received):
    whose, late = counter(cast.director.user), at("2026-06-20 08:00")
    Dossier.objects.update(status="waiting_supplement", due_at=None)
    CourseNow.objects.update(waits_for="supplement", stands=True, answer_by=at("2026-06-30 17:00"))
    assert stages(whose, seen(cast, late)) == {"waiting_supplement"}
    CourseNow.objects.update(answer_by=at("2026-06-10 17:00"))
    assert stages(whose, seen(cast, late)) == {"waiting_supplement", "hanging"}


def test_what_was_guided_waits_for_the_applicant_and_does_not_hang(cast, acting):
    application = Application("1.001193", CITIZEN, channel="online")
    filed = file_application(cast.commune, application, now=at("2026-06-01 08:00"))
    Guide(filed.id, acting["intake"], "Thiếu giấy chứng sinh", pauses=True).execute(MONDAY_NINE)
    whose, late = counter(cast.director.user), seen(cast, at("2026-06-20 08:00"))
    assert stages(whose, late) == {"waiting_acceptance"}
    Complete(filed.id, acting["intake"]).execute(at("2026-06-10 08:00"))
    assert "hanging" in stages(whose, late)


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ({"now": {"waits_for": "opinion"}}, "waiting_others"),
        ({"now": {"step_kind": "outside"}}, "waiting_others"),
        ({"now": {"waits_for": "finance"}, "status": "waiting_finance"}, "waiting_finance"),
        ({"now": {"step_kind": "stamp"}}, "to_stamp"),
        ({"now": {"step_kind": "hand_over"}, "finished_at": at("2026-06-01 08:30")}, "to_hand_over"),
        (
            {"now": {"step": "", "step_kind": "", "officer": None}, "status": "filed", "received_at": None},
            "waiting_acceptance",
        ),
    ],
)
def test_a_state_has_its_stage(cast, received, told, stage):
    given = dict(told)
    CourseNow.objects.update(**given.pop("now"))
    Dossier.objects.update(**given)
    assert stage in stages(counter(cast.director.user), seen(cast))


def test_what_was_filed_waits_for_the_counter_and_for_nobody_else(cast, received):
    CourseNow.objects.update(step="", step_kind="", officer=None, role="")
    Dossier.objects.update(status="filed", received_at=None)
    assert codes(mine(cast.intake.user), seen(cast), "waiting_acceptance") == [received.code]
    assert codes(mine(cast.handler.user), seen(cast)) == []


def test_mirrored_dossiers_appear_by_their_own_dates(cast, acting):
    take_in([row(code="H24.85-260601-0007", received_at="2026-06-01 08:00", due_at="2026-06-02 17:00")])
    one, now = Dossier.objects.get(), seen(cast, at("2026-06-02 09:00"))
    assert stages(counter(cast.director.user), now) == {"in_process", "due_today"}
    assert codes(mine(cast.handler.user), now) == []
    Assign(one.pk, acting["director"], cast.handler, None).execute()
    assert codes(mine(cast.handler.user), now) == [one.code]


def test_mirrored_ones_with_a_result_wait_for_the_hand_over_until_it_is_recorded(cast, acting):
    given = {"received_at": "2026-06-01 08:00", "finished_at": "2026-06-02 08:00", "status": "finished"}
    take_in([row(code="H24.85-260601-0007", due_at="2026-06-02 17:00", **given)])
    one = Dossier.objects.get()
    for whose in (counter(cast.intake.user), mine(cast.hand_over.user), unit(cast.chair.user)):
        assert stages(whose, seen(cast)) == {"to_hand_over"}
    HandOver(one.pk, acting["hand_over"], at("2026-06-03 08:00")).execute()
    assert stages(mine(cast.hand_over.user), seen(cast)) == set()


def test_closed_dossiers_are_nobodys_work(cast, acting, received):
    CourseNow.objects.update(open=False, step="", officer=None)
    Dossier.objects.update(status="stopped", finished_at=MONDAY_NINE)
    assert stages(counter(cast.director.user), seen(cast)) == set()


def test_the_most_pressing_come_first_and_pages_neither_skip_nor_repeat(cast, acting):
    for hour in (10, 8, 11, 9, 8):
        receive(acting, f"2026-06-0{1 + hour % 3} {hour:02d}:00")
    work, now = counter(cast.director.user), seen(cast, at("2026-06-04 08:00"))
    whole = page(work, "", now).dossiers
    assert [one.by for one in whole] == sorted(one.by for one in whole)
    found, after = [], None
    for _turn in range(5):
        part = page(work, "", now, after, size=2)
        found += part.dossiers
        after = part.next
        if after is None:
            break
    assert found == list(whole)


def test_what_has_its_result_comes_after_what_is_still_to_be_done(cast, acting):
    done = {"received_at": "2026-05-04 08:00", "finished_at": "2026-05-05 08:00", "status": "finished"}
    take_in([row(code="H24.85-260504-0007", due_at="2026-05-05 17:00", **done)])
    receive(acting, "2026-06-01 08:00")
    shown = page(counter(cast.director.user), "", seen(cast, at("2026-06-04 08:00"))).dossiers
    assert [one.finished_at is None for one in shown] == [True, False]


def test_counts_end_where_the_number_helps_nobody(cast, received, monkeypatch):
    monkeypatch.setattr(worklists, "MOST", 0)
    assert counts(counter(cast.director.user), seen(cast)).told("") == "0+"
    monkeypatch.undo()
    monkeypatch.setattr(worklists, "LOOKED_AT", 1)
    assert counts(counter(cast.director.user), seen(cast)).told("in_process") == "1+"


@pytest.mark.parametrize("whose", LISTS)
def test_all_counts_are_one_query_and_a_page_is_one_more(cast, received, whose, django_assert_num_queries):
    from motcua.agencies.authority import remember

    now, user = seen(cast), cast.director.user
    remember(user)
    work = LISTS[whose](user)
    with django_assert_num_queries(1):
        counts(work, now)
    with django_assert_num_queries(1):
        for one in page(work, "", now).dossiers:
            assert (one.agency.name, one.now.officer.name if one.now.officer else "") != ("", "")


def test_days_left_are_counted_by_unit(cast, acting, received):
    Forward(received.pk, acting["intake"], unit=cast.economy).execute(MONDAY_NINE)
    receive(acting, "2026-06-02 08:00")
    found = worklists.left_by_unit(unit(cast.chair.user), seen(cast, at("2026-06-08 18:00")))
    assert [(each["name"], each["overdue"], each["due_soon"]) for each in found] == [
        ("Phòng Kinh tế", 1, 0),
        (None, 0, 1),
    ]


def test_every_stage_has_a_condition(cast):
    now = seen(cast)
    for stage in STAGES:
        Dossier.objects.filter(condition(stage, now)).exists()
    assert now.tonight - now.now < timedelta(days=1)
