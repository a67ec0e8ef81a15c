"""A row that names two dossiers: what an officer parted stays parted, and a link put right joins nobody."""

from __future__ import annotations

import pytest

from motcua.register.actions.merge import merge, unmerge
from motcua.register.actions.settle import settle
from motcua.register.models import Dossier, Doubt, Event
from motcua.register.verification import verify
from tests.register.office import commune, offer, take_in
from tests.register.told import FINISHED, GIVEN, JUSTICE, PORTAL, row

pytestmark = pytest.mark.django_db

LINKED = ((JUSTICE, "G15.1"), (PORTAL, "LT.1"))
ELSEWHERE = ((JUSTICE, "G15.1"), (PORTAL, "LT.2"))


def roots() -> set[str]:
    """The codes by which dossiers go."""
    return set(Dossier.objects.filter(merged_into=None).values_list("code", flat=True))


def doubts() -> list[Doubt]:
    return list(Doubt.objects.filter(code="two_dossiers", settled_at=None))


def justice(*codes, taken="2026-06-25 08:00", **facts):
    return take_in([row(codes=codes, **(facts or GIVEN))], taken=taken, system=JUSTICE)


@pytest.fixture
def parted(director) -> Dossier:
    """The ministry's record, merged into the portal's by a row that named both, and parted by the director."""
    offer(commune())
    take_in([row(code="LT.1", system=PORTAL, **GIVEN)], system=PORTAL)
    take_in([row(code="G15.1", system=JUSTICE, **GIVEN)], system=JUSTICE)
    justice(*LINKED, taken="2026-06-20 08:00")
    away = Dossier.objects.exclude(merged_into=None).get()
    unmerge(away.pk, director, "gộp nhầm")
    away.refresh_from_db()
    return away


@pytest.fixture
def linked(db) -> None:
    """Two dossiers of the portal; the ministry's row names the first."""
    offer(commune())
    take_in([row(code=code, system=PORTAL, **GIVEN) for code in ("LT.1", "LT.2")], system=PORTAL)
    justice(*LINKED, taken="2026-06-20 08:00")


def test_each_of_two_dossiers_that_were_parted_goes_by_its_own_code(parted):
    assert roots() == {"LT.1", "G15.1"}
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize(
    ("taken", "facts"),
    [("2026-06-20 08:00", GIVEN), ("2026-06-25 08:00", GIVEN), ("2026-06-25 08:00", FINISHED)],
)
def test_what_an_officer_parted_stays_parted_when_its_row_comes_again(parted, taken, facts):
    tally = justice(*LINKED, taken=taken, **facts)
    assert tally.same == (facts is GIVEN)
    assert roots() == {"LT.1", "G15.1"}
    parted.refresh_from_db()
    assert parted.status == facts["status"]
    assert [doubt.code for doubt in tally.doubts] == ["two_dossiers"]
    assert "đã được cán bộ tách" in tally.doubts[0].message
    assert [(doubt.dossier_id, doubt.detail["value"]) for doubt in doubts()] == [(parted.pk, "LT.1")]
    assert verify(rebuild=True).findings == []


def test_nor_does_another_systems_row_join_what_an_officer_parted(parted):
    take_in([row(codes=((PORTAL, "LT.1"), (JUSTICE, "G15.1")), **GIVEN)], "2026-06-26 08:00", PORTAL)
    assert roots() == {"LT.1", "G15.1"}
    assert len(doubts()) == 1


def test_an_officer_who_looked_is_not_asked_again_until_the_row_names_another(parted, control):
    justice(*LINKED)
    settle(doubts()[0].pk, control, "hai hồ sơ khác nhau")
    justice(*LINKED, taken="2026-06-26 08:00", **FINISHED)
    assert doubts() == []
    take_in([row(code="LT.2", system=PORTAL, **GIVEN)], system=PORTAL)
    justice(*ELSEWHERE, taken="2026-06-27 08:00", **FINISHED)
    assert [doubt.detail["value"] for doubt in doubts()] == ["LT.2"]


def test_the_doubt_closes_when_the_row_names_one_dossier_alone(parted):
    justice(*LINKED)
    justice((JUSTICE, "G15.1"), taken="2026-06-26 08:00")
    assert doubts() == []


def test_parted_and_merged_again_they_are_one_by_name_and_no_doubt_stands(parted, director):
    justice(*LINKED)
    merge(Dossier.objects.get(code="LT.1").pk, parted.pk, director, "một hồ sơ")
    assert doubts() == []
    justice(*LINKED, taken="2026-06-26 08:00", **FINISHED)
    assert (roots(), doubts()) == ({"LT.1"}, [])
    assert verify(rebuild=True).findings == []


def test_a_link_put_right_at_its_source_joins_nobody(linked):
    for taken in ("2026-06-25 08:00", "2026-06-26 08:00"):
        tally = justice(*ELSEWHERE, taken=taken, **FINISHED)
        (doubt,) = [doubt for doubt in tally.doubts if doubt.code == "two_dossiers"]
    assert "chưa gộp" in doubt.message
    assert roots() == {"LT.1", "LT.2"}
    assert (
        Dossier.objects.get(code="LT.1").events.count() == 3
    )  # what the row tells is recorded where its own code is
    assert tally.same == 1
    assert verify(rebuild=True).findings == []


def test_the_code_of_another_dossier_names_none_but_that(director):
    offer(commune())
    take_in([row(code=code, system=PORTAL, **GIVEN) for code in ("LT.1", "LT.2")], system=PORTAL)
    justice(*ELSEWHERE, taken="2026-06-20 08:00")
    justice(*LINKED)
    assert roots() == {"LT.1", "LT.2"}
    merge(*Dossier.objects.order_by("code").values_list("pk", flat=True), director, "một hồ sơ")
    assert doubts() == []


def test_an_older_export_with_the_old_link_joins_nobody_either(linked):
    justice((JUSTICE, "G15.1"), (PORTAL, "LT.1"), taken="2026-06-26 08:00", **FINISHED)
    justice(*ELSEWHERE, taken="2026-06-22 08:00")
    assert roots() == {"LT.1", "LT.2"}


def test_a_row_that_names_a_second_dossier_for_the_first_time_still_makes_them_one(db):
    offer(commune())
    take_in([row(code="LT.1", system=PORTAL, **GIVEN)], system=PORTAL)
    justice((JUSTICE, "G15.1"), taken="2026-06-20 08:00")
    justice(*LINKED)
    assert (roots(), doubts()) == ({"LT.1"}, [])
    assert Event.objects.filter(kind="merged").count() == 2
