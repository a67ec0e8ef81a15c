"""An agency's own working hours: laid down by weekday with a ground, from a day on, and withdrawn, never changed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from motcua.agencies.models import Agency, WorkingHours
from motcua.agencies.working_calendar import FIRST_YEAR, LAST_YEAR
from motcua.rules.calendar import national_calendar
from motcua.rules.own_hours import OwnHours, shown_hours, weeks, written_hours
from motcua.rules.wording import BadInput, gettext_noop


def hours_of(agency: Agency) -> QuerySet[WorkingHours]:
    """The hours that it laid down, in the order of their first days; without those withdrawn."""
    return WorkingHours.objects.filter(agency=agency, withdrawn_at__isnull=True).order_by(
        "valid_from", "weekday"
    )


def set_hours(
    agency: Agency, weekday: int, hours: str, since: date, until: date | None, basis: str
) -> WorkingHours:
    """Lay down the hours of a weekday (0 Monday … 6 Sunday), from ``since`` to ``until`` or until further notice.

    Raises ``BadInput``: no ground, hours that are none, days in the wrong order, what is so already or begins on a
    day for which there is a row, Monday without work.
    """
    _grounded(basis)
    sessions = written_hours(hours)
    if any(not FIRST_YEAR <= day.year <= LAST_YEAR for day in (since, until or since)):
        raise BadInput(gettext_noop("Năm của ngày áp dụng ngoài khoảng cho phép: xem lại năm."))
    if until is not None and until < since:
        raise BadInput(gettext_noop("Ngày cuối áp dụng phải không trước ngày đầu."))
    usual = national_calendar().sessions
    with transaction.atomic():
        Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=agency.pk)
        rows = list(hours_of(agency))
        if any((row.weekday, row.valid_from) == (weekday, since) for row in rows):
            raise BadInput(
                gettext_noop("Đã ghi giờ của thứ này từ ngày %(day)s: bỏ dòng cũ trước."),
                day=f"{since:%d/%m/%Y}",
            )
        told = [OwnHours(row.valid_from, row.weekday, written_hours(row.hours), row.valid_to) for row in rows]
        new = OwnHours(since, weekday, sessions, until)
        if weeks(usual, [*told, new]) == weeks(usual, told):
            raise BadInput(gettext_noop("Giờ làm việc vốn đã như vậy theo lịch đang dùng: không cần ghi."))
        return WorkingHours.objects.create(
            agency=agency,
            weekday=weekday,
            hours=shown_hours(sessions),
            valid_from=since,
            valid_to=until,
            basis=basis.strip()[:300],
        )


def withdraw_hours(agency: Agency, weekday: int, since: date, basis: str) -> None:
    """The weekday is again as it would be without that row. Raises ``BadInput`` where there is none, or no ground."""
    _grounded(basis)
    gone = (
        hours_of(agency)
        .filter(weekday=weekday, valid_from=since)
        .update(withdrawn_at=timezone.now(), withdrawal=basis.strip()[:300])
    )
    if not gone:
        raise BadInput(
            gettext_noop("Không có giờ làm việc riêng nào của thứ này ghi từ ngày %(day)s."),
            day=f"{since:%d/%m/%Y}",
        )


def _grounded(basis: str) -> None:
    if not basis.strip():
        raise BadInput(gettext_noop("Cần ghi căn cứ: số, ngày của quyết định hoặc thông báo."))
