"""What officers do to a mirrored dossier: checked, recorded once, and still there after the next import."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency
from motcua.register.actions.assign import Assign
from motcua.register.actions.correct import propose
from motcua.register.actions.erase import Erase
from motcua.register.actions.explain import ExplainLateness
from motcua.register.actions.hand_over import HandOver, hand_over_pile
from motcua.register.actions.merge import merge, unmerge
from motcua.register.actions.note import Note
from motcua.register.actions.refused import Refused
from motcua.register.actions.remind import Remind
from motcua.register.actions.settle import settle
from motcua.register.models import Dossier, DossierParty, Event, Person, RawRow
from motcua.register.verification import verify
from tests.register.actions.conftest import finished_row, officer
from tests.register.office import commune, take_in
from tests.register.told import JUSTICE, at, row

pytestmark = pytest.mark.django_db


def test_a_result_handed_over_here_stays_handed_over_after_the_next_import(finished, hand_over_officer):
    HandOver(finished.pk, hand_over_officer, at("2026-06-10 09:00")).execute(at("2026-06-20 08:00"))
    take_in([finished_row(officer="Cán bộ 9")], taken="2026-06-25 08:00")
    finished.refresh_from_db()
    assert (finished.status, finished.handed_over_at) == ("handed_over", at("2026-06-10 09:00"))
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize(
    ("when", "why"),
    [("2026-06-08 09:00", "trước khi có kết quả"), ("2026-07-10 09:00", "tương lai")],
)
def test_a_hand_over_at_an_impossible_time_is_refused(finished, hand_over_officer, when, why):
    with pytest.raises(Refused, match=why):
        HandOver(finished.pk, hand_over_officer, at(when)).execute(at("2026-06-20 08:00"))
    assert Event.objects.count() == 1


def test_a_second_hand_over_is_refused_but_a_double_click_is_not(finished, hand_over_officer):
    HandOver(finished.pk, hand_over_officer, at("2026-06-10 09:00")).execute(at("2026-06-20 08:00:00"))
    HandOver(finished.pk, hand_over_officer, at("2026-06-10 09:00")).execute(at("2026-06-20 08:00:01"))
    assert Event.objects.count() == 2
    with pytest.raises(Refused, match="đã trả kết quả"):
        HandOver(finished.pk, hand_over_officer, at("2026-06-10 09:00")).execute(at("2026-06-20 09:00"))


def test_a_scanned_pile_marks_what_it_can_and_tells_why_the_rest_cannot(finished, hand_over_officer):
    take_in([row(code="H24.85-260613-0002", received_at="2026-06-13 08:00", status="handling")])
    scanned = f"https://tra-cuu.example/t/{finished.code}\r"  # what the square code of the slip holds
    codes = [finished.code.lower(), scanned, "H24.85-260613-0002", "không có"]
    outcomes = hand_over_pile(codes, hand_over_officer, at("2026-06-10 09:00"), at("2026-06-20 08:00"))
    assert [bool(outcome.error) for outcome in outcomes] == [False, True, True]
    assert "chưa có kết quả" in outcomes[1].error and "không tìm thấy" in outcomes[2].error


def test_an_officer_of_another_commune_can_do_nothing_here(finished, neighbour):
    for action in (
        Note(finished.pk, neighbour, "x"),
        HandOver(finished.pk, neighbour, at("2026-06-10 09:00")),
        Remind(finished.pk, neighbour, "x"),
        ExplainLateness(finished.pk, neighbour, "x"),
    ):
        with pytest.raises(Refused, match="không có quyền"):
            action.execute(at("2026-06-20 08:00"))
    with pytest.raises(Refused):
        propose(finished.pk, neighbour, "channel", "postal", "x", "y")
    assert Event.objects.count() == 1


def test_a_role_that_does_not_hand_over_is_refused(finished):
    handler = officer("thu-ly", "handler", commune())
    with pytest.raises(Refused, match="không có quyền"):
        HandOver(finished.pk, handler, at("2026-06-10 09:00")).execute(at("2026-06-20 08:00"))


def test_notes_reminders_and_assignments_are_kept(finished, director, control):
    Note(finished.pk, control, "  gọi điện cho dân ").execute()
    Remind(finished.pk, director, "trả sớm").execute()
    Assign(finished.pk, director, control.officer).execute()
    assert list(Event.objects.order_by("seq").values_list("kind", flat=True)) == [
        "recorded", "noted", "reminded", "assigned",
    ]  # fmt: skip
    assert Event.objects.get(kind="noted").facts == {"note": {"v": "gọi điện cho dân"}}
    finished.refresh_from_db()
    assert finished.assignee == control.officer
    assert verify(rebuild=True).findings == []


def test_what_was_noted_urged_and_assigned_here_is_still_so_after_the_next_import(
    finished, director, control
):
    Note(finished.pk, control, "gọi điện cho dân").execute()
    Remind(finished.pk, director, "trả sớm").execute()
    Assign(finished.pk, director, control.officer).execute()
    done = {"handed_over_at": "2026-06-24 09:00", "officer": "Cán bộ 9"}
    take_in([finished_row(**done)], taken="2026-06-25 08:00")
    finished.refresh_from_db()
    assert (finished.assignee, finished.officer_name) == (control.officer, "Cán bộ 9")
    assert list(Event.objects.order_by("seq").values_list("kind", flat=True)) == [
        "recorded", "noted", "reminded", "assigned", "recorded",
    ]  # fmt: skip
    assert verify(rebuild=True).findings == []


def test_nobody_outside_the_commune_is_assigned(finished, director, neighbour):
    with pytest.raises(Refused, match="không thuộc cơ quan"):
        Assign(finished.pk, director, neighbour.officer).execute()


def test_an_empty_note_is_refused(finished, control):
    with pytest.raises(Refused, match="từ 1 đến"):
        Note(finished.pk, control, "  ").execute()


def test_an_explanation_of_lateness_fills_the_gap_that_the_source_leaves(finished, control):
    ExplainLateness(finished.pk, control, "Quá tải").execute()
    assert Dossier.objects.get().late_reason == "Quá tải"
    take_in([finished_row(late_reason="Lỗi hệ thống")], taken="2026-06-25 08:00")
    assert Dossier.objects.get().late_reason == "Lỗi hệ thống"


def test_a_settled_doubt_stays_settled_when_the_same_is_met_again(finished, control):
    take_in([finished_row(due_at="2026-06-12 17:00")], taken="2026-06-20 08:00")
    doubt = finished.doubts.get(code="clock_differs")
    with pytest.raises(Refused, match="kết quả đối chiếu"):
        settle(doubt.pk, control, "  ")
    settle(doubt.pk, control, "đã gia hạn theo Quyết định 12")
    take_in([finished_row(due_at="2026-06-12 17:00", fee=5000)], taken="2026-06-25 08:00")
    doubt.refresh_from_db()
    assert doubt.settled_by == control.officer
    with pytest.raises(Refused, match="đã được xử lý"):
        settle(doubt.pk, control, "lần nữa")


def test_two_records_of_one_dossier_are_merged_and_a_wrong_merge_is_undone(finished, director):
    take_in([row(code="G15.7", system=JUSTICE, received_at="2026-06-01 08:00", fee=8000)], system=JUSTICE)
    other = Dossier.objects.get(code="G15.7")
    before = Dossier.objects.filter(pk=other.pk).values(*_columns()).get()
    merge(finished.pk, other.pk, director, "cùng một hồ sơ")
    kept = Dossier.objects.get(merged_into__isnull=True)
    assert (kept.fee, kept.pk) == (8000, finished.pk)
    assert verify(rebuild=True).findings == []
    unmerge(other.pk, director, "gộp nhầm")
    assert Dossier.objects.filter(pk=other.pk).values(*_columns()).get() == before
    assert Dossier.objects.get(pk=finished.pk).fee == 0
    assert verify(rebuild=True).findings == []


def test_a_merge_needs_a_reason_and_two_different_dossiers(finished, director):
    with pytest.raises(Refused, match="lý do"):
        merge(finished.pk, finished.pk, director, " ")
    with pytest.raises(Refused, match="chính nó"):
        merge(finished.pk, finished.pk, director, "x")


def test_erased_data_leave_the_chain_whole(finished):
    administrator = officer("quan-tri", "admin", commune())
    Erase(finished.pk, administrator, "Đơn yêu cầu 12").execute()
    finished.refresh_from_db()
    assert (finished.applicant, Person.objects.get().content, RawRow.objects.get().content) == (
        "",
        None,
        None,
    )
    assert "anh" not in finished.search_key
    outcome = verify(rebuild=True)
    assert (outcome.findings, outcome.erased) == ([], 2)


def _columns() -> list[str]:
    from motcua.register.store import DERIVED

    return list(DERIVED)


def test_the_counter_that_took_a_mirrored_dossier_in_hands_over_what_another_commune_decided(
    finished, hand_over_officer
):
    """The applicant comes back to the counter; an agency that only takes part hands nothing over."""
    away = Agency.objects.get(code="10645")
    finished.parties.all().delete()
    Dossier.objects.update(agency=away)
    part = DossierParty.objects.create(
        dossier=finished, agency=commune(), part="takes_part", since=finished.received_at,
        elsewhere=True, sort_at=finished.sort_at,
    )  # fmt: skip
    act = HandOver(finished.pk, hand_over_officer, at("2026-06-15 09:00"))
    with pytest.raises(Refused, match="không có quyền"):
        act.execute(at("2026-06-16 09:00"))
    part.delete()
    DossierParty.objects.create(
        dossier=finished, agency=commune(), part="receiver", since=finished.received_at,
        elsewhere=True, sort_at=finished.sort_at,
    )  # fmt: skip
    assert act.execute(at("2026-06-16 09:00")).handed_over_at == at("2026-06-15 09:00")
