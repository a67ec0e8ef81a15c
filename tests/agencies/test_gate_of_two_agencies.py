"""The gate: roles at one agency open nothing at another."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies.gate import desk_of
from motcua.agencies.models import RoleAssignment
from motcua.agencies.roles import Capability

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_places(cast):
    """The intake officer of Xã Thượng Hồng also does control work at the commune next door."""
    RoleAssignment.objects.create(
        officer=cast.intake, role="control", agency=cast.neighbour, valid_from=date(2020, 1, 1)
    )
    return cast.intake


def test_a_role_next_door_adds_nothing_at_home(cast, two_places) -> None:
    desk = desk_of(two_places.user)
    assert desk is not None
    assert (desk.agency, desk.roles) == (cast.commune, ("intake",))
    assert not desk.may(Capability.IMPORT)


@pytest.mark.parametrize("page", ["control:imports", "control:report", "control:words"])
def test_who_controls_next_door_neither_imports_nor_reports_at_home(two_places, page: str) -> None:
    client = Client()
    client.force_login(two_places.user)
    assert client.get(reverse(page)).status_code == 403


def test_who_controls_next_door_signs_no_report_at_home(two_places) -> None:
    client = Client()
    client.force_login(two_places.user)
    assert client.post(reverse("control:freeze"), {"ky": "2026-Q2"}).status_code == 403


def test_the_citys_role_is_one_at_the_city(cast) -> None:
    desk = desk_of(cast.city_control.user)
    assert desk is not None
    assert (desk.agency, desk.roles) == (cast.city, ("control",))
