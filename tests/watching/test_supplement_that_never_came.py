"""A supplement that never came: what the request announced is done by itself, once, and never against an officer."""

from __future__ import annotations

import pytest
from django.utils import timezone

from motcua.agencies.lay_down import lay_down
from motcua.register.actions.opinion import AskOpinion
from motcua.register.actions.supplement import AskSupplement, ReceiveSupplement
from motcua.register.models import Dossier, Event
from motcua.register.own import open_owned
from motcua.register.verification import verify
from motcua.watching.models import Kind, Warning
from motcua.watching.sweep import sweep
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
