"""The working calendar of an agency: the nation's, with the days on which this agency differs."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import lru_cache

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from motcua.agencies.models import Agency, CalendarChange
from motcua.rules.calendar import Calendar, DayKind, SpecialDay, national_calendar
from motcua.rules.wording import BadInput, gettext_noop

_Change = tuple[str, str, str]
FIRST_YEAR, LAST_YEAR = 2020, 2099
_KINDS = {"holiday": DayKind.HOLIDAY, "make_up": DayKind.MAKE_UP}


def calendar_for(agency: Agency) -> Calendar:
    """The calendar by which ``agency`` reckons today. Equal changes give the same object, tables and all."""
    rows = days_of(agency).values_list("day", "kind", "basis")
    return calendar_with(agency.code, tuple((day.isoformat(), kind, basis) for day, kind, basis in rows))


def calendar_with(code: str, changes: tuple[_Change, ...]) -> Calendar:
    """The same, where the days (in ISO form, kind, basis; in order) are at hand already."""
    return _changed(code, changes) if changes else national_calendar()


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
        Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
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
def _changed(code: str, changes: tuple[_Change, ...]) -> Calendar:
    national = national_calendar()
    days = [
        SpecialDay(datetime.fromisoformat(day).date(), _KINDS[kind], basis, basis)
        for day, kind, basis in changes
    ]
    # Other days make another version, however many they are: a signed report names the one that it rests on.
    name = hashlib.blake2b(repr(changes).encode(), digest_size=4).hexdigest()
    return national.with_changes(f"{national.version}+{code}.{name}", days=days)
