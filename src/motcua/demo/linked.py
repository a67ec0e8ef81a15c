"""A request for linked procedures at the sample commune: a birth, then residence and the card, under way as of now."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime

from motcua.agencies.found import found
from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.catalogue.bundle_offers import lay_down
from motcua.catalogue.bundles import drafted, kind_of
from motcua.catalogue.models import BundleOffer
from motcua.demo.cast import CONTROL, HANDLER, INTAKE
from motcua.demo.morning import SEED, Morning, actor
from motcua.register.actions.bundle import Part, receive_bundle
from motcua.register.actions.forward import Forward
from motcua.register.actions.propose import Propose
from motcua.register.models import Bundle
from motcua.rules.limits import Limit, Unit

KEY = "khai-sinh"
SINCE = date(2026, 1, 1)
POLICE, INSURANCE = ("CA", "Công an xã Thượng Hồng"), ("BHXH", "Bảo hiểm xã hội cơ sở Gia Lộc")
CARD = "1.999999"
"""Invented: no catalogue at hand lists the card's procedure."""
SEVEN, FIVE = Limit(7, Unit.WORKING_DAYS), Limit(5, Unit.WORKING_DAYS)


def begin_a_birth(commune: Agency, now: datetime) -> Bundle:
    """Lay the bundle down and take a request in yesterday; the registration lies with the unit's leader."""
    morning = Morning(commune, now)
    morning.chance = random.Random(f"{SEED}-{KEY}")
    asked = morning.application("")
    offer = lay_down_birth(commune)
    parts = {member["key"]: Part() for member in offer.members}
    made = receive_bundle(commune, offer, asked.person, parts, actor(INTAKE), morning.working_days_ago(1, 14))
    birth = made.members.get(key=KEY).dossier_id
    Forward(birth, actor(INTAKE)).execute(morning.working_days_ago(1, 15))
    Propose(birth, actor(HANDLER)).execute(morning.working_days_ago(1, 16))
    return made


def lay_down_birth(commune: Agency) -> BundleOffer:
    """The law's kind with the commune's police and social insurance."""
    kind = kind_of(KEY, SINCE)
    if kind is None:
        raise LookupError(KEY)
    police, insurance = (one.pk for one in agencies_beside(commune))
    birth, residence, card = drafted(kind)
    members = (
        birth,
        replace(residence, agency=police, limit=SEVEN),
        replace(card, agency=insurance, procedure=CARD, limit=FIVE),
    )
    officer = Officer.objects.get(user__username=CONTROL.username)
    return lay_down(commune, officer, KEY, kind.name, members, SINCE, basis=kind.basis)


def agencies_beside(commune: Agency) -> list[Agency]:
    """The commune's police and social insurance, made where they are not there yet."""
    return [
        Agency.objects.filter(code=f"{commune.code}.{code}").first()
        or found(commune, code, name, AgencyKind.VERTICAL)
        for code, name in (POLICE, INSURANCE)
    ]
