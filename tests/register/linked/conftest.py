"""The birth bundle of a commune: its own registration, then the police and social insurance; and who works there."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.agencies.models import Agency
from motcua.catalogue.bundles import MemberOffer
from motcua.catalogue.models import BundleOffer
from motcua.register.actions.bundle import Part, receive_bundle
from motcua.register.models import Bundle, Dossier
from motcua.register.write import Actor
from motcua.rules.clock import Limit, Unit
from tests.cast import CITIZEN, make_agency
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer
from tests.register.own.conftest import office
from tests.register.told import at

__all__ = ["office"]

MONDAY = at("2026-06-01 08:00")
BIRTH = "Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế"
EVERYTHING = {"khai-sinh": Part(), "thuong-tru": Part(), "the-bhyt": Part()}


@pytest.fixture
def police(office) -> Actor:
    """An officer of the commune's police, which decides on residence within seven working days."""
    agency = make_agency("10993.CA", "Công an xã Thượng Hồng", "vertical", commune())
    offer(commune(), "1.004222", "Đăng ký thường trú", 7)
    return officer("cong-an", "vertical", agency)


@pytest.fixture
def insurance(office) -> Actor:
    """An officer of social insurance; no catalogue here has its procedure."""
    agency = make_agency("31.BHXH", "Bảo hiểm xã hội cơ sở Gia Lộc", "vertical", commune().parent)
    return officer("bao-hiem", "vertical", agency)


@pytest.fixture
def birth(police, insurance) -> BundleOffer:
    """Registration in one working day, then residence (seven) and the card (five) side by side."""
    offer(commune(), days=1)
    return make_offer(
        MemberOffer("khai-sinh", "Đăng ký khai sinh", "1.001193"),
        MemberOffer("thuong-tru", "Đăng ký thường trú", "1.004222", agency_of(police), ("khai-sinh",)),
        MemberOffer(
            "the-bhyt", "Cấp thẻ bảo hiểm y tế", "1.999999", agency_of(insurance), ("khai-sinh",),
            Limit(5, Unit.WORKING_DAYS),
        ),
    )  # fmt: skip


@pytest.fixture
def request_in(birth, office) -> Bundle:
    """Everything asked for on Monday at 08:00."""
    return receive_bundle(commune(), birth, CITIZEN, EVERYTHING, office["intake"], MONDAY)


def make_offer(
    *members: MemberOffer, name: str = BIRTH, agency: Agency | None = None, **other
) -> BundleOffer:
    """A bundle of the commune's, in force since the spring."""
    columns = {"key": "khai-sinh", "valid_from": date(2026, 3, 1), "basis": "Điều thử", **other}
    told = [one.as_dict() for one in members]
    return BundleOffer.objects.create(agency=agency or commune(), name=name, members=told, **columns)


def agency_of(actor: Actor) -> int:
    return actor.officer.agency_id


def dossier(bundle: Bundle, key: str) -> Dossier:
    """A member's dossier as it is stored now."""
    found = bundle.members.get(key=key).dossier_id
    return Dossier.objects.select_related("now").get(pk=found)
