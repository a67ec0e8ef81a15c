"""``motcua agency calendar --hours``: an agency's own hours by weekday, with their ground and their days."""

from __future__ import annotations

import json
from datetime import date

import pytest

from motcua.agencies.models import WorkingHours
from motcua.agencies.working_calendar import calendar_for
from motcua.agencies.working_hours import hours_of, set_hours, withdraw_hours
from motcua.rules.calendar import national_calendar
from motcua.rules.wording import BadInput
from tests.cast import Cast

WHY = "Quyết định 12/QĐ-UBND"
HOURS = "07:30-11:30 13:30-16:00"
FRIDAY = 4
SINCE = date(2026, 6, 5)


def test_hours_are_laid_down_listed_and_withdrawn(run_motcua, own_database):
    change = ("agency", "calendar", "10993", "--weekday", "6")
    done = run_motcua(*change, "--hours", HOURS, "--since", "2026-06-05", "--basis", WHY, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    row = {"weekday": "6", "hours": HOURS, "since": "2026-06-05", "until": None, "basis": WHY}
    assert told["hours"] == [row] and "10993" in told["version"]
    listed = run_motcua("agency", "calendar", "10993").stdout
    assert "thứ 6" in listed and HOURS in listed and WHY in listed
    for words, why in (
        (("--hours", "07:00-11:00", "--since", "2026-06-05", "--basis", WHY), "05/06/2026"),
        (("--hours", "sáng", "--since", "2026-07-01", "--basis", WHY), "07:30-12:00"),
        (("--hours", HOURS, "--since", "2026-07-01"), "căn cứ"),
        (("--hours", HOURS, "--basis", WHY), "--since"),
        (("--withdraw-hours", "--since", "2026-06-06", "--basis", WHY), "06/06/2026"),
        (("--since", "2026-06-05"), "--hours"),
    ):
        refused = run_motcua(*change, *words)
        assert (refused.returncode, why in refused.stderr) == (2, True), refused.stderr
    done = run_motcua(*change, "--withdraw-hours", "--since", "2026-06-05", "--basis", "nhầm", "--json")
    assert json.loads(done.stdout)["hours"] == []


def test_hours_hold_for_this_agency_alone_and_from_their_first_day(cast: Cast):
    set_hours(cast.commune, FRIDAY, HOURS, SINCE, date(2026, 8, 28), WHY)
    ours = calendar_for(cast.commune)
    ends = [ours.end_of_day(day).hour for day in (date(2026, 5, 29), SINCE, date(2026, 9, 4))]
    assert ends == [17, 16, 17]
    assert calendar_for(cast.neighbour) is national_calendar()
    assert calendar_for(cast.commune) is ours


def test_what_is_withdrawn_is_kept_and_may_be_laid_down_anew(cast: Cast):
    set_hours(cast.commune, FRIDAY, HOURS, SINCE, None, WHY)
    withdraw_hours(cast.commune, FRIDAY, SINCE, "hoãn")
    assert calendar_for(cast.commune) is national_calendar()
    set_hours(cast.commune, FRIDAY, "nghỉ", SINCE, None, WHY)
    assert not calendar_for(cast.commune).is_working_day(SINCE)
    assert [one.withdrawal for one in WorkingHours.objects.order_by("pk")] == ["hoãn", ""]


@pytest.mark.parametrize(
    ("weekday", "hours", "since", "until", "basis"),
    [
        (FRIDAY, HOURS, SINCE, None, "  "),
        (FRIDAY, "07:30-12:00 13:30-17:00", SINCE, None, WHY),
        (0, "nghỉ", SINCE, None, WHY),
        (FRIDAY, HOURS, SINCE, date(2026, 6, 4), WHY),
        (FRIDAY, HOURS, date(9999, 1, 1), None, WHY),
        (FRIDAY, "07:30-12:00 11:00-17:00", SINCE, None, WHY),
    ],
    ids=["no ground", "as it is", "no monday", "ends before it begins", "no such year", "overlapping"],
)
def test_what_cannot_be_is_refused(cast: Cast, weekday, hours, since, until, basis):
    with pytest.raises(BadInput):
        set_hours(cast.commune, weekday, hours, since, until, basis)
    assert not hours_of(cast.commune).exists()
