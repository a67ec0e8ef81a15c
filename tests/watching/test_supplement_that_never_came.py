"""A supplement that never came: what the request announced is done by itself, once, and never against an officer."""

from __future__ import annotations

import pytest
from django.utils import timezone

from motcua.agencies.lay_down import lay_down
from motcua.register.actions.came_in_time import CameInTime
from motcua.register.actions.lapse import LapseSupplement
from motcua.register.actions.opinion import AskOpinion
from motcua.register.actions.refused import Refused
from motcua.register.actions.supplement import AskSupplement, ReceiveSupplement
from motcua.register.models import Dossier, Event
from motcua.register.own import open_owned
from motcua.register.verification import verify
from motcua.watching.models import Kind, Warning
from motcua.watching.sweep import sweep
from tests.register.own.conftest import take_in
from tests.register.own.ways import to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db

MISSING = [{"name": "Giấy chứng sinh", "why": "chưa có"}]
UNTIL = at("2026-06-12 17:00")
"""A Friday."""
IN_TIME, PASSED = at("2026-06-15 16:59"), at("2026-06-15 17:00")
"""Eight working hours after it."""


def ask(received, acting, who="handler", when="2026-06-02 10:00", **given):
    to_handler(received.pk, acting)
    AskSupplement(received.pk, acting[who], MISSING, answer_by=UNTIL, **given).execute(at(when))


def ask_of(pk, acting):
    to_handler(pk, acting)
    AskSupplement(pk, acting["handler"], MISSING, answer_by=UNTIL).execute(at("2026-06-02 10:00"))


def standing(kind):
    return {one.recipient.name for one in Warning.objects.filter(kind=kind, gone_at=None)}


def test_the_dossier_is_stopped_as_the_request_announced_and_its_notice_is_owed(received, acting, cast):
    ask(received, acting)
    assert sweep(IN_TIME).lapsed == 0
    assert sweep(PASSED).lapsed == 1
    one = Dossier.objects.select_related("now").get()
    assert (one.status, one.finished_at, one.now.step_kind) == ("stopped", PASSED, "hand_over")
    event = Event.objects.order_by("seq").last()
    assert (event.kind, event.officer, event.origin) == ("stopped", None, {"screen": "rà hạn"})
    assert (one.now.slip_owed, standing(Kind.SLIP_OWED)) == ("05", {cast.intake.name})
    assert verify(rebuild=True).findings == []


def test_it_is_done_once_however_often_it_is_looked_at(received, acting):
    ask(received, acting)
    sweep(PASSED)
    assert sweep(at("2026-06-15 17:01")).lapsed == 0
    assert Event.objects.filter(kind="stopped").count() == 1


def test_where_the_request_announced_it_the_dossier_is_handled_with_what_there_is(received, acting):
    ask(received, acting, lapse="go_on")
    assert sweep(PASSED).lapsed == 1
    one = Dossier.objects.select_related("now").get()
    assert (one.status, one.now.waits_for, one.now.slip_owed) == ("handling", "", "")
    assert one.due_at is not None
    assert verify(rebuild=True).findings == []


def test_what_came_in_time_can_still_be_recorded_after_the_deadline(received, acting):
    ask(received, acting)
    ReceiveSupplement(received.pk, acting["intake"]).execute(at("2026-06-15 08:00"))
    assert sweep(PASSED).lapsed == 0
    assert Dossier.objects.get().status == "handling"


def test_the_commune_lays_down_for_how_many_hours(received, acting, cast):
    lay_down(cast.commune, lapse_after_hours=1)
    ask(received, acting)
    assert sweep(at("2026-06-15 08:29")).lapsed == 0
    assert sweep(at("2026-06-15 08:30")).lapsed == 1


def test_what_else_it_waits_for_shortens_not_the_hours_after_the_deadline(received, acting):
    to_handler(received.pk, acting)
    asked = at("2026-06-08 17:00")
    AskOpinion(received.pk, acting["handler"], None, "Hỏi", asked, whose="Sở Tư pháp").execute(
        at("2026-06-02 09:30")
    )
    AskSupplement(received.pk, acting["handler"], MISSING, answer_by=UNTIL, lapse="go_on").execute(
        at("2026-06-02 10:00")
    )
    assert sweep(IN_TIME).lapsed == 0
    assert sweep(PASSED).lapsed == 1


def test_a_part_that_was_brought_or_a_late_request_is_for_an_officer_to_judge(received, acting, cast):
    ask(received, acting)
    part = [{"name": "Giấy chứng sinh", "form": "copy", "count": 1}]
    ReceiveSupplement(received.pk, acting["intake"], part, all_complete=False).execute(at("2026-06-04 09:00"))
    assert sweep(PASSED).lapsed == 0
    assert Dossier.objects.get().status == "waiting_supplement"
    assert cast.leader.name in standing(Kind.ANSWER_LATE)


def test_a_request_that_the_decree_does_not_know_stops_nothing_by_itself(received, acting):
    ask(received, acting, "leader", "2026-06-05 10:00", reason_of_leader="mới phát hiện")
    assert open_owned(received.pk).course.supplements[0].flagged == "late"
    assert sweep(PASSED).lapsed == 0


def test_a_dossier_on_which_an_officer_acted_after_the_sweep_began_is_left_alone(received, acting):
    ask(received, acting)
    part = [{"name": "Giấy ra viện", "form": "copy", "count": 1}]
    ReceiveSupplement(received.pk, acting["intake"], part, all_complete=False).execute(at("2026-06-15 17:02"))
    assert sweep(at("2026-06-15 17:01")).lapsed == 0
    assert timezone.now() > UNTIL


def came(received, who, when="2026-06-11 09:00", evidence="Sổ nhận số 12"):
    """The leader enters on Wednesday that the papers had come on Thursday last."""
    return CameInTime(received.pk, who, at(when), evidence).execute(at("2026-06-17 08:00"))


def test_papers_that_came_in_time_and_were_entered_late_take_the_stop_back(received, acting, cast):
    ask(received, acting)
    ReceiveSupplement(received.pk, acting["intake"]).execute(at("2026-06-11 09:00"))
    punctual = Dossier.objects.select_related("now").get()
    owed = (punctual.due_at, punctual.clock_due_at, punctual.now.step_due_at, punctual.now.step)
    other = take_in(acting)
    ask_of(other.id, acting)
    sweep(PASSED)
    assert Dossier.objects.get(pk=other.id).status == "stopped"
    CameInTime(other.id, acting["leader"], at("2026-06-11 09:00"), "Sổ nhận số 12").execute(
        at("2026-06-17 08:00")
    )
    one = Dossier.objects.select_related("now").get(pk=other.id)
    assert (one.status, one.outcome, one.finished_at, one.now.slip_owed) == ("handling", "", None, "")
    assert (one.due_at, one.clock_due_at, one.now.step_due_at, one.now.step) == owed
    sweep(at("2026-06-17 08:30"))
    assert Dossier.objects.get(pk=other.id).status == "handling" and standing(Kind.SLIP_OWED) == set()
    assert [event.kind for event in Event.objects.filter(dossier=other.id).order_by("seq")][-2:] == [
        "stopped",
        "supplemented",
    ]
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize(
    ("who", "when", "evidence", "told"),
    [
        ("handler", "2026-06-11 09:00", "Sổ nhận số 12", "không có quyền"),
        ("leader", "2026-06-12 17:01", "Sổ nhận số 12", "mới là đúng hạn bổ sung"),
        ("leader", "2026-06-01 09:00", "Sổ nhận số 12", "mới là đúng hạn bổ sung"),
        ("leader", "2026-06-11 09:00", " ", "minh chứng"),
    ],
)
def test_only_who_decides_takes_it_back_with_evidence_of_a_day_in_time(
    received, acting, who, when, evidence, told
):
    ask(received, acting)
    sweep(PASSED)
    with pytest.raises(Refused, match=told):
        came(received, acting[who], when, evidence)
    assert Dossier.objects.get().status == "stopped"


def test_a_stop_by_an_officer_is_not_taken_back_and_nothing_twice(received, acting):
    ask(received, acting)
    LapseSupplement(received.pk, acting["handler"]).execute(at("2026-06-15 08:00"))
    with pytest.raises(Refused, match="không do phần mềm tự dừng"):
        came(received, acting["leader"])
