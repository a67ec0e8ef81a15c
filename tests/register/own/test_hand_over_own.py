"""Handing over what was handled here, correcting and assigning it, several dossiers at once."""

from __future__ import annotations

import pytest

from motcua.register.actions.assign import Assign
from motcua.register.actions.correct import decide, propose
from motcua.register.actions.erase import Erase
from motcua.register.actions.hand_over import HandOver, HandOverOwn, Recipient, hand_over_pile
from motcua.register.actions.note import Note
from motcua.register.actions.notify import NotifyEarly
from motcua.register.actions.refuse import Refuse
from motcua.register.actions.refused import Refused
from motcua.register.actions.several import each
from motcua.register.actions.supplement import AskSupplement
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import Doubt, Event, HandedTo
from motcua.register.verification import verify
from tests.register.actions.conftest import officer
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.own.ways import permitted, stored, to_counter, to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db

NOW = at("2026-06-03 09:00")


def test_a_hand_over_ends_the_course_and_keeps_the_name_outside_of_the_chain(received, office):
    to_counter(received.id, office)
    to = Recipient("counter", "Nguyễn Văn Ánh", "family")
    HandOver(received.id, office["hand_over"], NOW, to).execute(NOW)
    one = stored()
    assert (one.status, one.handed_over_at, one.now.open) == ("handed_over", NOW, False)
    assert HandedTo.objects.get().name == "Nguyễn Văn Ánh"
    assert "Ánh" not in str(Event.objects.order_by("seq").last().facts)
    assert verify(rebuild=True).findings == []
    Erase(received.id, officer("quan-tri", "admin", commune()), "đơn").execute(at("2026-06-04 09:00"))
    assert HandedTo.objects.get().name == ""


@pytest.mark.parametrize(
    ("to", "why"),
    [
        (Recipient("counter", "", "family"), "ghi họ tên"),
        (Recipient("post"), "số bưu gửi"),
        (Recipient("chim"), "Chọn cách trả"),
        (Recipient("counter", "x" * 201), "quá dài"),
    ],
)
def test_who_took_it_is_said_completely(received, office, to, why):
    to_counter(received.id, office)
    with pytest.raises(Refused, match=why):
        HandOver(received.id, office["hand_over"], NOW, to).execute(NOW)


def test_without_a_result_nothing_is_handed_over_and_once_is_enough(received, office):
    with pytest.raises(Refused, match="chưa có kết quả"):
        HandOver(received.id, office["hand_over"], NOW).execute(NOW)
    to_counter(received.id, office)
    for when, why in (("2026-06-02 13:00", "trước khi có kết quả"), ("2026-06-04 09:00", "tương lai")):
        with pytest.raises(Refused, match=why):
            HandOver(received.id, office["hand_over"], at(when)).execute(NOW)
    HandOver(received.id, office["hand_over"], NOW).execute(NOW)
    HandOver(received.id, office["hand_over"], NOW).execute(at("2026-06-03 09:00:03"))
    assert Event.objects.filter(kind="handed_over").count() == 1
    with pytest.raises(Refused, match="đã trả kết quả lúc"):
        HandOver(received.id, office["hand_over"], NOW).execute(at("2026-06-03 10:00"))


def test_who_may_hand_over_and_tell_the_applicant(received, office):
    to_counter(received.id, office)
    for act in (HandOverOwn, NotifyEarly):
        assert permitted(act, received.id, office, "2026-06-03 09:00") == {"intake", "hand_over", "director"}


def test_the_applicant_is_told_early_and_how(received, office):
    with pytest.raises(Refused, match="chưa có kết quả"):
        NotifyEarly(received.id, office["intake"], "sms").execute(NOW)
    to_counter(received.id, office)
    with pytest.raises(Refused, match="Chọn cách đã báo"):
        NotifyEarly(received.id, office["intake"], "chim").execute(NOW)
    NotifyEarly(received.id, office["intake"], "sms", "mời đến nhận").execute(NOW)
    assert Event.objects.order_by("seq").last().facts["notified"]["v"]["channel"] == "sms"
    assert stored().status == "finished"


def test_the_papers_of_a_refused_dossier_are_handed_back(received, office):
    Refuse(received.id, office["chair"], "không đủ điều kiện").execute(at("2026-06-02 11:00"))
    HandOver(received.id, office["hand_over"], NOW).execute(NOW)
    assert (stored().status, stored().handed_over_at, stored().now.open) == ("refused", NOW, False)
    assert verify(rebuild=True).findings == []


def test_a_scanned_pile_holds_dossiers_of_ours_too(received, office):
    to_counter(received.id, office)
    other = take_in(office)
    told = hand_over_pile([received.code, other.code], office["hand_over"], NOW, NOW)
    assert [bool(one.error) for one in told] == [False, True]


def test_of_several_acts_those_that_cannot_be_done_stop_no_other(office):
    first, second = take_in(office), take_in(office)
    to_handler(first.id, office)
    told = each([TakeOver(one.id, office["handler"]) for one in (second, first)], at("2026-06-01 10:00"))
    assert [(one.dossier_id, bool(one.error)) for one in told] == [(second.id, True), (first.id, False)]


def test_a_hand_over_in_time_that_was_entered_late_is_corrected_and_still_counted_late(received, office):
    to_counter(received.id, office, "2026-06-09")
    made = propose(
        received.id, office["intake"], "finished_at", at("2026-06-08 16:00"), "nhập muộn", "sổ giao nhận 12",
        at("2026-06-09 15:00"),
    )  # fmt: skip
    with pytest.raises(Refused, match="không được tự duyệt"):
        decide(made.pk, office["intake"], True, now=at("2026-06-09 15:10"))
    decide(made.pk, office["director"], True, now=at("2026-06-09 15:20"))
    one = stored()
    assert (one.finished_at, one.late_corrected) == (at("2026-06-09 14:00"), True)
    assert verify(rebuild=True).findings == []
    HandOver(received.id, office["hand_over"], at("2026-06-10 08:00")).execute(at("2026-06-10 08:00"))
    assert (stored().late_corrected, stored().status) == (True, "handed_over")
    assert verify(rebuild=True).findings == []


def test_the_procedure_of_a_received_dossier_is_not_corrected(received, office):
    with pytest.raises(Refused, match="dừng giải quyết rồi tiếp nhận lại"):
        propose(received.id, office["intake"], "procedure", "1.000656", "nhầm", "đơn")


def test_a_dossier_is_assigned_to_who_plays_the_part_of_its_step(received, office):
    to_handler(received.id, office)
    with pytest.raises(Refused, match="không giữ phần việc của bước “Thụ lý hồ sơ”"):
        Assign(received.id, office["leader"], office["clerk"].officer).execute(at("2026-06-01 10:00"))
    second = officer("thu-ly-2", "handler", commune())
    Assign(received.id, office["leader"], second.officer).execute(at("2026-06-01 10:00"))
    one = stored()
    assert (one.assignee, one.now.officer, one.now.step) == (second.officer, second.officer, "thu-ly")
    assert verify(rebuild=True).findings == []


def test_a_note_on_a_dossier_that_waits_raises_no_doubt_of_its_dates(received, office):
    to_handler(received.id, office)
    AskSupplement(received.id, office["handler"], [{"name": "x"}], "", at("2026-06-20 17:00")).execute(
        at("2026-06-02 10:00")
    )
    Note(received.id, office["control"], "đã gọi điện").execute(at("2026-06-02 11:00"))
    assert not Doubt.objects.exists()
