"""A dossier taken in by one commune and decided by another: who counts it, who sees it, when its clock starts."""

from __future__ import annotations

from collections import Counter

import pytest

from motcua.agencies.models import Agency
from motcua.register import access
from motcua.register.actions.application import Application
from motcua.register.actions.file import file_application
from motcua.register.actions.forward import Forward
from motcua.register.actions.not_accept import NotAccept
from motcua.register.actions.receive import Receive, receive_at_counter
from motcua.register.actions.refused import Refused
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import Dossier
from motcua.register.verification import verify
from motcua.rules.periods import parse_period
from motcua.statistics.count import counting
from tests.cast import CITIZEN
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(office) -> dict[str, object]:
    """The other commune, which offers the procedure too, and its officers."""
    agency = Agency.objects.get(code="10645")
    offer(agency)
    roles = ("intake", "handler")
    return {"agency": agency, **{role: officer(f"{role}-ap", role, agency) for role in roles}}


@pytest.fixture
def sent(office, other):
    """Taken in here on Monday for the other commune."""
    application = Application("1.001193", CITIZEN, mode="cross_boundary", competent=other["agency"])
    return file_application(commune(), application, office["intake"], at("2026-06-01 08:00"))


def test_both_communes_see_it_and_it_is_the_others(sent, office, other):
    one = Dossier.objects.get()
    assert (one.agency, one.status, one.mode) == (other["agency"], "filed", "cross_boundary")
    assert one.code.startswith("X10.993-")
    for who in (office["intake"], other["intake"]):
        assert access.dossier(who.officer.user, one.uid) == one
    parts = {(part.agency.code, part.part, part.elsewhere) for part in one.parties.all()}
    assert parts == {("10645", "competent", False), ("10993", "receiver", True)}
    assert verify(rebuild=True).findings == []


def test_the_clock_starts_when_the_competent_agency_has_it(sent, office, other):
    with pytest.raises(Refused, match="không có quyền"):
        Receive(sent.id, office["intake"]).execute(at("2026-06-02 08:00"))
    with pytest.raises(Refused, match="không có quyền"):
        NotAccept(sent.id, office["intake"], "x").execute(at("2026-06-02 08:00"))
    Receive(sent.id, other["intake"]).execute(at("2026-06-03 08:00"))
    one = Dossier.objects.get()
    assert (one.received_at, one.due_at) == (at("2026-06-03 08:00"), at("2026-06-10 17:00"))
    assert access.dossier(office["intake"].officer.user, one.uid) == one
    assert verify(rebuild=True).findings == []


def test_the_receiver_does_none_of_the_competent_agencys_steps(sent, office, other):
    Receive(sent.id, other["intake"]).execute(at("2026-06-03 08:00"))
    Forward(sent.id, other["intake"]).execute(at("2026-06-03 09:00"))
    with pytest.raises(Refused, match="không có quyền"):
        TakeOver(sent.id, office["handler"]).execute(at("2026-06-03 10:00"))
    TakeOver(sent.id, other["handler"]).execute(at("2026-06-03 10:00"))


def test_the_competent_agency_counts_it_and_the_receiver_on_its_own_line(sent, office, other):
    Receive(sent.id, other["intake"]).execute(at("2026-06-03 08:00"))
    assert received(other["agency"]) == {"own": 1}
    assert received(commune()) == {"elsewhere": 1}


def test_one_that_another_commune_took_in_is_entered_and_counted_here(office, other):
    application = Application("1.001193", CITIZEN, mode="cross_boundary", came_from=other["agency"])
    receive_at_counter(commune(), application, office["intake"], at("2026-06-01 08:00"))
    assert received(commune()) == {"own": 1} and received(other["agency"]) == {"elsewhere": 1}
    assert access.visible(other["intake"].officer.user).count() == 1
    assert verify(rebuild=True).findings == []


def test_nobody_receives_here_what_another_commune_decides(office, other):
    application = Application("1.001193", CITIZEN, mode="cross_boundary", competent=other["agency"])
    with pytest.raises(Refused, match="nhận hộ rồi gửi đi"):
        receive_at_counter(commune(), application, office["intake"], at("2026-06-01 08:00"))


def received(agency: Agency) -> dict[str, int]:
    """Place → how many II.06a counts as received in the quarter."""
    with counting(agency, parse_period("2026-Q2")) as counted:
        return dict(Counter(one.place for one in counted.members() if "received.total" in one.keys))
