"""One request for several procedures: who starts when, what ends with what, and who may see and do what."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency, AgencySettings
from motcua.register import access
from motcua.register.actions.bundle import Part, Way, receive_bundle
from motcua.register.actions.correct import decide
from motcua.register.actions.forward import Forward
from motcua.register.actions.member_result import RecordResult
from motcua.register.actions.not_accept import NotAccept
from motcua.register.actions.receive import Receive
from motcua.register.actions.refused import Refused
from motcua.register.actions.stop import Withdraw
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import Alias, Bundle, Correction, Dossier, Event
from motcua.register.own import open_owned
from motcua.register.stages_of_work import STAGES, condition, horizon
from motcua.register.verification import verify
from motcua.register.waiting import count_waiting
from tests.cast import CITIZEN, NEIGHBOUR
from tests.register.actions.conftest import officer
from tests.register.linked.conftest import EVERYTHING, MONDAY, dossier, make_offer
from tests.register.office import commune
from tests.register.own.ways import permitted, to_counter
from tests.register.told import at

pytestmark = pytest.mark.django_db

DONE = at("2026-06-02 14:00")


def test_one_request_enters_a_dossier_per_agency_under_one_code_to_follow(request_in, office):
    lead, residence, card = (dossier(request_in, key) for key in EVERYTHING)
    assert request_in.code == lead.code and len({lead.code, residence.code, card.code}) == 3
    assert (lead.status, residence.status, card.status) == ("handling", "filed", "filed")
    assert (lead.due_at, residence.due_at) == (at("2026-06-02 17:00"), None)
    assert lead.linked_group == residence.linked_group == request_in.name
    assert (lead.vertical, residence.vertical) == (False, True)
    assert lead.now.officer == office["intake"].officer and residence.now.accept_by is None
    assert Alias.objects.count() == 3
    assert verify(rebuild=True).findings == []


def test_what_waits_for_its_turn_does_not_wait_for_its_acceptance(request_in):
    at_nine = horizon(commune(), AgencySettings(agency=commune()), at("2026-06-20 09:00"))
    found = {stage: Dossier.objects.filter(condition(stage, at_nine)) for stage in STAGES}
    waiting = {dossier(request_in, "thuong-tru"), dossier(request_in, "the-bhyt")}
    assert set(found["waiting_others"]) == waiting
    assert count_waiting([commune().pk], at("2026-06-20 09:00"), 9) == (0, 0)
    assert not found["waiting_acceptance"] and not waiting & set(found["hanging"])


def test_what_waits_starts_by_itself_when_that_before_it_has_its_result(request_in, office):
    to_counter(dossier(request_in, "khai-sinh").pk, office)
    residence, card = dossier(request_in, "thuong-tru"), dossier(request_in, "the-bhyt")
    assert residence.received_at == card.received_at == DONE
    assert (residence.due_at, card.due_at) == (at("2026-06-11 17:00"), at("2026-06-09 17:00"))
    started = Event.objects.filter(dossier=residence).order_by("seq").last()
    assert (started.kind, started.officer, started.system) == ("received", None, "motcua")
    assert started.origin == {"screen": f"liên thông, sau {request_in.code}"}
    assert started.facts["started_by"]["v"]["officer"] == office["clerk"].officer.pk
    assert residence.now.role == "vertical" and residence.now.officer is None
    assert verify(rebuild=True).findings == []


def test_side_by_side_all_start_at_the_receipt(birth, office):
    made = receive_bundle(commune(), birth, CITIZEN, EVERYTHING, office["intake"], MONDAY, Way(at_once=True))
    assert {dossier(made, key).received_at for key in EVERYTHING} == {MONDAY}
    assert dossier(made, "thuong-tru").due_at == at("2026-06-10 17:00")
    assert verify(rebuild=True).findings == []


def test_nobody_receives_by_hand_what_waits_for_another(request_in, office):
    with pytest.raises(Refused, match="tự bắt đầu khi có kết quả của: “Đăng ký khai sinh”"):
        Receive(dossier(request_in, "thuong-tru").pk, office["intake"]).execute(at("2026-06-01 09:00"))


def test_a_member_that_waits_for_two_starts_with_the_later(birth, office, police, insurance):
    birth.members[2]["after"] = ["khai-sinh", "thuong-tru"]
    birth.save()
    made = receive_bundle(commune(), birth, CITIZEN, EVERYTHING, office["intake"], MONDAY)
    to_counter(dossier(made, "khai-sinh").pk, office)
    assert dossier(made, "the-bhyt").status == "filed"
    RecordResult(dossier(made, "thuong-tru").pk, police, "12/TT").execute(at("2026-06-05 09:00"))
    assert dossier(made, "the-bhyt").received_at == at("2026-06-05 09:00")
    assert verify(rebuild=True).findings == []


def test_what_waits_for_a_result_that_will_never_be_ends_before_its_receipt(request_in, office):
    lead = dossier(request_in, "khai-sinh")
    Withdraw(lead.pk, office["intake"], "người nộp rút").execute(at("2026-06-01 10:00"))
    residence = dossier(request_in, "thuong-tru")
    assert (dossier(request_in, "khai-sinh").status, residence.status) == ("withdrawn", "not_accepted")
    assert (residence.received_at, residence.now.open) == (None, False)
    reason = Event.objects.filter(dossier=residence).order_by("seq").last().facts["reason"]["v"]
    assert request_in.code in reason and "Đăng ký khai sinh" in reason
    assert verify(rebuild=True).findings == []


def test_one_that_is_not_accepted_takes_along_only_what_waits_for_it(birth, office):
    birth.members[2]["after"] = ["thuong-tru"]
    birth.save()
    made = receive_bundle(commune(), birth, CITIZEN, EVERYTHING, office["intake"], MONDAY)
    NotAccept(dossier(made, "thuong-tru").pk, office["intake"], "đã có hộ khẩu").execute(
        at("2026-06-01 10:00")
    )
    assert [dossier(made, key).status for key in EVERYTHING] == ["handling", "not_accepted", "not_accepted"]
    assert verify(rebuild=True).findings == []


def test_the_applicant_asks_for_some_and_nobody_waits_for_what_is_left_out(birth, office):
    parts = {"thuong-tru": Part(), "the-bhyt": Part()}
    made = receive_bundle(commune(), birth, CITIZEN, parts, office["intake"], MONDAY)
    assert {one.dossier.received_at for one in made.members.all()} == {MONDAY}
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"khai-sinh": Part()}, "ít nhất hai thủ tục"),
        ({**EVERYTHING, "la": Part()}, "không có thủ tục đã chọn"),
        ({**EVERYTHING, "thuong-tru": Part(procedure="1.888888")}, "chưa có thời hạn"),
    ],
)
def test_a_request_that_cannot_be_is_refused_and_enters_nothing(birth, office, parts, why):
    with pytest.raises(Refused, match=why):
        receive_bundle(commune(), birth, CITIZEN, parts, office["intake"], MONDAY)
    assert not Dossier.objects.exists() and not Bundle.objects.exists()


def test_out_of_its_days_or_by_who_takes_nothing_in_no_request_is_received(birth, office):
    with pytest.raises(Refused, match="không có quyền tiếp nhận"):
        receive_bundle(commune(), birth, CITIZEN, EVERYTHING, office["handler"], MONDAY)
    with pytest.raises(Refused, match="chưa có hiệu lực ngày 02/02/2026"):
        receive_bundle(commune(), birth, CITIZEN, EVERYTHING, office["intake"], at("2026-02-02 08:00"))


def test_a_form_that_is_sent_twice_enters_one_request(birth, office, request_in):
    again = receive_bundle(
        commune(),
        birth,
        CITIZEN,
        EVERYTHING,
        office["intake"],
        at("2026-06-01 08:01"),
        Way(uid=request_in.uid),
    )
    assert again == request_in and Dossier.objects.count() == 3


def test_the_form_of_another_commune_gives_nothing_away(birth, request_in):
    neighbour = Agency.objects.get(code=NEIGHBOUR)
    stranger, offered = officer("la", "intake", neighbour), make_offer(agency=neighbour)
    with pytest.raises(Refused, match="mở lại trang tiếp nhận"):
        receive_bundle(neighbour, offered, CITIZEN, EVERYTHING, stranger, MONDAY, Way(uid=request_in.uid))


def test_the_vertical_agencys_officer_sees_and_does_its_own_part_alone(request_in, office, police, insurance):
    residence = dossier(request_in, "thuong-tru")
    assert list(access.visible(police.officer.user)) == [residence]
    assert list(access.bundles(police.officer.user)) == []
    assert access.bundle(office["handler"].officer.user, request_in.uid) == request_in
    assert access.bundle_by_code(office["control"].officer.user, request_in.code.lower()) == request_in
    to_counter(dossier(request_in, "khai-sinh").pk, office)
    with pytest.raises(Refused, match="không có quyền"):
        RecordResult(residence.pk, insurance).execute(at("2026-06-03 09:00"))
    everyone = {**office, "police": police, "insurance": insurance}
    may = permitted(RecordResult, residence.pk, everyone, "2026-06-03 09:00")
    assert may == {"police", "intake", "hand_over", "director"}
    with pytest.raises(Refused, match="cơ quan khác"):
        RecordResult(dossier(request_in, "khai-sinh").pk, office["intake"]).execute(at("2026-06-03 09:00"))


def test_the_result_of_another_agency_is_judged_by_when_it_existed(request_in, office, police):
    to_counter(dossier(request_in, "khai-sinh").pk, office)
    residence = dossier(request_in, "thuong-tru")
    for when in ("2026-06-01 09:00", "2026-06-20 09:00"):
        with pytest.raises(Refused, match="sau khi cơ quan đó nhận"):
            RecordResult(residence.pk, office["intake"], at=at(when)).execute(at("2026-06-15 09:00"))
    RecordResult(residence.pk, office["intake"], "15/TT", at=at("2026-06-11 16:00")).execute(
        at("2026-06-15 09:00")
    )
    one = dossier(request_in, "thuong-tru")
    assert (one.finished_at, one.status, one.outcome) == (at("2026-06-11 16:00"), "finished", "issued")
    assert (one.now.step_kind, one.late_reason) == ("hand_over", "")
    assert verify(rebuild=True).findings == []


def test_a_result_dated_far_back_holds_once_a_second_person_has_seen_the_evidence(request_in, office, police):
    to_counter(dossier(request_in, "khai-sinh").pk, office)
    residence = dossier(request_in, "thuong-tru")
    told, now = at("2026-06-11 16:00"), at("2026-06-16 09:00")
    with pytest.raises(Refused, match="cần ghi minh chứng"):
        RecordResult(residence.pk, office["intake"], at=told).execute(now)
    RecordResult(residence.pk, office["intake"], at=told, evidence="giấy biên nhận 15/TT").execute(now)
    assert dossier(request_in, "thuong-tru").finished_at == now
    proposal = Correction.objects.get()
    assert (proposal.fact, proposal.evidence, proposal.decided_at) == (
        "finished_at", "giấy biên nhận 15/TT", None,
    )  # fmt: skip
    with pytest.raises(Refused, match="không được tự duyệt"):
        decide(proposal.pk, office["intake"], approved=True)
    decide(proposal.pk, office["director"], approved=True, now=at("2026-06-16 10:00"))
    assert open_owned(residence.pk).state.corrected["finished_at"]["at"].startswith("2026-06-11T16:00")
    assert verify(rebuild=True).findings == []


def test_a_result_dated_before_the_last_act_needs_evidence_however_near(request_in, office, police):
    to_counter(dossier(request_in, "khai-sinh").pk, office)
    residence = dossier(request_in, "thuong-tru")
    TakeOver(residence.pk, police).execute(at("2026-06-03 09:00"))
    with pytest.raises(Refused, match="cần ghi minh chứng"):
        RecordResult(residence.pk, police, at=at("2026-06-03 08:00")).execute(at("2026-06-03 10:00"))
    RecordResult(residence.pk, police, at=at("2026-06-03 09:30")).execute(at("2026-06-03 10:00"))
    assert dossier(request_in, "thuong-tru").finished_at == at("2026-06-03 09:30")
    assert not Correction.objects.exists()


def test_where_the_agencys_officer_passes_it_on_the_result_is_not_made_up(request_in, office, police):
    to_counter(dossier(request_in, "khai-sinh").pk, office)
    residence = dossier(request_in, "thuong-tru")
    with pytest.raises(Refused, match="ghi kết quả của cơ quan đó"):
        Forward(residence.pk, police).execute(at("2026-06-03 09:00"))
    assert dossier(request_in, "thuong-tru").now.step_kind == "handle"
