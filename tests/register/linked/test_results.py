"""Results of linked procedures: handed over together or as they come; told by the agency's own system."""

from __future__ import annotations

import pytest

from motcua.register.actions.hand_over import HandOver, Recipient, hand_over_pile
from motcua.register.actions.hand_over_bundle import hand_over_bundle, obstacle
from motcua.register.actions.member_result import RecordResult
from motcua.register.actions.merge import merge
from motcua.register.actions.refused import Refused
from motcua.register.models import Alias, Dossier, Event, HandedTo
from motcua.register.verification import verify
from tests.register.linked.conftest import EVERYTHING, dossier
from tests.register.office import take_in
from tests.register.own.ways import to_counter
from tests.register.told import FINISHED, at, row

pytestmark = pytest.mark.django_db

NOW = at("2026-06-09 09:00")
POLICE = "bo-cong-an"
TOLD = {**FINISHED, "procedure": "1.004222", "handler": "Công an xã Thượng Hồng"}


@pytest.fixture
def begun(request_in, office):
    """The birth is registered; the others have their dossiers."""
    to_counter(dossier(request_in, "khai-sinh").pk, office)
    return request_in


@pytest.fixture
def all_there(begun, office):
    """Every result is there."""
    for key in ("thuong-tru", "the-bhyt"):
        RecordResult(dossier(begun, key).pk, office["intake"]).execute(at("2026-06-08 09:00"))
    return begun


def test_no_result_goes_out_before_all_are_there(begun, office):
    for act in (
        lambda: HandOver(dossier(begun, "khai-sinh").pk, office["hand_over"], NOW).execute(NOW),
        lambda: hand_over_bundle(begun, office["hand_over"], now=NOW),
    ):
        with pytest.raises(Refused, match="trả cùng lúc: còn chờ “Đăng ký thường trú”, “Cấp thẻ"):
            act()


def test_all_go_out_at_once_each_by_its_own_event(all_there, office):
    hand_over_bundle(
        all_there, office["hand_over"], to=Recipient("counter", "Nguyễn Văn Ánh", "family"), now=NOW
    )
    assert {dossier(all_there, key).handed_over_at for key in EVERYTHING} == {NOW}
    assert Event.objects.filter(kind="handed_over").count() == HandedTo.objects.count() == 3
    assert "chưa có kết quả để trả" in obstacle(all_there)
    assert verify(rebuild=True).findings == []


def test_the_code_to_follow_scanned_in_a_pile_stands_for_all_results(all_there, office):
    told = hand_over_pile([all_there.code], office["hand_over"], NOW, NOW)
    assert [one.error for one in told] == [""]
    assert {dossier(all_there, key).handed_over_at for key in EVERYTHING} == {NOW}


def test_who_may_hand_over_none_hands_over_none(all_there, office):
    with pytest.raises(Refused, match="không có quyền"):
        hand_over_bundle(all_there, office["handler"], now=NOW)
    assert not Dossier.objects.filter(handed_over_at__isnull=False).exists()


def test_where_the_bundle_says_so_results_go_out_as_they_come(birth, office):
    from motcua.register.actions.bundle import receive_bundle
    from tests.cast import CITIZEN
    from tests.register.linked.conftest import MONDAY
    from tests.register.office import commune

    birth.together = False
    birth.save()
    made = receive_bundle(commune(), birth, CITIZEN, EVERYTHING, office["intake"], MONDAY)
    to_counter(dossier(made, "khai-sinh").pk, office)
    hand_over_bundle(made, office["hand_over"], now=NOW)
    assert [bool(dossier(made, key).handed_over_at) for key in EVERYTHING] == [True, False, False]


def test_an_import_that_meets_the_member_by_its_code_brings_its_result(begun):
    residence = dossier(begun, "thuong-tru")
    Alias.objects.create(system=POLICE, code="CA-1", dossier=residence)
    take_in([row("CA-1", POLICE, **TOLD)], taken="2026-06-10 08:00", system=POLICE)
    one = dossier(begun, "thuong-tru")
    assert (one.finished_at, one.outcome, one.now.step_kind) == (
        at("2026-06-05 10:00"),
        "issued",
        "hand_over",
    )
    event = Event.objects.filter(dossier=one).order_by("seq").last()
    assert (event.kind, event.officer) == ("issued", None)
    assert verify(rebuild=True).findings == []


def test_a_record_merged_into_the_member_brings_its_result_too(begun, office):
    take_in([row("CA-2", POLICE, **TOLD)], taken="2026-06-10 08:00", system=POLICE)
    residence = dossier(begun, "thuong-tru")
    mirrored = Dossier.objects.get(code="CA-2")
    merge(residence.pk, mirrored.pk, office["director"], "cùng một hồ sơ", at("2026-06-10 09:00"))
    assert dossier(begun, "thuong-tru").finished_at == at("2026-06-05 10:00")
    assert verify(rebuild=True).findings == []


def test_an_end_told_before_the_agency_had_it_is_left_to_a_person(begun):
    residence = dossier(begun, "thuong-tru")
    Alias.objects.create(system=POLICE, code="CA-3", dossier=residence)
    early = {**TOLD, "finished_at": "2026-06-01 10:00"}
    take_in([row("CA-3", POLICE, **early)], taken="2026-06-10 08:00", system=POLICE)
    assert dossier(begun, "thuong-tru").finished_at is None
