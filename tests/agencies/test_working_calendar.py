"""The calendar of an agency."""

from __future__ import annotations

from datetime import date

from motcua.agencies.models import CalendarChange
from motcua.agencies.working_calendar import calendar_for
from motcua.rules.calendar import national_calendar
from tests.cast import Cast


def test_a_commune_without_changes_has_the_nation_calendar(cast: Cast):
    assert calendar_for(cast.commune) is national_calendar()


def test_a_commune_own_day_of_rest_and_make_up_day_count_for_it_alone(cast: Cast):
    rest, made_up = date(2026, 5, 20), date(2026, 5, 23)
    CalendarChange.objects.create(agency=cast.commune, day=rest, kind="holiday", basis="QĐ 12/QĐ-UBND")
    CalendarChange.objects.create(agency=cast.commune, day=made_up, kind="make_up", basis="QĐ 12/QĐ-UBND")
    ours, theirs = calendar_for(cast.commune), calendar_for(cast.neighbour)
    assert not ours.is_working_day(rest)
    assert ours.is_working_day(made_up)
    assert theirs.is_working_day(rest)
    assert not theirs.is_working_day(made_up)
    assert ours.version != theirs.version


def test_the_same_changes_give_the_same_calendar_with_its_tables(cast: Cast):
    CalendarChange.objects.create(agency=cast.commune, day=date(2026, 5, 20), kind="holiday", basis="QĐ 12")
    assert calendar_for(cast.commune) is calendar_for(cast.commune)


def test_other_days_make_another_version_however_many_they_are(cast: Cast):
    change = CalendarChange.objects.create(
        agency=cast.commune, day=date(2026, 5, 20), kind="holiday", basis="QĐ 12"
    )
    before = calendar_for(cast.commune).version
    change.day = date(2026, 5, 21)
    change.save()
    assert calendar_for(cast.commune).version != before
