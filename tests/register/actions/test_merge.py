"""Two records of one dossier count once: their doubts, the rows gone from exports, and what verifying finds."""

from __future__ import annotations

import pytest
from django.db import connection

from motcua.register.actions.merge import merge, unmerge
from motcua.register.actions.record import Recorder
from motcua.register.gone import GoneScope
from motcua.register.models import Dossier, Doubt, Event
from motcua.register.verification import verify
from tests.register.actions.conftest import finished_row
from tests.register.office import commune, offer, take_in
from tests.register.told import CITY, FINISHED, GIVEN, JUSTICE, PORTAL, at, row

pytestmark = pytest.mark.django_db

UNKNOWN = {"procedure": "9.999999", "received_at": "2026-06-01 08:00", "due_at": "2026-06-08 17:00"}


def open_doubts() -> set[tuple[int, str]]:
    """Id of the dossier and code of the doubt."""
    return set(Doubt.objects.filter(settled_at=None).values_list("dossier_id", "code"))


@pytest.fixture
def two(finished) -> tuple[Dossier, Dossier]:
    """The city's record, and one of the ministry of which the procedure is unknown."""
    take_in([row(code="G15.10993-1", system=JUSTICE, **UNKNOWN)], system=JUSTICE)
    return finished, Dossier.objects.get(code="G15.10993-1")


def test_the_doubts_of_a_record_merged_away_stand_no_more_and_return_when_it_is_undone(two, director):
    keep, away = two
    before = open_doubts()
    assert (away.pk, "unknown_procedure") in before
    merge(keep.pk, away.pk, director, "cùng một hồ sơ")
    assert away.pk not in {dossier for dossier, _code in open_doubts()}
    unmerge(away.pk, director, "gộp nhầm")
    assert open_doubts() == before
    assert verify(rebuild=True).findings == []


def test_a_row_gone_is_told_of_the_dossier_that_its_record_belongs_to(two, director):
    keep, away = two
    merge(keep.pk, away.pk, director, "cùng một hồ sơ")
    take_in([finished_row(code="G15.10993-2", system=JUSTICE)], taken="2026-06-25 08:00", system=JUSTICE)
    later = at("2026-06-25 08:00")
    period = (at("2026-03-15 00:00"), at("2026-06-15 00:00"))
    scope = GoneScope(JUSTICE, 77, later, *period, frozenset({""}))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_statement SET run_id = 77 WHERE taken_at = %s", [later])
    assert [doubt.code for doubt in Recorder(commune(), later).rows_gone(scope).doubts] == ["row_gone"]
    assert (keep.pk, "row_gone") in open_doubts()
    take_in([row(code="G15.10993-1", system=JUSTICE, **UNKNOWN)], taken="2026-06-26 08:00", system=JUSTICE)
    assert (keep.pk, "row_gone") not in open_doubts()


def test_of_two_rows_of_one_dossier_each_promised_date_that_moves_is_flagged(director):
    offer(commune())
    take_in([row(code=code, **GIVEN) for code in "AB"], taken="2026-06-10 08:00")
    keep, away = Dossier.objects.order_by("pk")
    merge(keep.pk, away.pk, director, "cùng một hồ sơ")
    moved = [
        row(code=code, **{**GIVEN, "due_at": due})
        for code, due in (("A", "2026-06-10 17:00"), ("B", "2026-06-11 17:00"))
    ]
    told = take_in(moved, taken="2026-06-20 08:00")
    assert [doubt.value[:10] for doubt in told.doubts if doubt.code == "promised_moved"] == [
        "2026-06-10", "2026-06-11",
    ]  # fmt: skip
    assert Doubt.objects.filter(code="promised_moved", dossier=keep, settled_at=None).count() == 2
    assert verify(rebuild=True).findings == []


def test_parted_again_each_goes_by_the_name_of_its_own_applicant(director):
    """While they were one the issuing system's word named both."""
    offer(commune())
    mine, other = {"name": "Lê Thị Cúc"}, {"name": "Trần Thị Bình"}
    take_in([row(code="H24.9", **GIVEN, person=mine)])
    take_in([row(code="G15.1", system=JUSTICE, **GIVEN, person=other)], system=JUSTICE)
    keep, away = Dossier.objects.order_by("pk")
    merge(keep.pk, away.pk, director, "cùng một hồ sơ")
    later = [
        row(
            code="G15.1", system=JUSTICE, **{**FINISHED, "due_at": "2026-06-10 17:00"}, person=other, number=9
        )
    ]
    take_in(later, taken="2026-06-25 08:00", system=JUSTICE)
    keep.refresh_from_db()
    assert keep.applicant == "Trần Thị Bình"
    (moved,) = Doubt.objects.filter(code="promised_moved", dossier=keep)
    unmerge(away.pk, director, "gộp nhầm")
    moved.refresh_from_db()
    assert (moved.dossier, moved.settled_at) == (away, None)
    named = dict(Dossier.objects.values_list("code", "applicant"))
    assert named == {"H24.9": "Lê Thị Cúc", "G15.1": "Trần Thị Bình"}
    assert "cuc" in Dossier.objects.get(code="H24.9").search_key


def test_parted_again_a_row_gone_is_told_of_the_one_whose_row_it_was(two, director):
    keep, away = two
    merge(keep.pk, away.pk, director, "cùng một hồ sơ")
    for system in (JUSTICE, CITY):
        Doubt.objects.create(
            agency=commune(), dossier=keep, code="row_gone", key=system, detail={}, opened_at=keep.sort_at
        )
    unmerge(away.pk, director, "gộp nhầm")
    gone = Doubt.objects.filter(code="row_gone").values_list("dossier", "key")
    assert set(gone) == {(away.pk, JUSTICE), (keep.pk, CITY)}


def test_rows_that_name_three_dossiers_in_a_chain_make_one_of_them():
    offer(commune())
    for system, code in ((CITY, "H24.85-1"), (PORTAL, "LT.1"), (JUSTICE, "G15.1")):
        take_in([finished_row(code=code, system=system)], system=system)
    rows = [
        finished_row(codes=((CITY, "H24.85-1"), (PORTAL, "LT.1"))),
    ]
    take_in(rows, taken="2026-06-20 08:00")
    take_in(
        [finished_row(codes=((JUSTICE, "G15.1"), (PORTAL, "LT.1")))], taken="2026-06-20 09:00", system=JUSTICE
    )
    one = Dossier.objects.get(merged_into=None)
    assert set(Dossier.objects.exclude(pk=one.pk).values_list("merged_into", flat=True)) == {one.pk}
    assert verify(rebuild=True).findings == []


def test_a_record_merged_away_by_an_import_takes_those_merged_into_it_along(two, director):
    keep, away = two
    merge(away.pk, keep.pk, director, "cùng một hồ sơ")
    take_in([finished_row(code="LT.1", system=PORTAL)], system=PORTAL)
    first = Dossier.objects.get(code="LT.1")
    both = finished_row(codes=((JUSTICE, "G15.10993-1"), (PORTAL, "LT.1")))
    take_in([both], taken="2026-06-20 08:00", system=JUSTICE)
    one = Dossier.objects.get(merged_into=None)
    others = Dossier.objects.exclude(pk=one.pk)
    assert {record.merged_into_id for record in others} == {one.pk}
    assert first.pk in {one.pk, *others.values_list("pk", flat=True)}
    told = Event.objects.filter(kind="merged", dossier__in=others)
    went = {event.dossier_id for event in told if event.facts["into"]["v"] == one.uid.hex}
    assert went == set(others.values_list("pk", flat=True))
    assert verify(rebuild=True).findings == []


def test_verify_finds_a_record_that_no_event_merged(two):
    keep, away = two
    Dossier.objects.filter(pk=away.pk).update(merged_into=keep)
    assert any("merged_into" in finding for finding in verify(rebuild=True).findings)


def test_verify_finds_a_wait_that_no_event_says(finished):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_wait (dossier_id, ground) VALUES (%s, 'supplement')", [finished.pk]
        )
    (finding,) = verify(rebuild=True).findings
    assert "waits" in finding
