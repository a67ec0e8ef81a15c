"""The ledgers of many dossiers summed: whoever overran is booked, and the sums are those of the dossiers."""

from __future__ import annotations

import pytest

from motcua.register import time_by_unit as reckoning
from motcua.register.actions.forward import Forward
from motcua.register.actions.opinion import AskOpinion
from motcua.register.models import Dossier
from motcua.register.time_by_unit import time_by_unit
from motcua.register.time_spent import spent
from tests.cast import make_agency
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.own.ways import to_counter, to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db


def told(now: str, since: str = "2026-06-01 00:00"):
    return time_by_unit(Dossier.objects.all(), commune(), at(since), at(now))


def test_each_unit_is_booked_what_its_steps_used_and_overran(office):
    building = make_agency("10993.PXD", "Phòng Xây dựng", "unit", commune())
    first, second = take_in(office), take_in(office)
    for one in (first, second):
        Forward(one.id, office["intake"], unit=building).execute(at("2026-06-01 08:30"))
    found = told("2026-06-12 09:00")
    here, unit = (str(commune().pk), ""), (str(commune().pk), str(building.pk))
    assert (found.dossiers, found.whole, list(found.sums)) == (2, True, [unit, here])
    assert (found.sums[unit].dossiers, found.sums[unit].late, found.sums[here].overrun) == (2, 2, 0)
    assert found.sums[unit].used + found.sums[here].used > found.sums[unit].overrun > 0


def test_sums_are_those_of_the_dossiers(office, received):
    from motcua.register.own import read_owned

    to_counter(received.id, office, "2026-06-10")
    now = at("2026-06-11 09:00")
    ledger = spent(read_owned(received.id).state, commune().pk, now)
    found = told("2026-06-11 09:00")
    assert ledger is not None
    for name in ("used", "overrun", "allotted", "suspended"):
        assert sum(getattr(one, name) for one in found.sums.values()) == sum(
            getattr(entry, name) for entry in ledger.entries
        )


def test_another_agency_stands_with_the_time_that_it_had(office, received):
    to_handler(received.id, office)
    ask = AskOpinion(received.id, office["handler"], None, "Hỏi", at("2026-06-03 17:00"), whose="Sở Tư pháp")
    ask.execute(at("2026-06-02 08:00"))
    assert ("Sở Tư pháp", "") in told("2026-06-05 09:00").sums


def test_what_had_its_result_before_the_days_asked_for_is_left_out(office, received):
    to_counter(received.id, office, "2026-06-02")
    assert told("2026-06-20 09:00", "2026-06-02 13:00").dossiers == 1
    assert told("2026-06-20 09:00", "2026-06-10 00:00").dossiers == 0


def test_beyond_its_bound_it_says_that_some_are_left_out(office, monkeypatch):
    monkeypatch.setattr(reckoning, "MOST", 1)
    take_in(office), take_in(office)
    found = told("2026-06-02 09:00")
    assert (found.dossiers, found.whole) == (1, False)
