"""Which stretch of time a file claims to cover, so that a row gone from it can be told from one never in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.exchange.commune import titles
from motcua.rules.periods import Period, free_period, parse_period, quarter_of
from motcua.rules.vietnamese import fold

_DAY = r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})"
_STATED = re.compile(rf"tu (?:ngay )?{_DAY}\W+(?:den|toi) (?:het )?(?:ngay )?{_DAY}")


def stated_period(head: Mapping[str, Any]) -> Period | None:
    """The period that a title states: “(Từ ngày 15/03/2026 đến ngày 14/06/2026)”."""
    for line in titles(head):
        found = _STATED.search(fold(line))
        if found:
            numbers = [int(part) for part in found.groups()]
            try:
                return free_period(date(*numbers[2::-1]), date(*numbers[:2:-1]))
            except ValueError:
                return None
    return None


def usual_period(receipts: Mapping[str, int]) -> Period | None:
    """The quarter in which most receipts (ISO day → how many) lie."""
    quarters: Counter[str] = Counter()
    for day, count in receipts.items():
        quarters[quarter_of(date.fromisoformat(day))] += count
    return parse_period(quarters.most_common(1)[0][0]) if quarters else None
