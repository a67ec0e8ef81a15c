"""What a period and the one after it are called in running text."""

from __future__ import annotations

import re

from motcua.rules.periods import Period, parse_period
from motcua.rules.vietnamese import ngay


def inline(period: Period) -> str:
    """As in "tình hình quý II năm 2026"."""
    return period.title[:1].lower() + period.title[1:]


def span(period: Period) -> str:
    """``từ ngày 15/03/2026 đến ngày 14/06/2026``"""
    return f"từ ngày {ngay(period.first)} đến ngày {ngay(period.last)}"


def following(period: Period) -> str:
    """The period for which a report sets tasks, e.g. ``quý III năm 2026``; after a free range the time to come."""
    found = re.fullmatch(r"(\d{4})(?:-(Q[1-4]|H1|9M|\d{2}))?", period.code)
    if not found:
        return "thời gian tới"
    year, part = int(found[1]), found[2] or ""
    if part == "H1":
        return f"6 tháng cuối năm {year}"
    if part == "9M":
        return inline(parse_period(f"{year}-Q4"))
    if part.startswith("Q"):
        quarter = int(part[1])
        return inline(parse_period(f"{year + quarter // 4}-Q{quarter % 4 + 1}"))
    if part:
        month = int(part)
        return inline(parse_period(f"{year + month // 12}-{month % 12 + 1:02d}"))
    return f"năm {year + 1}"
