"""Who was erased does not come back with the next export; what became of the dossier does."""

from __future__ import annotations

import pytest

from motcua.register.actions.erase import Erase
from motcua.register.actions.merge import merge, unmerge
from motcua.register.models import Dossier, Doubt, Person, RawRow, Statement
from motcua.register.source import Speaker
from motcua.register.spoken import spoken
from motcua.register.verification import verify
from tests.register.actions.conftest import officer
from tests.register.office import ORIGIN, commune, offer, take_in
from tests.register.told import CITY, FINISHED, GIVEN, JUSTICE, row

pytestmark = pytest.mark.django_db

CHANGED = {"name": "Nguyễn Văn Ánh", "id_number": "999000000001", "phone": "0999000111"}


@pytest.fixture
def erased(db) -> Dossier:
    """A dossier of the city's system, erased on request."""
    offer(commune())
    take_in([row(**GIVEN)])
    return erase(Dossier.objects.get())


def erase(one: Dossier) -> Dossier:
    administrator = officer("quan-tri", "admin", commune())
    return Erase(one.pk, administrator, "Đơn yêu cầu 12").execute()


def told_of_people() -> list[object]:
    """Whatever is kept of people and rows."""
    kept = [
        *Person.objects.values_list("content", flat=True),
        *RawRow.objects.values_list("content", flat=True),
    ]
    names = [name for pair in Dossier.objects.values_list("applicant", "search_key") for name in pair]
    return [each for each in kept if each] + [name for name in names if "nh" in name.lower()]


@pytest.mark.parametrize("person", [{}, {"person": CHANGED}])
def test_facts_of_a_newer_export_are_taken_in_and_nobody_comes_back_with_them(erased, person):
    tally = take_in([row(**FINISHED, **person)], taken="2026-06-25 08:00")
    erased.refresh_from_db()
    assert (tally.changed, erased.status) == (1, "finished")
    assert told_of_people() == []
    outcome = verify(rebuild=True)
    assert (outcome.findings, outcome.erased) == ([], 2)


@pytest.mark.parametrize("person", [{}, {"person": CHANGED}])
def test_the_same_facts_again_record_nothing_whatever_is_told_of_the_person(erased, person):
    before = erased.head_seq
    assert take_in([row(**GIVEN, **person)], taken="2026-06-25 08:00").same == 1
    erased.refresh_from_db()
    assert (erased.head_seq, told_of_people()) == (before, [])


def test_no_digest_of_the_person_stays_by_which_a_guess_could_be_proved(erased):
    guess = spoken(row(**GIVEN), ORIGIN, Speaker(commune().pk, CITY, erased.sort_at, erased.sort_at, True))
    assert bytes(Statement.objects.get().digest) != guess.digest


def test_another_system_that_meets_it_brings_nobody_either(erased):
    codes = ((JUSTICE, "G15.1"), (CITY, erased.code))
    take_in([row(codes=codes, **FINISHED)], taken="2026-06-25 08:00", system=JUSTICE)
    assert Dossier.objects.count() == 1
    assert told_of_people() == []
    assert verify(rebuild=True).findings == []


def test_a_record_that_was_merged_into_it_stays_erased_when_it_is_parted(db):
    director = officer("giam-doc", "director", commune())
    offer(commune())
    take_in([row(**GIVEN)])
    take_in([row(code="G15.1", system=JUSTICE, **GIVEN)], system=JUSTICE)
    one, away = Dossier.objects.order_by("pk")
    merge(one.pk, away.pk, director, "một hồ sơ")
    erase(one)
    unmerge(away.pk, director, "gộp nhầm")
    take_in([row(code="G15.1", system=JUSTICE, **FINISHED)], taken="2026-06-25 08:00", system=JUSTICE)
    assert told_of_people() == []
    assert verify(rebuild=True).findings == []


def test_a_row_that_names_an_erased_dossier_and_another_asks_a_person_before_they_are_one(erased):
    take_in([row(code="G15.1", system=JUSTICE, **GIVEN)], system=JUSTICE)
    codes = ((JUSTICE, "G15.1"), (CITY, erased.code))
    take_in([row(codes=codes, **GIVEN)], taken="2026-06-25 08:00", system=JUSTICE)
    assert Dossier.objects.filter(merged_into=None).count() == 2
    assert Doubt.objects.filter(code="two_dossiers", settled_at=None).count() == 1


def test_a_value_that_was_not_understood_goes_too(db):
    offer(commune())
    source = row(**GIVEN)._replace(doubts=(("unknown_value", "fee", "Nguyễn Văn Ánh"),))
    take_in([source])
    erase(Dossier.objects.get())
    take_in([source], taken="2026-06-25 08:00")
    (doubt,) = Doubt.objects.filter(code="unknown_value")
    assert "Ánh" not in f"{doubt.key} {doubt.detail}"
