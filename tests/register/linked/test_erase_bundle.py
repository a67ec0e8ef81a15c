"""Erasing what a request tells of its applicant: in every dossier of it, by one act; the chains hold."""

from __future__ import annotations

import pytest

from motcua.register.actions.erase_bundle import erase_bundle
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier, Event, Person
from motcua.register.verification import verify
from tests.cast import CITIZEN
from tests.register.actions.conftest import officer
from tests.register.linked.conftest import dossier
from tests.register.office import commune
from tests.register.told import at

pytestmark = pytest.mark.django_db

LATER = at("2026-06-04 09:00")


@pytest.fixture
def administrator(request_in):
    return officer("quan-tri", "admin", commune())


def test_one_act_erases_it_in_every_dossier_of_the_request(request_in, administrator):
    done = erase_bundle(request_in, administrator, "Đơn yêu cầu 12", LATER)
    assert len(done) == 3 and not Person.objects.filter(content__isnull=False).exists()
    assert set(Dossier.objects.values_list("applicant", flat=True)) == {""}
    assert Event.objects.filter(kind="erased").count() == 3
    outcome = verify(rebuild=True)
    assert (outcome.findings, outcome.erased) == ([], 3)


def test_in_none_where_it_may_not_be_or_no_ground_is_told(request_in, administrator, office):
    with pytest.raises(Refused, match="không có quyền"):
        erase_bundle(request_in, office["handler"], "Đơn", LATER)
    with pytest.raises(Refused, match="căn cứ"):
        erase_bundle(request_in, administrator, " ", LATER)
    assert dossier(request_in, "thuong-tru").applicant == CITIZEN["name"]
    assert not Event.objects.filter(kind="erased").exists()


def test_a_member_that_another_commune_counts_is_erased_with_the_request(birth, office, administrator):
    from motcua.agencies.models import Agency
    from motcua.register.actions.bundle import receive_bundle
    from tests.cast import NEIGHBOUR
    from tests.register.linked.conftest import EVERYTHING, MONDAY

    birth.members[1]["agency"] = Agency.objects.get(code=NEIGHBOUR).pk
    birth.save()
    made = receive_bundle(commune(), birth, CITIZEN, EVERYTHING, office["intake"], MONDAY)
    erase_bundle(made, administrator, "Đơn yêu cầu 12", LATER)
    assert dossier(made, "thuong-tru").applicant == ""
