"""Which stretch of time a file claims to cover, and whose dossiers, so that a row gone from it can be told from one
never in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from motcua.agencies.names import Names
from motcua.exchange.commune import titles
from motcua.exchange.models import ImportPart, ImportRun, RunStatus
from motcua.register.gone import GoneScope
from motcua.rules.periods import Period, free_period, parse_period, quarter_of
from motcua.rules.vietnamese import fold

_DAY = r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})"
_STATED = re.compile(rf"tu (?:ngay )?{_DAY}\W+(?:den|toi) (?:het )?(?:ngay )?{_DAY}")


MOST_HANDLERS = 200
"""So many names of handlers are kept of a file; one with more tells nothing to those after it."""
MOST_LOOKED_AT = 50
"""So many earlier files are looked at, the newest first."""


def held(scope: GoneScope, also: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What is kept of the scope of a file (``ImportPart.held``), for the export after it; ``also``: of other sheets."""
    start, end, names = scope.start, scope.end, scope.handlers
    if also is not None:
        start, end = min(start, _at(also["from"])), max(end, _at(also["to"]))
        names = names | frozenset(also["handlers"])
    handlers = sorted(names) if len(names) <= MOST_HANDLERS else []
    return {"from": start.isoformat(), "to": end.isoformat(), "handlers": handlers}


def as_before(scope: GoneScope, run: ImportRun, part: ImportPart, names: Names) -> GoneScope:
    """The scope with the handlers that the export before had in the same file as any of these.

    Else the last row of a handler could not go: nothing in the newer file says that it should hold any.
    """
    told = _told(scope.handlers, names)
    earlier = ImportPart.objects.filter(
        file__run__agency=run.agency,
        file__run__status=RunStatus.DONE,
        file__run__taken_at__lt=run.taken_at,
        system=part.system,
        profile=part.profile,
        held__isnull=False,
    ).order_by("-file__run__taken_at", "-file")
    for before in filter(None, earlier.values_list("held", flat=True)[:MOST_LOOKED_AT]):
        overlaps = _at(before["from"]) < scope.end and scope.start < _at(before["to"])
        if overlaps and not told.isdisjoint(_told(before["handlers"], names)):
            return replace(scope, handlers=scope.handlers | frozenset(before["handlers"]))
    return scope


def _told(handlers: Iterable[str], names: Names) -> set[str]:
    """By what handlers go, however a file writes them."""
    resolved = {handler: names.resolve(handler) for handler in handlers}
    return {handler if who.kind == "unknown" else who.name for handler, who in resolved.items()}


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


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
