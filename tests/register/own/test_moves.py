"""Passing a dossier on, giving it back, taking a mistaken forward back, taking a dossier over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.register.actions.forward import Forward, Return
from motcua.register.actions.recall import Recall
from motcua.register.actions.refused import Refused
from motcua.register.actions.take_over import TakeOver
from motcua.register.foresee import foresee
from motcua.register.models import Dossier, Event
from motcua.register.own import open_owned
from motcua.register.verification import verify
from tests.register.told import at

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(Event.objects.order_by("seq").values_list("kind", flat=True))


def test_a_forward_brings_the_dossier_to_the_next_step_and_to_its_date(received, office):
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00"))
    one = Dossier.objects.get()
    assert (one.now.step, one.now.role, one.now.officer) == ("thu-ly", "handler", None)
    assert one.now.since == at("2026-06-01 09:00")
    assert at("2026-06-01 09:00") < one.now.step_due_at < one.due_at
    assert verify(rebuild=True).findings == []


def test_time_that_a_step_leaves_unused_flows_on_to_the_next(received, office):
    Forward(received.id, office["intake"]).execute(at("2026-06-01 08:00:01"))
    early = Dossier.objects.get().now.step_due_at
    Recall(received.id, office["intake"]).execute(at("2026-06-01 08:00:30"))
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:30"))
    assert Dossier.objects.get().now.step_due_at - early < timedelta(minutes=1)


def test_only_who_holds_the_step_may_forward(received, office):
    with pytest.raises(Refused, match="do cán bộ khác giữ"):
        Forward(received.id, office["handler"]).execute(at("2026-06-01 09:00"))
    assert kinds() == ["received"]


def test_a_step_that_is_not_next_is_refused_with_the_names_of_those_that_are(received, office):
    with pytest.raises(Refused, match="chỉ chuyển được tới: “Thụ lý hồ sơ”"):
        Forward(received.id, office["intake"], to="ky").execute(at("2026-06-01 09:00"))


def test_a_mistaken_forward_is_recalled_until_the_receiver_acts(received, office):
    before = Dossier.objects.get().now
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00"))
    Recall(received.id, office["intake"]).execute(at("2026-06-01 09:05"))
    after = Dossier.objects.get().now
    assert (after.step, after.since, after.step_due_at) == (before.step, before.since, before.step_due_at)
    assert kinds() == ["received", "forwarded", "recalled"]
    assert verify(rebuild=True).findings == []


def test_once_the_receiver_has_acted_nothing_is_recalled(received, office):
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00"))
    TakeOver(received.id, office["handler"]).execute(at("2026-06-01 09:10"))
    with pytest.raises(Refused, match="Không thu hồi được"):
        Recall(received.id, office["intake"]).execute(at("2026-06-01 09:20"))


def test_nobody_recalls_the_forward_of_another(received, office):
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00"))
    with pytest.raises(Refused, match="Chỉ người đã chuyển"):
        Recall(received.id, office["handler"]).execute(at("2026-06-01 09:20"))


def test_a_dossier_is_given_back_with_a_reason(received, office):
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00"))
    with pytest.raises(Refused, match="lý do chuyển lại"):
        Return(received.id, office["handler"]).execute(at("2026-06-01 10:00"))
    Return(received.id, office["handler"], remark="thiếu chữ ký").execute(at("2026-06-01 10:00"))
    assert Dossier.objects.get().now.step == "tiep-nhan"


def test_a_double_click_forwards_once(received, office):
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00:00"))
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00:01"))
    assert kinds() == ["received", "forwarded"]


def test_what_an_act_would_do_is_told_before_and_writes_nothing(received, office):
    told = foresee(Forward(received.id, office["intake"]), open_owned(received.id), at("2026-06-01 09:00"))
    assert (told.step_before, told.step_after) == ("Tiếp nhận hồ sơ", "Thụ lý hồ sơ")
    assert (told.due_before, told.stands_before) == (told.due_after, told.stands_after)
    assert kinds() == ["received"]
