"""When the catalogue or the names of agencies change, what hangs on them follows; closed dossiers stay."""

from __future__ import annotations

import pytest
from django.utils import timezone

from motcua.agencies.models import Agency, AgencySettings
from motcua.agencies.names import ensure_vertical
from motcua.register.actions.note import Note
from motcua.register.models import Dossier, DossierParty, Doubt
from motcua.register.reckoning import surroundings_changed
from motcua.register.verification import verify
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer, take_in
from tests.register.told import at, row

pytestmark = pytest.mark.django_db

OPEN = {
    "procedure": "1.001193",
    "channel": "online",
    "received_at": "2026-06-01 08:00",
    "due_at": "2026-06-08 17:00",
}
CLOSED = {**OPEN, "finished_at": "2026-06-05 10:00", "status": "finished"}


def test_a_procedure_that_becomes_known_settles_its_doubts_and_gives_its_field():
    take_in([row(**CLOSED)])
    offer(commune())
    assert surroundings_changed(commune(), timezone.now()) == 1
    assert Dossier.objects.get().field == "Hộ tịch"
    assert not Doubt.objects.filter(settled_at__isnull=True).exists()
    assert verify(rebuild=True).findings == []


def test_a_new_version_moves_the_open_dossier_and_never_the_closed_one():
    first = offer(commune(), days=5)
    take_in([row(code="H24.85-260601-0001", **CLOSED), row(code="H24.85-260601-0002", **OPEN)])
    second = offer(commune(), days=3)
    surroundings_changed(commune(), timezone.now())
    versions = dict(Dossier.objects.values_list("code", "version_id"))
    assert versions == {"H24.85-260601-0001": first.pk, "H24.85-260601-0002": second.pk}
    assert Dossier.objects.get(version=second).clock_due_at == at("2026-06-04 17:00")
    assert verify(rebuild=True).findings == []


def test_an_agency_named_as_vertical_afterwards_counts_apart_from_then_on():
    offer(commune())
    take_in([row(**CLOSED, handler="Trạm Quan trắc số 5")])
    assert Doubt.objects.get().code == "unknown_agency"
    AgencySettings.objects.update_or_create(
        agency=commune(), defaults={"vertical_names": ["Trạm Quan trắc số 5"]}
    )
    surroundings_changed(commune(), timezone.now())
    assert Dossier.objects.get().vertical
    assert Doubt.objects.get().settled_at is not None
    assert verify(rebuild=True).findings == []


def test_an_agency_that_becomes_known_afterwards_plays_its_part_from_then_on():
    offer(commune())
    take_in([row(**OPEN, handler="Trạm Quan trắc số 5")])
    station = ensure_vertical(commune(), "Trạm Quan trắc số 5")
    AgencySettings.objects.update_or_create(agency=commune(), defaults={"vertical_names": [station.name]})
    surroundings_changed(commune(), timezone.now())
    parts = DossierParty.objects.filter(until=None).values_list("part", "agency_id")
    assert set(parts) == {("competent", station.pk), ("receiver", commune().pk)}


def test_whoever_acts_on_a_dossier_it_is_seen_from_the_commune_that_recorded_it():
    first = offer(commune())
    take_in([row(**OPEN, handler="UBND xã An Phú")])
    neighbour = Agency.objects.get(code="10645")
    offer(neighbour, days=9)
    parts = set(DossierParty.objects.filter(until=None).values_list("part", "agency_id"))
    one = Dossier.objects.get()
    Note(one.pk, officer("xa-ben", "director", neighbour), "đã gọi điện").execute(at("2026-06-20 08:00"))
    one.refresh_from_db()
    assert (one.agency, one.version) == (neighbour, first)
    assert set(DossierParty.objects.filter(until=None).values_list("part", "agency_id")) == parts
    assert verify(rebuild=True).findings == []
