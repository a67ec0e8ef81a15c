"""From the decision that announces procedures to their update here and their posting (NĐ 118/2025 article 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency, Officer
from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.codes import is_code, short_code
from motcua.catalogue.models import (
    Announcement,
    AnnouncementLine,
    LineAction,
    LineStatus,
    Procedure,
    ProcedureVersion,
)
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.take_up import end_offer
from motcua.rules.calendar import Calendar

MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A line with the day by which it must be posted; ``late`` when that day is over."""

    line: AnnouncementLine
    due_on: date
    late: bool


@transaction.atomic
def announce(
    agency: Agency,
    number: str,
    issued_on: date,
    issuer: str,
    effective_on: date,
    lines: Sequence[tuple[str, str]],
    officer: Officer,
) -> Announcement:
    """Record a decision with its (code, action) lines. Raises ``CatalogueRefused`` with every fault of them."""
    if found := list(_faults(lines)):
        raise CatalogueRefused(*found)
    try:
        with transaction.atomic():
            announcement = Announcement.objects.create(
                agency=agency,
                number=number,
                issued_on=issued_on,
                issuer=issuer,
                effective_on=effective_on,
                recorded_by=officer,
            )
    except IntegrityError:
        raise CatalogueRefused(
            _("Quyết định {number} ngày {day:%d/%m/%Y} đã được ghi trước đó.").format(
                number=number, day=issued_on
            )
        ) from None
    AnnouncementLine.objects.bulk_create(
        AnnouncementLine(announcement=announcement, code=short_code(code), action=action)
        for code, action in lines
    )
    return announcement


def _faults(lines: Sequence[tuple[str, str]]) -> list[str]:
    found = []
    if not 1 <= len(lines) <= MOST_LINES:
        found.append(_("Ghi từ 1 đến {most} thủ tục của quyết định.").format(most=MOST_LINES))
    seen: set[str] = set()
    for place, (code, action) in enumerate(lines, 1):
        if not is_code(code) or len(short_code(code)) > 30:
            found.append(
                _("Dòng {place}: “{code}” không phải mã thủ tục (dạng 1.001193).").format(
                    place=place, code=code[:40]
                )
            )
        if action not in LineAction.values:
            found.append(_("Dòng {place}: ghi mới, sửa đổi hoặc bãi bỏ sau mã thủ tục.").format(place=place))
        if short_code(code) in seen:
            found.append(_("Dòng {place}: mã {code} ghi hai lần.").format(place=place, code=code[:40]))
        seen.add(short_code(code))
    return found


def outstanding(agency: Agency, today: date) -> list[Outstanding]:
    """The lines that are not posted yet, what is due first first."""
    lines = _lines(agency).exclude(status=LineStatus.POSTED)
    calendar, days = calendar_for(agency), _days(agency)
    found = [_outstanding(line, calendar, days, today) for line in lines]
    return sorted(found, key=lambda one: (one.due_on, one.line.pk))


def posted(agency: Agency, most: int) -> list[AnnouncementLine]:
    """The lines posted last, newest first."""
    return list(_lines(agency).filter(status=LineStatus.POSTED).order_by("-posted_at")[:most])


def version_published(agency: Agency, version: ProcedureVersion, officer: Officer) -> int:
    """Lines that waited for this procedure are updated now; how many. The caller holds the transaction."""
    return AnnouncementLine.objects.filter(
        announcement__agency=agency, code=version.procedure.code, status=LineStatus.ANNOUNCED
    ).exclude(action=LineAction.ABOLISHED).update(
        status=LineStatus.UPDATED, version=version, updated_by=officer, updated_at=timezone.now()
    )  # fmt: skip


@transaction.atomic
def abolish(line: AnnouncementLine, officer: Officer) -> None:
    """End the offer of an abolished procedure on the decision's effective day. Raises ``CatalogueRefused``."""
    locked = _locked(line)
    if locked.action != LineAction.ABOLISHED or locked.status != LineStatus.ANNOUNCED:
        raise CatalogueRefused(_("Dòng này không phải thủ tục bãi bỏ đang chờ cập nhật."))
    procedure = Procedure.objects.filter(code=locked.code).first()
    if procedure is not None:
        end_offer(locked.announcement.agency, procedure, locked.announcement.effective_on)
    locked.status, locked.updated_by, locked.updated_at = LineStatus.UPDATED, officer, timezone.now()
    locked.save()


@transaction.atomic
def mark_posted(line: AnnouncementLine, officer: Officer) -> None:
    """The procedure is public as updated. Raises ``CatalogueRefused`` where it was not updated, or is posted."""
    locked = _locked(line)
    if locked.status != LineStatus.UPDATED:
        raise CatalogueRefused(
            _("Thủ tục này đã được công khai trước đó.")
            if locked.status == LineStatus.POSTED
            else _("Cập nhật thủ tục trước, rồi mới đánh dấu đã công khai.")
        )
    locked.status, locked.posted_by, locked.posted_at = LineStatus.POSTED, officer, timezone.now()
    locked.save()


def _locked(line: AnnouncementLine) -> AnnouncementLine:
    return (
        AnnouncementLine.objects.select_for_update(of=("self",))
        .select_related("announcement__agency")
        .get(pk=line.pk)
    )


def _lines(agency: Agency) -> QuerySet[AnnouncementLine]:
    return AnnouncementLine.objects.filter(announcement__agency=agency).select_related(
        "announcement", "version", "updated_by", "posted_by"
    )


def _days(agency: Agency) -> int:
    return laid_down(agency).posting_days


def _outstanding(line: AnnouncementLine, calendar: Calendar, days: int, today: date) -> Outstanding:
    day = line.announcement.issued_on
    for _number in range(days):
        day = calendar.next_working_day(day)
    return Outstanding(line, day, day < today)
