"""Wednesday without appointment: decided at once and recorded; by evening an ordinary dossier if it is not."""

from __future__ import annotations

import pytest

from motcua.catalogue.no_appointment import codes_on, lay_down_no_appointment
from motcua.register.actions.no_appointment import to_ordinary, unfinished
from motcua.register.actions.refused import Refused
from motcua.register.actions.slip_owed import printed
from motcua.register.models import Dossier, Event
from motcua.register.verification import verify
from motcua.register.write import Unattended
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.told import at

pytestmark = pytest.mark.django_db

WEDNESDAY, THURSDAY = "2026-06-03 08:00", "2026-06-04 08:00"


@pytest.fixture
def wednesday(office):
    lay_down_no_appointment(commune(), "1.001193", [3])
    return office


def test_which_procedures_on_which_day_is_data(wednesday):
    assert codes_on(commune(), at(WEDNESDAY).date()) == {"1.001193"}
    assert codes_on(commune(), at(THURSDAY).date()) == set()
    with pytest.raises(Refused, match="không thuộc danh mục giải quyết ngay"):
        take_in(wednesday, THURSDAY, mode="no_appointment")


def test_it_is_recorded_like_any_other(wednesday):
    take_in(wednesday, WEDNESDAY, mode="no_appointment")
    one = Dossier.objects.get()
    assert (one.status, one.mode, one.received_at) == ("handling", "no_appointment", at(WEDNESDAY))
    assert one.due_at == at("2026-06-10 17:00")


def test_what_is_not_decided_by_evening_becomes_an_ordinary_one(wednesday):
    opened = take_in(wednesday, WEDNESDAY, mode="no_appointment")
    due = Dossier.objects.get().due_at
    evening = at("2026-06-03 17:30")
    assert unfinished(commune(), evening) == [opened.id]
    assert to_ordinary(opened.id, Unattended("cuối ngày"), evening)
    assert not to_ordinary(opened.id, Unattended("cuối ngày"), evening)
    one = Dossier.objects.get()
    assert (one.mode, one.due_at) == ("", due)
    last = Event.objects.latest("seq")
    assert (last.kind, last.officer, last.origin) == ("made_ordinary", None, {"screen": "cuối ngày"})
    assert (one.now.slip_owed, one.now.slip_owed_at) == ("01", evening)
    assert unfinished(commune(), evening) == []
    assert verify(rebuild=True).findings == []


def test_its_slip_is_owed_until_an_officer_printed_it_and_then_no_more(wednesday):
    opened = take_in(wednesday, WEDNESDAY, mode="no_appointment")
    to_ordinary(opened.id, Unattended("cuối ngày"), at("2026-06-03 17:30"))
    morning = at("2026-06-04 08:00")
    assert not printed(opened.id, "05", wednesday["intake"], morning)
    assert printed(opened.id, "01", wednesday["intake"], morning)
    assert not printed(opened.id, "01", wednesday["intake"], morning)
    now = Dossier.objects.get().now
    assert (now.slip_owed, now.slip_owed_at) == ("", None)
    assert Event.objects.filter(kind="slip_printed").count() == 1
    assert verify(rebuild=True).findings == []


def test_days_that_are_none_are_no_setting(wednesday):
    with pytest.raises(ValueError, match="8"):
        lay_down_no_appointment(commune(), "1.001193", [8])
    lay_down_no_appointment(commune(), "1.001193", [])
    assert codes_on(commune(), at(WEDNESDAY).date()) == set()
