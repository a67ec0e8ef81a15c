"""Officers who act on dossiers, and a dossier that is finished but not handed over."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from motcua.agencies.models import Agency, Officer, RoleAssignment
from motcua.register.models import Dossier
from motcua.register.write import Actor
from tests.register.office import commune, offer, take_in
from tests.register.told import row


def officer(name: str, role: str, agency: Agency) -> Actor:
    """An officer with one role since the commune began."""
    user = get_user_model().objects.create_user(username=name)
    found = Officer.objects.create(user=user, name=name, agency=agency)
    RoleAssignment.objects.create(officer=found, role=role, agency=agency, valid_from=date(2025, 7, 1))
    return Actor(found, role, "thử")


@pytest.fixture
def director(db) -> Actor:
    return officer("giam-doc", "director", commune())


@pytest.fixture
def control(db) -> Actor:
    return officer("kiem-soat", "control", commune())


@pytest.fixture
def hand_over_officer(db) -> Actor:
    return officer("tra-ket-qua", "hand_over", commune())


@pytest.fixture
def neighbour(db) -> Actor:
    """The director of another commune."""
    return officer("xa-ben", "director", Agency.objects.get(code="10645"))


@pytest.fixture
def finished(db) -> Dossier:
    """Finished late on 9 June, due on 8 June, not handed over."""
    offer(commune())
    take_in([finished_row()])
    return Dossier.objects.get()


def finished_row(**other):
    """The row that says so."""
    given = {
        "procedure": "1.001193",
        "channel": "online",
        "received_at": "2026-06-01 08:00",
        "due_at": "2026-06-08 17:00",
        "finished_at": "2026-06-09 10:00",
        "status": "finished",
    }
    return row(**{**given, **other})
