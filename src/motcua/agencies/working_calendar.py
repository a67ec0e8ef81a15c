"""The working calendar of an agency: the nation's, with the days and the hours in which this agency differs."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from motcua.agencies.models import Agency, CalendarChange, OfTheCalendar, WorkingHours
from motcua.rules.calendar import Calendar, DayKind, SpecialDay, national_calendar, national_calendars
from motcua.rules.own_hours import OwnHours, weeks, written_hours
from motcua.rules.wording import BadInput, gettext_noop

_Change = tuple[str, str, str]
_Hours = tuple[int, str, str, str | None]
FIRST_YEAR, LAST_YEAR = 2020, 2099
_KINDS = {"holiday": DayKind.HOLIDAY, "make_up": DayKind.MAKE_UP}


Told = tuple[str, list[list[str]] | None, list[list[Any]] | None]
"""What ``TOLD_SQL`` gives: code; days (ISO form, kind, basis); hours (weekday, hours, first day, last day)."""

TOLD_SQL = """
SELECT json_build_array(a.code, (
         SELECT json_agg(json_build_array(c.day, c.kind, c.basis) ORDER BY c.day)
           FROM agencies_calendarchange c WHERE c.agency_id = a.id AND c.withdrawn_at IS NULL), (
         SELECT json_agg(json_build_array(h.weekday, h.hours, h.valid_from, h.valid_to)
                         ORDER BY h.valid_from, h.weekday)
           FROM agencies_workinghours h WHERE h.agency_id = a.id AND h.withdrawn_at IS NULL))
  FROM agencies_agency a WHERE a.id = """
"""What an agency's calendar is made of, in one statement; the agency's id is to follow."""


def calendar_for(agency: Agency) -> Calendar:
    """The calendar by which ``agency`` reckons today. Equal changes give the same object, tables and all."""
    with connection.cursor() as cursor:
        cursor.execute(f"{TOLD_SQL}%s", [agency.pk])
        (told,) = cursor.fetchone()
    return calendar_told(json.loads(told) if isinstance(told, str) else told)


def calendar_told(told: Told) -> Calendar:
    """The same of what ``TOLD_SQL`` gave."""
    code, days, hours = told
    if not days and not hours:
        return national_calendar()
    return _changed(code, tuple(map(tuple, days or ())), tuple(map(tuple, hours or ())), national_calendar())


def calendars_of(agency: Agency) -> list[Calendar]:
    """Every calendar by which ``agency`` may ever have reckoned, the present one first: each version of the nation's,
    with the agency's own days and hours as they stood since each of their changes."""
    days = list(CalendarChange.objects.filter(agency=agency).order_by("day"))
    hours = list(WorkingHours.objects.filter(agency=agency).order_by("valid_from", "weekday"))
    rows: list[CalendarChange | WorkingHours] = [*days, *hours]
    instants = {row.recorded_at for row in rows} | {row.withdrawn_at for row in rows if row.withdrawn_at}

    def since(instant: datetime, national: Calendar) -> Calendar:
        then = (
            tuple((row.day.isoformat(), row.kind, row.basis) for row in days if _stood(row, instant)),
            tuple(
                (
                    row.weekday,
                    row.hours,
                    row.valid_from.isoformat(),
                    row.valid_to.isoformat() if row.valid_to else None,
                )
                for row in hours
                if _stood(row, instant)
            ),
        )
        return _changed(agency.code, *then, national) if any(then) else national

    found = {
        calendar.version: calendar
        for national in reversed(national_calendars())
        for calendar in (*(since(instant, national) for instant in sorted(instants, reverse=True)), national)
    }
    return list(found.values())


def _stood(row: OfTheCalendar, instant: datetime) -> bool:
    return row.recorded_at <= instant and (row.withdrawn_at is None or row.withdrawn_at > instant)


def days_of(agency: Agency) -> QuerySet[CalendarChange]:
    """The days on which it differs, in order; without those withdrawn."""
    return CalendarChange.objects.filter(agency=agency, withdrawn_at__isnull=True).order_by("day")


def set_day(agency: Agency, day: date, kind: str, basis: str) -> CalendarChange:
    """A day of rest (``holiday``) or a make-up day (``make_up``) of this agency's own.

    Raises ``BadInput``: a ground that is missing, a day that is set already or is so for the whole country.
    """
    if not basis.strip():
        raise BadInput(gettext_noop("Cần ghi căn cứ: số, ngày của quyết định hoặc thông báo."))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(
            gettext_noop("Năm của ngày %(day)s ngoài khoảng cho phép: xem lại năm."), day=f"{day:%d/%m/%Y}"
        )
    if calendar_for(agency).is_working_day(day) == (kind == "make_up"):
        raise BadInput(
            gettext_noop("Ngày %(day)s vốn đã như vậy theo lịch đang dùng: không cần ghi."),
            day=f"{day:%d/%m/%Y}",
        )
    with transaction.atomic():
        Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=agency.pk)
        if days_of(agency).filter(day=day).exists():
            raise BadInput(gettext_noop("Ngày %(day)s đã ghi khác: bỏ dòng cũ trước."), day=f"{day:%d/%m/%Y}")
        return CalendarChange.objects.create(agency=agency, day=day, kind=kind, basis=basis.strip()[:300])


def withdraw_day(agency: Agency, day: date, basis: str) -> None:
    """The day is again as in the whole country. Raises ``BadInput`` where nothing was set, or without a ground."""
    if not basis.strip():
        raise BadInput(gettext_noop("Cần ghi căn cứ: số, ngày của quyết định hoặc thông báo."))
    gone = days_of(agency).filter(day=day).update(withdrawn_at=timezone.now(), withdrawal=basis.strip()[:300])
    if not gone:
        raise BadInput(
            gettext_noop("Ngày %(day)s không có trong lịch riêng của cơ quan này."), day=f"{day:%d/%m/%Y}"
        )


@lru_cache(maxsize=256)
def _changed(
    code: str, changes: tuple[_Change, ...], hours: tuple[_Hours, ...], national: Calendar
) -> Calendar:
    days = [
        SpecialDay(datetime.fromisoformat(day).date(), _KINDS[kind], basis, basis)
        for day, kind, basis in changes
    ]
    # Other days make another version, however many they are: a signed report names the one that it rests on.
    made_of = repr(changes) + (repr(hours) if hours else "")
    name = hashlib.blake2b(made_of.encode(), digest_size=4).hexdigest()
    return national.with_changes(
        f"{national.version}+{code}.{name}",
        days=days,
        hours=weeks(national.sessions, [_own_hours(*row) for row in hours]),
    )


def _own_hours(weekday: int, hours: str, since: str, until: str | None) -> OwnHours:
    last = date.fromisoformat(until) if until else None
    return OwnHours(date.fromisoformat(since), weekday, written_hours(hours), last)
