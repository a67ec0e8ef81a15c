"""The figures as they were known at an earlier instant: a later record or correction does not reach back."""

from __future__ import annotations

import pytest

from motcua.register.actions.correct import decide, propose
from motcua.register.actions.hand_over import HandOver
from motcua.register.actions.merge import merge, unmerge
from motcua.register.actions.split import split
from motcua.register.models import Dossier
from motcua.statistics.count import counting
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer, take_in
from tests.register.told import FINISHED, GIVEN, JUSTICE, PORTAL, at, row
from tests.statistics.population import QUARTER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue(db):
    offer(commune())


@pytest.fixture
def director(db):
    return officer("giam-doc", "director", commune())


def known(when: str | None = None, rule: str = "instant"):
    """Code → the keys of its figures, by what was known then."""
    with counting(commune(), QUARTER, at(when) if when else None) as count:
        return {member.code: set(member.keys) for member in count.members(rule)}


def test_before_the_first_export_nothing_was_known():
    take_in([row(**FINISHED)], taken="2026-06-19 08:00")
    assert known("2026-06-19 07:59") == {}
    assert known("2026-06-19 08:00") == known() != {}


def test_what_an_export_brings_later_was_not_known_before():
    take_in([row(**GIVEN)], taken="2026-06-16 08:00")
    take_in([row(**FINISHED), row("H24.85-260612-0002", **GIVEN)], taken="2026-06-19 08:00")
    before, after = known("2026-06-18 00:00"), known("2026-06-20 00:00")
    assert set(before) == {"H24.85-260612-0001"}
    assert "pending.overdue" in before["H24.85-260612-0001"]
    assert "resolved.by_instant.early" in after["H24.85-260612-0001"]
    assert set(after) == {"H24.85-260612-0001", "H24.85-260612-0002"} and after == known()


def test_what_was_not_touched_since_is_known_alike():
    take_in([row(**GIVEN), row("H24.85-260612-0002", **FINISHED)], taken="2026-06-16 08:00")
    before = known()
    take_in([row(**FINISHED)], taken="2026-06-19 08:00")
    assert known("2026-06-18 00:00") == before != known()


def test_a_status_learnt_later_does_not_make_an_earlier_report_wait():
    waiting = {**GIVEN, "due_at": "2026-07-01 17:00"}
    take_in([row(**waiting)], taken="2026-06-16 08:00")
    take_in([row(**{**waiting, "status": "waiting_supplement"})], taken="2026-06-19 08:00")
    take_in([row("H24.85-260612-0002", **{**waiting, "status": "waiting_finance"})], taken="2026-06-16 09:00")
    assert "pending.awaiting_finance" in known("2026-06-18 00:00")["H24.85-260612-0002"]
    assert "pending.awaiting_supplement" not in known("2026-06-18 00:00")["H24.85-260612-0001"]


def test_a_hand_over_marked_late_was_awaited_until_then(director):
    take_in([row(**FINISHED)], taken="2026-06-16 08:00")
    HandOver(Dossier.objects.get().pk, director, at("2026-06-10 09:00")).execute(at("2026-06-17 08:00"))
    (before,), (after,) = known("2026-06-16 12:00").values(), known().values()
    assert "awaiting_hand_over" in before and "awaiting_hand_over" not in after


def test_a_correction_does_not_reach_back_behind_its_approval(director):
    take_in([row(**{**FINISHED, "finished_at": "2026-06-09 10:00"})], taken="2026-06-16 08:00")
    correct_the_finish(Dossier.objects.get(), director)
    (before,), (after,) = known("2026-06-17 12:00").values(), known().values()
    assert {"late", "resolved.by_instant.late"} <= before and "late_corrected" not in before
    assert {"late", "late_corrected", "resolved.by_instant.late"} <= after
    assert [
        "late_corrected" in told
        for when in ("2026-06-17 12:00", None)
        for told in known(when, "date").values()
    ] == [False, True]


def correct_the_finish(dossier, director):
    """Proposed by the director and approved by a second officer on 18 June."""
    control = officer("kiem-soat", "control", commune())
    proposed = propose(
        dossier.pk,
        director,
        "finished_at",
        at("2026-06-05 10:00"),
        "bấm nhầm nút",
        "biên bản số 12",
        at("2026-06-17 08:00"),
    )
    decide(proposed.pk, control, True, now=at("2026-06-18 08:00"))


def test_records_merged_since_stood_apart_then_and_those_parted_since_stood_as_one(director):
    take_in([row(**FINISHED)], taken="2026-06-16 08:00")
    take_in([row("G15.10993-1", JUSTICE, **FINISHED)], taken="2026-06-16 08:00", system=JUSTICE)
    city, justice = Dossier.objects.order_by("pk")
    merge(city.pk, justice.pk, director, "một hồ sơ", at("2026-06-17 08:00"))
    assert len(known("2026-06-16 12:00")) == 2
    assert len(known("2026-06-17 12:00")) == 1 == len(known())
    unmerge(justice.pk, director, "gộp nhầm", at("2026-06-18 08:00"))
    assert len(known()) == 2
    assert len(known("2026-06-17 12:00")) == 1
    assert known("2026-06-16 12:00") == known()


def test_several_instants_can_be_compared_in_one_transaction():
    take_in([row(**GIVEN)], taken="2026-06-16 08:00")
    take_in([row(**FINISHED)], taken="2026-06-19 08:00")
    with (
        counting(commune(), QUARTER, at("2026-06-18 00:00")) as earlier,
        counting(commune(), QUARTER, at("2026-06-15 00:00")) as earliest,
        counting(commune(), QUARTER) as now,
    ):
        assert [len(count.behind("pending.total")) for count in (earliest, earlier, now)] == [0, 1, 0]


def test_two_dossiers_that_were_parted_are_known_apart_from_then_on(director):
    linked = {"codes": ((JUSTICE, "G15.1"), (PORTAL, "LT.1"))}
    take_in([row(code="LT.1", system=PORTAL, **GIVEN)], taken="2026-06-16 08:00", system=PORTAL)
    take_in([row(**linked, **FINISHED, digitised=True)], taken="2026-06-18 08:00", system=JUSTICE)
    as_one = known()
    split(Dossier.objects.get().pk, JUSTICE, director, "ghép nhầm", at("2026-06-20 08:00"))
    apart = known()
    take_in([row(code="LT.1", system=PORTAL, **FINISHED)], taken="2026-06-24 08:00", system=PORTAL)
    assert known("2026-06-19 08:00") == as_one
    assert known("2026-06-22 08:00") == apart
    assert {code: "digitised" in keys for code, keys in apart.items()} == {"LT.1": False, "G15.1": True}
