"""What happens by itself: a day without appointment ends in the evening, and only then."""

from __future__ import annotations

import pytest

from motcua.register.actions.slip_owed import printed
from motcua.register.models import Dossier, Event
from motcua.register.verification import verify
from motcua.watching.models import Kind, Warning
from motcua.watching.sweep import sweep
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(received) -> Dossier:
    """Taken in on Monday morning to be decided at once."""
    from motcua.register.own import open_owned, write_own
    from motcua.register.vocabulary import EventKind, FactKind, Mode
    from motcua.register.write import Unattended

    opened = open_owned(received.pk)
    told = {FactKind.MODE: {"v": Mode.NO_APPOINTMENT.value}}
    write_own(opened, EventKind.TAKEN_OVER.value, told, Unattended("thử"), at("2026-06-01 08:01"))
    return received


def test_it_stays_without_appointment_until_the_day_has_ended(at_once):
    assert sweep(at("2026-06-01 16:59")).ordinary == 0
    assert sweep(at("2026-06-01 17:00")).ordinary == 1
    assert Dossier.objects.get().mode == ""
    event = Event.objects.order_by("seq").last()
    assert (event.kind, event.officer, event.origin) == ("made_ordinary", None, {"screen": "rà hạn"})
    assert verify(rebuild=True).findings == []


def test_whoever_takes_dossiers_in_is_told_that_the_slip_is_owed_until_it_is_printed(at_once, acting, cast):
    sweep(at("2026-06-01 17:00"))
    owed = Warning.objects.filter(kind=Kind.SLIP_OWED, gone_at=None)
    assert [one.recipient for one in owed] == [cast.intake]
    sweep(at("2026-06-02 09:00"))
    assert owed.all().count() == 1
    assert printed(at_once.pk, "01", acting["intake"], at("2026-06-02 09:05"))
    sweep(at("2026-06-02 09:06"))
    assert not owed.all()


def test_it_happens_once(at_once):
    sweep(at("2026-06-02 09:00"))
    assert sweep(at("2026-06-02 09:01")).ordinary == 0


def test_what_was_decided_in_time_is_left_alone(at_once):
    Dossier.objects.update(finished_at=at("2026-06-01 09:00"))
    assert sweep(at("2026-06-01 18:00")).ordinary == 0


def test_one_that_cannot_be_written_keeps_no_other_and_no_warning_from_it(at_once, monkeypatch):
    from motcua.watching import due

    def fail(*_given: object) -> bool:
        raise ValueError

    monkeypatch.setattr(due, "to_ordinary", fail)
    done = sweep(at("2026-06-02 09:00"))
    assert done.ordinary == 0 and done.planned > 0
