"""How slips write moments, days and money; what nobody has told the program stays dotted, to be filled in by hand."""

from __future__ import annotations

from datetime import date, datetime

from motcua.documents.blocks import BLANK
from motcua.rules.vietnamese import ngay, number
from motcua.rules.zone import local


def moment(at: datetime | None) -> str:
    """``08 giờ 05 phút, ngày 05/02/2026`` on the wall clock of Vietnam; dots to fill in without a moment.

    Raises ``BadClockInput`` for a naive datetime.
    """
    if at is None:
        return f"{BLANK} giờ {BLANK} phút, ngày {BLANK}/{BLANK}/{BLANK}"
    there = local(at)
    return f"{there.hour:02d} giờ {there.minute:02d} phút, ngày {ngay(there.date())}"


def day(on: date | None) -> str:
    """``05/02/2026``, or dots."""
    return f"{BLANK}/{BLANK}/{BLANK}" if on is None else ngay(on)


def clock(at: datetime | None) -> str:
    """``08:05`` and the date below it, for a narrow cell; empty without a moment."""
    if at is None:
        return ""
    there = local(at)
    return f"{there.hour:02d}:{there.minute:02d}\n{ngay(there.date())}"


def place_and_date(place: str, on: date) -> str:
    """``Thượng Hồng, ngày 05 tháng 02 năm 2026``: a nought before days below 10 and months 1 and 2 (NĐ 30/2020)."""
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"{place or BLANK}, ngày {on.day:02d} tháng {month} năm {on.year}"


def dong(amount: int) -> str:
    """``8.000 đồng``; a refund is negative."""
    return f"{number(amount)} đồng"


def known(text: str) -> str:
    """The text, or dots long enough to write on within a sentence."""
    return text or BLANK * 6


def listed(items: tuple[str, ...]) -> str:
    """The items in one line with semicolons between, without those that say nothing."""
    return "; ".join(item.strip() for item in items if item.strip())
