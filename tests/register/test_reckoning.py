"""Another calendar: open dossiers are reckoned by it, closed ones keep what they had, and both can be proved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.agencies import working_calendar
from motcua.agencies.models import AgencySettings
from motcua.agencies.working_calendar import calendar_for, set_day, withdraw_day
from motcua.register.models import Dossier
from motcua.register.reckoning import reckon_anew
from motcua.register.verification import verify
from motcua.rules import calendar
from motcua.site.agency_calendar import derive_anew
from motcua.watching.sweep import sweep
from tests.register.office import commune, offer, take_in
from tests.register.told import FINISHED, GIVEN, at, row

MONDAY, TUESDAY, WEDNESDAY = (at(f"2026-06-{day:02} 17:00") for day in (8, 9, 10))
STORM = date(2026, 6, 3)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def recorded(db: None) -> None:
    offer(commune())
    take_in([row(code="closed", **FINISHED), row(code="open", **GIVEN)])


@pytest.fixture
def later_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The nation rests on one day more than in the version before."""
    (text,) = calendar.packaged()
    later = text.replace('version = "quoc-gia-2026.1"', 'version = "quoc-gia-2026.2"') + (
        '\n[[entries]]\ndays = [2026-06-03]\nkind = "nghỉ lễ"\nname = "Thử"\nbasis = "Thông báo thử"\n'
    )
    monkeypatch.setattr(calendar, "packaged", lambda: [text, later])
    forget()
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    calendar.national_calendars.cache_clear()
    working_calendar._changed.cache_clear()


def own_dues() -> dict[str, object]:
    """When our clock says that each is due."""
    return dict(Dossier.objects.values_list("code", "clock_due_at"))


def test_a_day_of_rest_moves_what_is_open_and_leaves_what_is_closed() -> None:
    assert own_dues() == {"closed": MONDAY, "open": MONDAY}
    set_day(commune(), STORM, "holiday", "Công điện thử")
    derive_anew(commune())
    assert own_dues() == {"closed": MONDAY, "open": TUESDAY}
    assert verify(rebuild=True).findings == []
    withdraw_day(commune(), STORM, "Công điện thử rút")
    derive_anew(commune())
    assert own_dues() == {"closed": MONDAY, "open": MONDAY}
    assert verify(rebuild=True).findings == []


def test_what_was_closed_while_a_day_held_is_proved_after_it_was_withdrawn() -> None:
    set_day(commune(), STORM, "holiday", "Công điện thử")
    derive_anew(commune())
    take_in([row(code="open", **FINISHED)], taken="2026-06-20 08:00")
    withdraw_day(commune(), STORM, "Công điện thử rút")
    derive_anew(commune())
    assert own_dues() == {"closed": MONDAY, "open": TUESDAY}
    assert verify(rebuild=True).findings == []


def test_the_nations_next_version_is_taken_up_once_and_what_was_reckoned_before_is_proved(
    later_version: None,
) -> None:
    assert calendar_for(commune()).version == "quoc-gia-2026.2"
    assert verify(rebuild=True).findings == []
    assert reckon_anew(at("2026-06-20 08:00")) == 1
    assert own_dues() == {"closed": MONDAY, "open": TUESDAY}
    assert verify(rebuild=True).findings == []
    assert reckon_anew(at("2026-06-20 08:01")) == 0


@pytest.mark.parametrize("owned", [False, True])
def test_where_nothing_changed_one_question_is_asked_whatever_a_commune_holds(owned: bool) -> None:
    """A register of own dossiers alone is noted too, lest it be searched for others every minute."""
    Dossier.objects.update(owned=owned)
    now = at("2026-06-20 08:00")
    reckon_anew(now)
    assert AgencySettings.objects.get(agency=commune()).reckoned_by == calendar_for(commune()).version
    with CaptureQueriesContext(connection) as asked:
        assert reckon_anew(now) == 0
    assert len(asked) == 1


def test_own_days_of_a_commune_are_seen_too() -> None:
    reckon_anew(at("2026-06-20 08:00"))
    set_day(commune(), STORM, "holiday", "Công điện thử")
    assert reckon_anew(at("2026-06-20 08:01")) == 1
    withdraw_day(commune(), STORM, "Công điện thử rút")
    assert reckon_anew(at("2026-06-20 08:02")) == 1
    assert reckon_anew(at("2026-06-20 08:03")) == 0
    assert own_dues() == {"closed": MONDAY, "open": MONDAY}


def test_a_sweep_takes_the_next_version_up_by_itself(later_version: None) -> None:
    assert sweep(at("2026-06-20 08:00")).reckoned == 1
    assert own_dues() == {"closed": MONDAY, "open": TUESDAY}


def test_a_date_that_no_calendar_ever_gave_is_found() -> None:
    Dossier.objects.filter(code="closed").update(clock_due_at=WEDNESDAY)
    (finding,) = verify(rebuild=True).findings
    assert "closed" in finding and "clock_due_at" in finding
