"""A dossier taken in for a commune outside this program: sent, received there, its result, handed over."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency
from motcua.register import access
from motcua.register.actions.across import ReceivedAcross, RefusedAcross, ReturnedAcross, SendAcross
from motcua.register.actions.application import Application
from motcua.register.actions.file import file_application
from motcua.register.actions.hand_over import HandOver, HandOverOwn
from motcua.register.actions.member_result import RecordResult
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier, Event
from motcua.register.verification import verify
from motcua.register.waiting import sent_away
from tests.cast import CITIZEN, NEIGHBOUR
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer
from tests.register.own.conftest import office
from tests.register.own.ways import permitted, stored, to_counter
from tests.register.told import at

__all__ = ["office"]

pytestmark = pytest.mark.django_db

CODE = "H24.10645-260602-0007"


@pytest.fixture
def filed(office):
    """Taken in on Monday at 08:00 for Xã An Phú."""
    away = Agency.objects.get(code=NEIGHBOUR)
    application = Application("1.001193", CITIZEN, mode="cross_boundary", competent=away)
    return file_application(commune(), application, office["intake"], at("2026-06-01 08:00"))


@pytest.fixture
def sent(filed, office):
    """Posted the same morning."""
    act = SendAcross(filed.id, office["intake"], "post", "RL123456789VN")
    return act.execute(at("2026-06-01 10:00"))


@pytest.fixture
def there(sent, office):
    """Received at An Phú on Tuesday at 14:00, told on Wednesday."""
    told = ReceivedAcross(
        sent.id, office["intake"], CODE, at("2026-06-02 14:00"), "giấy tiếp nhận gửi kèm thư"
    )
    return told.execute(at("2026-06-03 08:00"))


def test_its_sending_is_told_with_its_evidence_and_starts_no_clock(sent):
    one, event = stored(), Event.objects.order_by("seq").last()
    assert (one.status, one.received_at, event.kind) == ("filed", None, "sent_across")
    assert event.facts["sent"]["v"]["evidence"] == "RL123456789VN"
    assert verify(rebuild=True).findings == []


def test_the_clock_starts_when_the_competent_commune_had_it_whenever_it_is_told(there):
    one = stored()
    assert (one.received_at, one.due_at) == (at("2026-06-02 14:00"), at("2026-06-09 17:00"))
    assert (one.agency.code, one.status) == (NEIGHBOUR, "handling")
    assert verify(rebuild=True).findings == []


def test_the_other_communes_code_finds_it(there, office):
    user = office["intake"].officer.user
    assert access.by_code(user, CODE.lower()) == Dossier.objects.get()
    assert "10645 260602 0007" in stored().search_key


def test_its_result_comes_back_and_the_counter_that_took_it_in_hands_it_over(there, office):
    result = RecordResult(
        there.id, office["hand_over"], "15/KS", at=at("2026-06-08 16:00"), evidence="bưu gửi RL987654321VN"
    )
    result.execute(at("2026-06-09 09:00"))
    one = stored()
    assert (one.finished_at, one.outcome, one.now.step_kind) == (
        at("2026-06-08 16:00"),
        "issued",
        "hand_over",
    )
    HandOverOwn(there.id, office["hand_over"]).execute(at("2026-06-10 10:00"))
    assert stored().status == "handed_over"
    assert verify(rebuild=True).findings == []


def test_a_refusal_of_that_commune_brings_the_papers_back_to_the_counter(there, office):
    RefusedAcross(there.id, office["intake"], "không đủ điều kiện").execute(at("2026-06-09 09:00"))
    one = stored()
    assert (one.status, one.finished_at, one.now.step_kind) == (
        "refused",
        at("2026-06-09 09:00"),
        "hand_over",
    )
    assert verify(rebuild=True).findings == []


def test_what_that_commune_does_not_accept_ends_before_its_receipt(sent, office):
    ReturnedAcross(sent.id, office["intake"], "sai thẩm quyền").execute(at("2026-06-03 09:00"))
    one = stored()
    assert (one.status, one.received_at, one.now.open) == ("not_accepted", None, False)
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize(
    ("act", "given", "why"),
    [
        (SendAcross, {"how": "fax", "evidence": "x"}, "Chọn cách gửi"),
        (SendAcross, {"evidence": " "}, "số bưu gửi"),
        (SendAcross, {"evidence": "x", "at": at("2026-05-30 08:00")}, "không ở tương lai"),
        (ReceivedAcross, {"code": CODE, "evidence": "x"}, "chưa ghi gửi đi"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(filed, office, act, given, why):
    with pytest.raises(Refused, match=why):
        act(filed.id, office["intake"], **given).execute(at("2026-06-01 11:00"))
    assert Event.objects.count() == 1


def test_nothing_is_told_without_its_evidence_or_out_of_its_order(sent, office):
    who, now = office["intake"], at("2026-06-03 08:00")
    for given, why in (
        ({"code": "", "evidence": "x"}, "mã hồ sơ"),
        ({"code": CODE, "evidence": ""}, "căn cứ"),
        ({"code": CODE, "evidence": "x", "at": at("2026-06-01 09:00")}, "sau việc trước đó"),
        ({"code": stored().code, "evidence": "x", "at": at("2026-06-04 09:00")}, "không ở tương lai"),
    ):
        with pytest.raises(Refused, match=why):
            ReceivedAcross(sent.id, who, **given).execute(now)
    with pytest.raises(Refused, match="phần việc của cơ quan khác"):
        RecordResult(sent.id, who, evidence="x").execute(now)
    ReceivedAcross(sent.id, who, CODE, at("2026-06-02 14:00"), "giấy").execute(now)
    with pytest.raises(Refused, match="căn cứ"):
        RecordResult(sent.id, who).execute(at("2026-06-08 08:00"))


def test_only_the_counter_that_took_it_in_tells_of_it(sent, office):
    everyone = {**office, "neighbour": officer("kiem-soat-ap", "control", Agency.objects.get(code=NEIGHBOUR))}
    assert permitted(SendAcross, sent.id, everyone, "2026-06-01 11:00") == {"intake", "director"}


def test_a_commune_that_works_here_tells_of_it_itself(sent, office):
    officer("tiep-nhan-ap", "intake", Agency.objects.get(code=NEIGHBOUR))
    with pytest.raises(Refused, match="làm việc ngay trên phần mềm này"):
        ReceivedAcross(sent.id, office["intake"], CODE, at("2026-06-02 14:00"), "x").execute(
            at("2026-06-03 08:00")
        )


def test_the_list_of_what_was_taken_in_for_others_follows_it_to_its_result(filed, office):
    here = [commune().pk]
    assert [(one.dossier.pk, one.sent_at) for one in sent_away(here)] == [(filed.id, None)]
    SendAcross(filed.id, office["intake"], "list", "DS 12/2026").execute(at("2026-06-01 10:00"))
    ReceivedAcross(filed.id, office["intake"], CODE, at("2026-06-02 14:00"), "x").execute(
        at("2026-06-03 08:00")
    )
    assert [one.sent_at for one in sent_away(here)] == [at("2026-06-01 10:00")]
    RecordResult(filed.id, office["intake"], evidence="x").execute(at("2026-06-08 08:00"))
    assert not sent_away(here)


def test_of_a_commune_inside_the_receiver_hands_over_when_the_result_is_there(office):
    away = Agency.objects.get(code=NEIGHBOUR)
    offer(away)
    roles = ("intake", "handler", "leader", "chair", "clerk")
    theirs = {role: officer(f"{role}-ap", role, away) for role in roles}
    application = Application("1.001193", CITIZEN, mode="cross_boundary", competent=away)
    filed = file_application(commune(), application, office["intake"], at("2026-06-01 08:00"))
    from motcua.register.actions.receive import Receive

    Receive(filed.id, theirs["intake"]).execute(at("2026-06-01 09:00"))
    with pytest.raises(Refused):
        HandOver(filed.id, office["hand_over"], at("2026-06-01 09:30")).execute(at("2026-06-01 09:30"))
    to_counter(filed.id, theirs)
    HandOver(filed.id, office["hand_over"], at("2026-06-03 09:00")).execute(at("2026-06-03 09:00"))
    assert stored().status == "handed_over"
