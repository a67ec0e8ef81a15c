"""Proposing, signing, refusing, numbering, stopping, apologising: who may, and what it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from motcua.agencies.models import RoleAssignment
from motcua.register.actions.apology import Apologise
from motcua.register.actions.approve import Approve
from motcua.register.actions.forward import Forward, Return
from motcua.register.actions.own import proposer
from motcua.register.actions.propose import Propose
from motcua.register.actions.recall import Recall
from motcua.register.actions.refuse import Refuse
from motcua.register.actions.refused import Refused
from motcua.register.actions.stamp import Stamp
from motcua.register.actions.stop import Stop, Withdraw
from motcua.register.actions.supplement import AskSupplement
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import Event, ResultNumber
from motcua.register.own import open_owned
from motcua.register.result_numbers import book_of, next_in
from motcua.register.verification import verify
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.own.ways import permitted, stored, to_chair, to_clerk, to_counter, to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db

DECIDERS = {"leader", "chair", "director"}


def test_what_the_handler_proposes_the_chair_signs_and_the_clerk_stamps(received, office):
    to_chair(received.id, office)
    assert (stored().now.step, stored().now.proposal) == ("ky", "issued")
    Approve(received.id, office["chair"], "đồng ý").execute(at("2026-06-02 11:00"))
    assert (stored().now.step, stored().status) == ("dong-dau", "handling")
    Stamp(received.id, office["clerk"], electronic=True).execute(at("2026-06-02 14:00"))
    one = stored()
    assert (one.status, one.outcome, one.finished_at) == ("finished", "issued", at("2026-06-02 14:00"))
    assert (one.electronic_result, one.now.step_kind, one.due_at) == (
        True, "hand_over", at("2026-06-08 17:00"),
    )  # fmt: skip
    assert open_owned(received.id).course.told["result"]["number"] == "1"
    assert verify(rebuild=True).findings == []


def test_a_refusal_is_proposed_with_its_reason_and_ends_at_the_signature(received, office):
    to_handler(received.id, office, "2026-06-02 08:00")
    with pytest.raises(Refused, match="từ chối cần ghi lý do"):
        Propose(received.id, office["handler"], "refused").execute(at("2026-06-02 09:00"))
    Propose(received.id, office["handler"], "refused", "không đủ điều kiện").execute(at("2026-06-02 09:00"))
    Forward(received.id, office["leader"]).execute(at("2026-06-02 10:00"))
    Approve(received.id, office["chair"]).execute(at("2026-06-02 11:00"))
    one = stored()
    assert (one.status, one.outcome, one.now.step_kind) == ("refused", "refused", "hand_over")
    assert open_owned(received.id).course.told["reason"] == "không đủ điều kiện"
    assert verify(rebuild=True).findings == []


def test_nobody_signs_in_a_second_role_what_they_proposed(received, office):
    to_chair(received.id, office)
    handler = office["handler"].officer
    RoleAssignment.objects.create(
        officer=handler, role="chair", agency=commune(), valid_from=date(2020, 1, 1), recorded_by=None
    )
    for act in (Approve(received.id, office["handler"]), Refuse(received.id, office["handler"], "x")):
        with pytest.raises(Refused, match="người đề xuất"):
            act.execute(at("2026-06-02 11:00"))
    Approve(received.id, office["chair"]).execute(at("2026-06-02 11:00"))


def test_nobody_takes_over_a_step_that_asks_for_other_eyes_nor_is_named_for_it(received, office):
    to_handler(received.id, office, "2026-06-02 08:00")
    handler = office["handler"].officer
    RoleAssignment.objects.create(
        officer=handler, role="chair", agency=commune(), valid_from=date(2020, 1, 1), recorded_by=None
    )
    Propose(received.id, office["handler"]).execute(at("2026-06-02 09:00"))
    with pytest.raises(Refused, match="người đề xuất"):
        Forward(received.id, office["leader"], officer=handler).execute(at("2026-06-02 10:00"))
    Forward(received.id, office["leader"]).execute(at("2026-06-02 10:00"))
    with pytest.raises(Refused, match="người đề xuất"):
        TakeOver(received.id, office["handler"]).execute(at("2026-06-02 10:30"))
    TakeOver(received.id, office["chair"]).execute(at("2026-06-02 10:30"))


def test_a_role_that_was_lent_gives_no_other_eyes(received, office):
    to_chair(received.id, office)
    in_their_stead = replace(office["chair"], on_behalf_of=office["handler"].officer.pk)
    for act in (Approve(received.id, in_their_stead), TakeOver(received.id, in_their_stead)):
        with pytest.raises(Refused, match="người đề xuất"):
            act.execute(at("2026-06-02 11:00"))


def test_a_signature_and_a_stamp_are_no_forwards(received, office):
    to_chair(received.id, office)
    with pytest.raises(Refused, match="hãy ký duyệt"):
        Forward(received.id, office["chair"]).execute(at("2026-06-02 11:00"))
    Approve(received.id, office["chair"]).execute(at("2026-06-02 11:00"))
    with pytest.raises(Refused, match="hãy cho số"):
        Forward(received.id, office["clerk"]).execute(at("2026-06-02 12:00"))


def test_who_may_propose_sign_and_stamp(received, office):
    to_handler(received.id, office)
    when = "2026-06-02 11:00"
    assert permitted(Propose, received.id, office, when) == {"handler"}
    assert permitted(Approve, received.id, office, when) == set()


def test_who_may_sign(received, office):
    to_chair(received.id, office)
    assert permitted(Approve, received.id, office, "2026-06-02 11:00") == {"chair"}
    assert permitted(Stamp, received.id, office, "2026-06-02 11:00") == set()


def test_who_may_refuse_stop_withdraw_and_apologise(received, office):
    to_handler(received.id, office)
    when = "2026-06-02 11:00"
    for verb in (Refuse, Stop, Apologise):
        assert permitted(verb, received.id, office, when) == DECIDERS
    assert permitted(Withdraw, received.id, office, when) == {"intake", "director"}


def test_a_second_proposal_that_is_recalled_leaves_the_first_one_standing(received, office):
    to_handler(received.id, office, "2026-06-02 08:00")
    Propose(received.id, office["handler"], "refused", "không đủ điều kiện").execute(at("2026-06-02 09:00"))
    leader = office["leader"].officer
    RoleAssignment.objects.create(
        officer=leader, role="handler", agency=commune(), valid_from=date(2020, 1, 1), recorded_by=None
    )
    Propose(received.id, office["leader"], "issued").execute(at("2026-06-02 10:00"))
    assert stored().now.proposal == "issued"
    Recall(received.id, office["leader"]).execute(at("2026-06-02 10:05"))
    opened = open_owned(received.id)
    assert (stored().now.proposal, opened.course.told["proposal"]["reason"]) == (
        "refused",
        "không đủ điều kiện",
    )
    assert proposer(opened) == office["handler"].officer.pk
    assert verify(rebuild=True).findings == []


def test_a_mistaken_proposal_is_recalled_with_what_it_said(received, office):
    to_handler(received.id, office)
    Propose(received.id, office["handler"], "issued").execute(at("2026-06-02 09:00"))
    Recall(received.id, office["handler"]).execute(at("2026-06-02 09:10"))
    assert (stored().now.step, stored().now.proposal) == ("thu-ly", "")


def test_who_decides_sends_back_with_a_reason_until_there_is_a_result(received, office):
    to_chair(received.id, office)
    Return(received.id, office["chair"], "thu-ly", remark="sai họ tên").execute(at("2026-06-02 11:00"))
    assert stored().now.step == "thu-ly"
    Propose(received.id, office["handler"]).execute(at("2026-06-02 13:30"))
    Forward(received.id, office["leader"]).execute(at("2026-06-02 14:00"))
    Approve(received.id, office["chair"]).execute(at("2026-06-02 14:30"))
    Stamp(received.id, office["clerk"]).execute(at("2026-06-02 15:00"))
    with pytest.raises(Refused, match="đã có kết quả"):
        Return(received.id, office["hand_over"], "thu-ly", remark="x").execute(at("2026-06-02 15:10"))


def test_who_decides_refuses_from_wherever_the_dossier_is(received, office):
    to_handler(received.id, office)
    with pytest.raises(Refused, match="lý do từ chối"):
        Refuse(received.id, office["leader"], " ").execute(at("2026-06-02 11:00"))
    Refuse(received.id, office["leader"], "không đủ điều kiện", papers_back=False).execute(
        at("2026-06-02 11:00")
    )
    one = stored()
    assert (one.status, one.finished_at, one.now.open) == ("refused", at("2026-06-02 11:00"), False)
    with pytest.raises(Refused, match="đã kết thúc"):
        Refuse(received.id, office["leader"], "x").execute(at("2026-06-02 12:00"))
    assert verify(rebuild=True).findings == []


def test_a_dossier_stopped_while_the_clock_stands_keeps_the_date_as_of_then(received, office):
    to_handler(received.id, office)
    AskSupplement(received.id, office["handler"], [{"name": "x"}], "", at("2026-06-20 17:00")).execute(
        at("2026-06-02 10:00")
    )
    Withdraw(received.id, office["intake"], "không làm nữa", "Đơn 3").execute(at("2026-06-10 09:00"))
    one = stored()
    assert (one.status, one.due_at, one.now.stands) == ("withdrawn", at("2026-06-17 17:00"), False)
    assert open_owned(received.id).course.pauses["1"].outcome == "closed"
    assert verify(rebuild=True).findings == []


def test_stopping_twice_within_seconds_is_one_act(received, office):
    Stop(received.id, office["director"], "theo đơn", "Đơn 1").execute(at("2026-06-02 10:00"))
    Stop(received.id, office["director"], "theo đơn", "Đơn 1").execute(at("2026-06-02 10:00:02"))
    assert Event.objects.filter(kind="stopped").count() == 1


def test_an_apology_names_a_new_date_once_and_the_verdict_keeps_the_promise(received, office):
    to_handler(received.id, office)
    new = at("2026-06-12 17:00")
    for given, why in (((at("2026-06-08 16:00"), "x"), "sau ngày hẹn trả"), ((new, ""), "lý do quá hạn")):
        with pytest.raises(Refused, match=why):
            Apologise(received.id, office["chair"], *given).execute(at("2026-06-05 10:00"))
    Apologise(received.id, office["chair"], new, "chờ xác minh").execute(at("2026-06-05 10:00"))
    one = stored()
    assert (one.due_at, one.now.apology_due_at) == (at("2026-06-08 17:00"), new)
    assert open_owned(received.id).course.told["apology"]["late"] is False
    with pytest.raises(Refused, match="chỉ được hẹn lại một lần"):
        Apologise(received.id, office["chair"], at("2026-06-19 17:00"), "nữa").execute(at("2026-06-11 10:00"))
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize(("when", "late"), [("2026-06-07 20:00", False), ("2026-06-08 08:00", True)])
def test_an_apology_on_the_day_itself_or_later_is_flagged(received, office, when, late):
    Apologise(received.id, office["chair"], at("2026-06-12 17:00"), "x").execute(at(when))
    assert open_owned(received.id).course.told["apology"]["late"] is late


def test_while_the_clock_stands_there_is_no_date_to_apologise_for(received, office):
    to_handler(received.id, office)
    AskSupplement(received.id, office["handler"], [{"name": "x"}], "", at("2026-06-20 17:00")).execute(
        at("2026-06-02 10:00")
    )
    with pytest.raises(Refused, match="đang dừng"):
        Apologise(received.id, office["chair"], at("2026-06-30 17:00"), "x").execute(at("2026-06-05 10:00"))


def test_numbers_follow_one_another_in_the_book_and_none_is_given_twice(office):
    first, second, third = take_in(office), take_in(office), take_in(office)
    for one in (first, second, third):
        to_clerk(one.id, office)
    Stamp(first.id, office["clerk"]).execute(at("2026-06-02 14:00"))
    with pytest.raises(Refused, match=r"Số 1 năm 2026 đã cấp cho hồ sơ .*; số tiếp theo là 2"):
        Stamp(second.id, office["clerk"], "1").execute(at("2026-06-02 14:10"))
    Stamp(second.id, office["clerk"], "7/GKS").execute(at("2026-06-02 14:11"))
    assert next_in(book_of(commune().pk, "1.001193", at("2026-06-02 15:00"))) == 8
    Stamp(third.id, office["clerk"], book="so-2").execute(at("2026-06-02 14:12"))
    assert list(ResultNumber.objects.order_by("id").values_list("book", "serial", "number")) == [
        ("1.001193", 1, "1"), ("1.001193", 7, "7/GKS"), ("so-2", 1, "1"),
    ]  # fmt: skip


def test_a_result_that_came_too_late_is_late_whatever_was_signed(received, office):
    to_counter(received.id, office, "2026-06-09")
    one = stored()
    assert one.finished_at > one.due_at
