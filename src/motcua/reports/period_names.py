"""What periods are called on screens, in the reader's language. Papers have ``Period.title``, always Vietnamese."""

from __future__ import annotations

from django.utils.translation import gettext as _

from motcua.rules.periods import ROMAN, WRITTEN, Period
from motcua.rules.vietnamese import ngay


def period_name(period: Period) -> str:
    """``Quý II năm 2026``, ``Từ ngày 01/04/2026 đến ngày 30/04/2026``."""
    found = WRITTEN.match(period.code)
    if found is None:
        return _("Từ ngày {first} đến ngày {last}").format(first=ngay(period.first), last=ngay(period.last))
    year, part = found["year"], found["part"]
    if part is None:
        return _("Năm {year}").format(year=year)
    if part.startswith("Q"):
        return _("Quý {number} năm {year}").format(number=ROMAN[int(part[1])], year=year)
    if part == "H1":
        return _("6 tháng đầu năm {year}").format(year=year)
    if part == "9M":
        return _("9 tháng đầu năm {year}").format(year=year)
    return _("Tháng {month} năm {year}").format(month=int(part), year=year)
