"""A request that was filed online waits as one, is answered as one, and is worth what one at the counter is."""

from __future__ import annotations

import pytest

from motcua.agencies.models import AgencySettings
from motcua.register.actions.accept_bundle import Found, accept_bundle, not_accept_bundle, waits
from motcua.register.actions.bundle import Part, Way, file_bundle
from motcua.register.actions.guide import Complete, Guide
from motcua.register.actions.not_accept import NotAccept
from motcua.register.actions.receive import Receive
from motcua.register.actions.refused import Refused
from motcua.register.models import Bundle, Dossier, Event
from motcua.register.stages_of_work import STAGES, condition, horizon
from motcua.register.verification import verify
from motcua.register.waiting import waiting
from tests.cast import CITIZEN
from tests.register.linked.conftest import EVERYTHING, MONDAY, dossier
from tests.register.office import commune
from tests.register.own.ways import to_counter
from tests.register.told import at

pytestmark = pytest.mark.django_db

NOON = at("2026-06-01 11:00")
TOLD = {
    **EVERYTHING,
    "khai-sinh": Part(components=[{"key": "a", "name": "Tờ khai", "form": "missing", "count": 0}]),
}


@pytest.fixture
def filed(birth, office) -> Bundle:
    """Everything asked for online, by the citizen alone, on Monday at 08:00."""
    return file_bundle(commune(), birth, CITIZEN, TOLD, None, MONDAY, Way("online"))


def test_it_waits_for_its_acceptance_as_one_line_within_eight_working_hours(filed):
    rows, _after = waiting({commune().pk})
    lead = dossier(filed, "khai-sinh")
    assert [one.dossier for one in rows] == [lead] and filed.code == lead.code
    assert lead.now.accept_by == at("2026-06-02 08:00") and waits(filed)
    statuses = {dossier(filed, key).status for key in EVERYTHING}
    assert statuses == {"filed"} and filed.received_at is None
    stages = {
        stage: set(
            Dossier.objects.filter(
                condition(stage, horizon(commune(), AgencySettings(agency=commune()), NOON))
            )
        )
        for stage in STAGES
    }
    assert stages["waiting_acceptance"] == {lead} and len(stages["waiting_others"]) == 2
    assert verify(rebuild=True).findings == []


def test_accepted_it_begins_as_one_at_the_counter_does_by_one_act(filed, office):
    paper = [{"key": "a", "name": "Tờ khai", "form": "original", "count": 1}]
    fee = [{"name": "Lệ phí", "amount": 8000, "count": 1, "total": 8000, "exempt": ""}]
    accept_bundle(filed, office["intake"], {"khai-sinh": Found(paper, fee)}, NOON)
    lead, residence, card = (dossier(filed, key) for key in EVERYTHING)
    assert (lead.status, lead.received_at, lead.due_at) == ("handling", NOON, at("2026-06-02 17:00"))
    assert (residence.status, residence.now.waits_for, card.now.waits_for) == ("filed", "bundle", "bundle")
    assert (lead.fee, Bundle.objects.get().received_at) == (8000, NOON)
    assert lead.now.officer == office["intake"].officer and not waiting({commune().pk})[0]
    kinds = Event.objects.filter(recorded_at=NOON).order_by("dossier_id").values_list("kind", flat=True)
    assert list(kinds) == ["received", "turn_awaited", "turn_awaited"]
    assert verify(rebuild=True).findings == []
    to_counter(lead.pk, office)
    assert dossier(filed, "thuong-tru").received_at == at("2026-06-02 14:00")
    assert verify(rebuild=True).findings == []


def test_side_by_side_all_begin_at_the_acceptance(birth, office):
    filed = file_bundle(commune(), birth, CITIZEN, TOLD, None, MONDAY, Way("online", at_once=True))
    accept_bundle(filed, office["intake"], now=NOON)
    assert {dossier(filed, key).received_at for key in EVERYTHING} == {NOON}
    assert verify(rebuild=True).findings == []


def test_not_accepted_all_of_it_ends_with_the_one_reason_and_counts_nowhere(filed, office):
    with pytest.raises(Refused, match="Cần ghi lý do"):
        not_accept_bundle(filed, office["intake"], " ", NOON)
    not_accept_bundle(filed, office["intake"], "Không đúng thẩm quyền", NOON)
    assert {dossier(filed, key).status for key in EVERYTHING} == {"not_accepted"}
    told = Event.objects.filter(kind="not_accepted")
    assert {one.facts["reason"]["v"] for one in told} == {"Không đúng thẩm quyền"} and told.count() == 3
    with pytest.raises(Refused, match="đã được tiếp nhận hoặc đã trả lại"):
        accept_bundle(filed, office["intake"], now=NOON)
    assert verify(rebuild=True).findings == []


def test_no_member_is_answered_alone(filed, office):
    for key in EVERYTHING:
        for act in (
            Receive(dossier(filed, key).pk, office["intake"]),
            NotAccept(dossier(filed, key).pk, office["intake"], "x"),
        ):
            with pytest.raises(Refused, match="tiếp nhận, hướng dẫn hoặc trả lại cả nhóm"):
                act.execute(NOON)
    with pytest.raises(Refused, match="cả nhóm"):
        Guide(dossier(filed, "the-bhyt").pk, office["intake"], "Thiếu giấy").execute(NOON)


def test_guidance_is_told_once_with_the_leading_dossier_and_holds_the_time(filed, office):
    lead = dossier(filed, "khai-sinh").pk
    Guide(lead, office["intake"], "Thiếu giấy chứng sinh", pauses=True).execute(NOON)
    assert dossier(filed, "khai-sinh").now.accept_by is None
    Complete(lead, office["intake"]).execute(at("2026-06-03 08:00"))
    assert dossier(filed, "khai-sinh").now.accept_by is not None
    accept_bundle(filed, office["intake"], now=at("2026-06-03 09:00"))
    assert not waits(filed)


def test_who_does_not_take_in_here_does_not_answer_it(filed, office, police):
    for who in (office["handler"], police):
        with pytest.raises(Refused, match="không có quyền"):
            accept_bundle(filed, who, now=NOON)
    assert waits(filed)


def test_what_cannot_begin_lets_nothing_begin(filed, office, monkeypatch):
    from motcua.register.actions import accept_bundle as module

    def fails(*_args):
        raise Refused("không được")

    monkeypatch.setattr(module, "limit_owed", fails)
    with pytest.raises(Refused):
        accept_bundle(filed, office["intake"], now=NOON)
    assert waits(Bundle.objects.get()) and Event.objects.filter(recorded_at=NOON).count() == 0
