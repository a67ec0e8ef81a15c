"""Asking for a supplement: once, within three working days; what is later or second stops no clock."""

from __future__ import annotations

import pytest
from django.db import transaction

from motcua.catalogue.content import Content, Ground, as_dict
from motcua.register.actions.lapse import GoOnWithout, LapseSupplement
from motcua.register.actions.refused import Refused
from motcua.register.actions.supplement import AllowSupplement, AskSupplement, ReceiveSupplement
from motcua.register.foresee import foresee
from motcua.register.models import Dossier, Event, Wait
from motcua.register.own import open_owned
from motcua.register.verification import verify
from tests.register.office import commune, offer
from tests.register.own.conftest import take_in
from tests.register.own.ways import permitted, stored, to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db

MISSING = [{"name": "Giấy chứng sinh", "why": "chưa có"}]
UNTIL = at("2026-06-12 17:00")


def ask(one, who, **given):
    return AskSupplement(one.id, who, **{"components": MISSING, "answer_by": UNTIL, **given})


@pytest.fixture
def asked(received, office):
    """Asked on Tuesday by the handler."""
    to_handler(received.id, office)
    ask(received, office["handler"]).execute(at("2026-06-02 10:00"))
    return received


def test_while_the_first_request_waits_nothing_is_owed(asked):
    one = stored()
    assert (one.status, one.due_at, one.clock_due_at) == (
        "waiting_supplement", None, at("2026-06-08 17:00"),
    )  # fmt: skip
    assert (one.now.waits_for, one.now.stands, one.now.answer_by) == ("supplement", True, UNTIL)
    assert one.now.step_due_at is None
    assert Wait.objects.get().until is None
    assert verify(rebuild=True).findings == []


def test_the_limit_counts_anew_from_the_full_dossier(asked, office):
    brought = [{"name": "Giấy chứng sinh", "form": "original", "count": 1}]
    ReceiveSupplement(asked.id, office["intake"], brought).execute(at("2026-06-04 09:00"))
    one = stored()
    assert (one.status, one.due_at, one.clock_due_at) == (
        "handling", at("2026-06-11 17:00"), at("2026-06-11 17:00"),
    )  # fmt: skip
    assert at("2026-06-04 09:00") < one.now.step_due_at < one.due_at
    assert (one.now.step, one.now.stands, one.now.waits_for) == ("thu-ly", False, "")
    assert open_owned(asked.id).course.told["components"] == brought
    assert verify(rebuild=True).findings == []


def test_a_part_of_what_is_missing_ends_no_waiting(asked, office):
    part = [{"name": "Giấy chứng sinh", "form": "copy", "count": 1}]
    ReceiveSupplement(asked.id, office["intake"], part, all_complete=False).execute(at("2026-06-04 09:00"))
    assert (stored().status, stored().due_at) == ("waiting_supplement", None)


def test_a_late_request_needs_who_decides_and_stops_no_clock(received, office):
    to_handler(received.id, office)
    late = at("2026-06-05 10:00")
    with pytest.raises(Refused, match="cần lãnh đạo đồng ý"):
        ask(received, office["handler"]).execute(late)
    AllowSupplement(received.id, office["leader"], "mới phát hiện khi thẩm định").execute(late)
    ask(received, office["handler"]).execute(at("2026-06-05 10:05"))
    one = stored()
    assert (one.status, one.due_at, one.now.stands) == (
        "waiting_supplement", at("2026-06-08 17:00"), False,
    )  # fmt: skip
    pause = open_owned(received.id).course.pauses["1"]
    assert (pause.policy, pause.flagged) == ("none", "late")
    ReceiveSupplement(received.id, office["intake"]).execute(at("2026-06-12 09:00"))
    assert (stored().status, stored().due_at) == ("handling", at("2026-06-08 17:00"))
    assert verify(rebuild=True).findings == []


def test_a_second_request_is_flagged_and_the_leave_for_it_is_spent_by_it(asked, office):
    ReceiveSupplement(asked.id, office["intake"]).execute(at("2026-06-03 09:00"))
    with pytest.raises(Refused, match="lần thứ hai"):
        ask(asked, office["handler"]).execute(at("2026-06-03 10:00"))
    with pytest.raises(Refused, match="Cần ghi lý do"):
        ask(asked, office["leader"]).execute(at("2026-06-03 10:00"))
    ask(asked, office["leader"], reason_of_leader="giấy tờ nộp thêm bị mờ").execute(at("2026-06-03 10:10"))
    assert open_owned(asked.id).course.pauses["2"].flagged == "second"
    ReceiveSupplement(asked.id, office["intake"]).execute(at("2026-06-04 10:00"))
    with pytest.raises(Refused, match="lần thứ hai"):
        ask(asked, office["handler"]).execute(at("2026-06-04 11:00"))
    assert stored().due_at == at("2026-06-10 17:00")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"components": []}, "ít nhất một"),
        ({"components": [{"name": " "}]}, "ít nhất một"),
        ({"components": [{"name": "x"}] * 61}, "quá dài"),
        ({"answer_by": None}, "hạn trả lời"),
        ({"answer_by": at("2026-06-01 10:00")}, "phải sau lúc này"),
        ({"lapse": "quên"}, "khi quá hạn"),
    ],
)
def test_a_request_that_says_too_little_is_refused(received, office, given, why):
    to_handler(received.id, office)
    with pytest.raises(Refused, match=why):
        ask(received, office["handler"], **given).execute(at("2026-06-02 10:00"))
    assert Event.objects.count() == 2


def test_a_double_click_asks_once_and_a_second_open_request_is_refused(asked, office):
    ask(asked, office["handler"]).execute(at("2026-06-02 10:00:03"))
    assert Event.objects.filter(kind="supplement_asked").count() == 1
    with pytest.raises(Refused, match="đang chờ bổ sung"):
        ask(asked, office["handler"]).execute(at("2026-06-02 11:00"))


def test_who_may_ask_take_in_and_stop(asked, office):
    when = "2026-06-15 09:00"
    with transaction.atomic():
        assert permitted(ReceiveSupplement, asked.id, office, when) == {
            "intake", "handler", "hand_over", "director",
        }  # fmt: skip
        assert permitted(LapseSupplement, asked.id, office, when) == {
            "handler", "leader", "chair", "director",
        }  # fmt: skip
        assert permitted(GoOnWithout, asked.id, office, when) == set()


def test_when_the_deadline_passes_the_dossier_is_stopped_and_its_papers_wait_at_the_counter(asked, office):
    with pytest.raises(Refused, match="còn thời gian bổ sung đến 12/06/2026 17:00"):
        LapseSupplement(asked.id, office["handler"]).execute(at("2026-06-12 16:00"))
    LapseSupplement(asked.id, office["handler"]).execute(at("2026-06-15 08:00"))
    one = stored()
    assert (one.status, one.outcome, one.finished_at) == ("stopped", "stopped", at("2026-06-15 08:00"))
    assert (one.due_at, one.now.step_kind, one.now.stands) == (at("2026-06-22 17:00"), "hand_over", False)
    assert open_owned(asked.id).course.pauses["1"].outcome == "lapsed"
    assert verify(rebuild=True).findings == []


def test_where_the_request_announced_it_the_dossier_is_handled_with_what_there_is(received, office):
    to_handler(received.id, office)
    ask(received, office["handler"], lapse="go_on").execute(at("2026-06-02 10:00"))
    with pytest.raises(Refused, match="báo trước việc khác"):
        LapseSupplement(received.id, office["handler"]).execute(at("2026-06-15 08:00"))
    GoOnWithout(received.id, office["handler"]).execute(at("2026-06-15 08:00"))
    # The full dossier never came: the limit is not counted anew, the time of waiting alone is left out.
    assert (stored().status, stored().due_at) == ("handling", at("2026-06-19 15:00"))
    assert verify(rebuild=True).findings == []


def test_the_version_of_a_procedure_may_count_anew_where_its_sector_says_so(received, office):
    anew = Ground("bo-sung", "Chờ bổ sung", "Điều 8 Luật thử", "restart", "supplement", 3, lapsed="restart")
    offer(commune(), details={"content": as_dict(Content(grounds=(anew,)))})
    one = take_in(office, "2026-06-01 08:10")
    to_handler(one.id, office)
    ask(one, office["handler"], lapse="go_on").execute(at("2026-06-02 10:00"))
    GoOnWithout(one.id, office["handler"]).execute(at("2026-06-15 08:00"))
    assert Dossier.objects.get(pk=one.id).due_at == at("2026-06-22 17:00")


def test_a_request_that_stopped_no_clock_gives_no_time_back_when_nothing_comes(received, office):
    to_handler(received.id, office)
    late = at("2026-06-05 10:00")
    ask(received, office["leader"], reason_of_leader="mới phát hiện", lapse="go_on").execute(late)
    GoOnWithout(received.id, office["leader"]).execute(at("2026-06-15 08:00"))
    assert stored().due_at == at("2026-06-08 17:00")


def test_what_a_request_does_to_the_clock_is_told_before(received, office):
    to_handler(received.id, office)
    told = foresee(ask(received, office["handler"]), open_owned(received.id), at("2026-06-02 10:00"))
    assert (told.due_before, told.due_after, told.stands_after) == (at("2026-06-08 17:00"), None, True)
    assert told.stands_after and told.status_after == "waiting_supplement"
