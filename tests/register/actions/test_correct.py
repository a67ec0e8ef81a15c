"""Corrections: proposed by one officer, decided by another; what was counted stays counted, by either rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from motcua.register.actions.correct import decide, propose
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier, Event
from motcua.register.verification import verify
from tests.register.actions.conftest import finished_row
from tests.register.office import commune, offer, take_in
from tests.register.told import at

pytestmark = pytest.mark.django_db


def test_a_correction_needs_reason_evidence_and_a_second_officer(finished, control, director):
    with pytest.raises(Refused, match="minh chứng"):
        propose(finished.pk, control, "channel", "postal", "ghi nhầm", " ")
    proposal = propose(finished.pk, control, "channel", "postal", "ghi nhầm", "sổ giao nhận")
    with pytest.raises(Refused, match="không được tự duyệt"):
        decide(proposal.pk, control, approved=True)
    lent = replace(director, on_behalf_of=control.officer.pk)
    with pytest.raises(Refused, match="không được tự duyệt"):
        decide(proposal.pk, lent, approved=True)
    assert Dossier.objects.get().channel == "online"
    decide(proposal.pk, director, approved=True)
    assert Dossier.objects.get().channel == "postal"
    with pytest.raises(Refused, match="đã được quyết định"):
        decide(proposal.pk, director, approved=False)
    assert verify(rebuild=True).findings == []


def test_a_corrected_finish_marks_a_late_dossier_as_corrected_and_leaves_the_count(
    finished, control, director
):
    proposal = propose(
        finished.pk, control, "finished_at", at("2026-06-08 16:00"), "bấm nhầm", "bản giấy đã trả"
    )
    decide(proposal.pk, director, approved=True)
    finished.refresh_from_db()
    assert (finished.finished_at, finished.late_corrected) == (at("2026-06-09 10:00"), True)
    take_in([finished_row(finished_at="2026-06-09 11:00")], taken="2026-06-25 08:00")
    finished.refresh_from_db()
    assert (finished.finished_at, finished.late_corrected) == (at("2026-06-09 11:00"), False)


@pytest.mark.parametrize(
    ("truly", "by_instant", "by_date"),
    [
        ("2026-06-08 16:00", True, True),
        ("2026-06-08 18:00", False, True),
        ("2026-06-09 08:00", False, False),
    ],
    ids=["in time", "after hours of the same day", "late all the same"],
)
def test_a_corrected_finish_is_judged_by_either_rule(finished, control, director, truly, by_instant, by_date):
    proposal = propose(finished.pk, control, "finished_at", at(truly), "bấm nhầm", "bản giấy đã trả")
    decide(proposal.pk, director, approved=True)
    finished.refresh_from_db()
    assert (finished.late_corrected, finished.late_corrected_by_date) == (by_instant, by_date)
    assert verify(rebuild=True).findings == []


def test_who_is_late_by_the_instant_alone_needs_no_correction_by_the_date(control, director):
    offer(commune())
    take_in([finished_row(finished_at="2026-06-08 18:00")])
    one = Dossier.objects.get()
    proposal = propose(one.pk, control, "finished_at", at("2026-06-08 16:00"), "bấm nhầm", "bản giấy")
    decide(proposal.pk, director, approved=True)
    one.refresh_from_db()
    assert (one.late_corrected, one.late_corrected_by_date) == (True, False)


def test_a_declined_correction_changes_nothing(finished, control, director):
    proposal = propose(finished.pk, control, "channel", "postal", "ghi nhầm", "sổ")
    decide(proposal.pk, director, approved=False, remark="không đúng")
    assert (Dossier.objects.get().channel, Event.objects.count()) == ("online", 1)


def test_a_correction_of_what_the_source_has_changed_meanwhile_is_refused(finished, control, director):
    proposal = propose(finished.pk, control, "channel", "postal", "ghi nhầm", "sổ")
    take_in([finished_row(channel="in_person")], taken="2026-06-25 08:00")
    with pytest.raises(Refused, match="đã đổi giá trị"):
        decide(proposal.pk, director, approved=True)


@pytest.mark.parametrize("year", [1, 206, 9999])
def test_a_correction_to_a_year_that_cannot_be_is_refused_before_it_closes_every_list(
    finished, control, year
):
    """The database gives no instant before the year 1 back: a list with that dossier in it could not be shown."""
    with pytest.raises(Refused, match=str(year)):
        propose(finished.pk, control, "handed_over_at", at("2026-06-10 09:00").replace(year=year), "x", "y")
