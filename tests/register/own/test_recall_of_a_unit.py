"""A unit's officer who passed a dossier on to another unit can take it back until somebody there has acted."""

from __future__ import annotations

import pytest

from motcua.register import access
from motcua.register.actions.forward import Forward
from motcua.register.actions.note import Note
from motcua.register.actions.recall import Recall
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import Dossier, DossierParty
from motcua.register.queries import Filters, page
from motcua.register.verification import verify
from motcua.register.write import Actor
from tests.cast import make_agency, make_officer
from tests.register.office import offer
from tests.register.own.conftest import take_in
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def units(cast):
    """Phòng Kinh tế has handled the dossier and passed it by mistake to the leader of Phòng Văn hóa."""
    offer(cast.commune)
    culture = make_agency("10993.VH", "Phòng Văn hóa - Xã hội", "unit", cast.commune)
    leader = make_officer(culture, "leader", "van.hoa", "Lãnh đạo Phòng Văn hóa")
    intake = Actor(cast.intake, "intake", "thử")
    one = take_in({"intake": intake})
    Forward(one.id, intake, unit=cast.economy).execute(at("2026-06-01 09:00"))
    who = Actor(cast.economy_handler, "handler", "thử")
    Forward(one.id, who, unit=culture).execute(at("2026-06-01 10:00"))
    return one.id, who, Actor(leader, "leader", "thử")


def sees(who: Actor) -> bool:
    """By its page, and in the register."""
    uid = Dossier.objects.get().uid
    listed = bool(page(who.officer.user, Filters()).dossiers)
    try:
        access.dossier(who.officer.user, uid)
    except Dossier.DoesNotExist:
        assert not listed
        return False
    assert listed
    return True


def test_it_is_reached_and_recalled_until_the_receiver_acts(units):
    one, who, leader = units
    assert sees(who) and sees(leader)
    Note(one, leader, "xem qua").execute(at("2026-06-01 10:05"))
    assert sees(who)
    Recall(one, who).execute(at("2026-06-01 10:10"))
    assert sees(who) and not sees(leader)
    assert verify(rebuild=True).findings == []


def test_it_is_out_of_reach_once_the_receiver_has_acted(units):
    one, who, leader = units
    TakeOver(one, leader).execute(at("2026-06-01 10:10"))
    assert sees(leader) and not sees(who)
    assert not DossierParty.objects.filter(part="takes_part", until=None).exists()
