"""``motcua agency calendar``: an agency's own days, with their ground; what was promised stays promised."""

from __future__ import annotations

import json
from datetime import date

import pytest

from motcua.agencies.models import Agency, CalendarChange
from motcua.agencies.working_calendar import calendar_for, days_of, set_day, withdraw_day
from motcua.register.models import Dossier
from motcua.rules.wording import BadInput
from motcua.site.agency_calendar import derive_anew
from tests.cast import Cast
from tests.register.office import commune, offer, take_in
from tests.register.told import row

REST, MAKE_UP = date(2026, 6, 3), date(2026, 6, 6)
WHY = "Quyết định 12/QĐ-UBND"


def test_a_day_is_set_listed_and_withdrawn(run_motcua, own_database):
    assert "lịch chung" in run_motcua("agency", "calendar", "10993").stdout
    done = run_motcua("agency", "calendar", "10993", "--rest", "2026-06-03", "--basis", WHY, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["days"] == [{"day": "2026-06-03", "kind": "holiday", "basis": WHY}]
    assert "10993" in told["version"]
    assert WHY in run_motcua("agency", "calendar", "10993").stdout
    for words, why in (
        (("--rest", "2026-06-03", "--basis", WHY), "03/06/2026"),
        (("--make-up", "06/06/2026"), "căn cứ"),
        (("--withdraw", "2026-06-04", "--basis", WHY), "04/06/2026"),
        (("--rest", "hôm qua", "--basis", WHY), "2026-05-20"),
    ):
        refused = run_motcua("agency", "calendar", "10993", *words)
        assert (refused.returncode, why in refused.stderr) == (2, True), refused.stderr
    done = run_motcua("agency", "calendar", "10993", "--withdraw", "2026-06-03", "--basis", "nhầm", "--json")
    assert json.loads(done.stdout)["days"] == []


def test_what_is_withdrawn_is_kept_and_the_day_may_be_set_anew(cast: Cast):
    set_day(cast.commune, REST, "holiday", WHY)
    withdraw_day(cast.commune, REST, "hoãn lễ")
    assert calendar_for(cast.commune).is_working_day(REST)
    set_day(cast.commune, REST, "holiday", "Quyết định 13/QĐ-UBND")
    assert not calendar_for(cast.commune).is_working_day(REST)
    assert [one.withdrawal for one in CalendarChange.objects.order_by("pk")] == ["hoãn lễ", ""]
    assert days_of(cast.commune).count() == 1


@pytest.mark.parametrize(
    ("day", "kind", "basis"),
    [
        (REST, "holiday", "  "),
        (date(2026, 4, 30), "holiday", WHY),
        (date(2026, 6, 4), "make_up", WHY),
        (date(9999, 1, 4), "holiday", WHY),
    ],
)
def test_what_changes_nothing_or_has_no_ground_is_refused(cast: Cast, day: date, kind: str, basis: str):
    with pytest.raises(BadInput):
        set_day(cast.commune, day, kind, basis)
    assert not days_of(cast.commune).exists()


def test_open_dossiers_are_reckoned_anew_and_closed_ones_and_promises_stay(db):
    offer(commune())
    given = {"procedure": "1.001193", "received_at": "2026-06-01 08:00", "due_at": "2026-06-08 17:00"}
    take_in(
        [
            row(code="H24.85-260601-0001", **given, status="handling"),
            row(code="H24.85-260601-0002", **given, status="finished", finished_at="2026-06-05 08:00"),
        ]
    )
    before = {one.code[-1]: one for one in Dossier.objects.all()}
    agency = Agency.objects.get(code="10993")
    set_day(agency, REST, "holiday", WHY)
    derive_anew(agency)
    after = {one.code[-1]: one for one in Dossier.objects.all()}
    assert after["1"].clock_due_at > before["1"].clock_due_at
    assert after["1"].due_at == before["1"].due_at
    assert (after["2"].clock_due_at, after["2"].due_at) == (before["2"].clock_due_at, before["2"].due_at)
