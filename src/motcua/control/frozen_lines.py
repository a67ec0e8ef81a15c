"""The reports that were frozen, as lines of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, IntegerField, Value, When

from motcua.agencies.models import Agency
from motcua.reports.models import FrozenReport
from motcua.reports.period_names import period_name
from motcua.rules.periods import Period, free_period, parse_period

LISTED = 20


@dataclass(frozen=True)
class FrozenLine:
    """One frozen report without its contents, which are large."""

    pk: int
    period: Period
    version: int
    rule: str
    frozen_at: datetime
    frozen_by: str
    short_hash: str

    @property
    def period_name(self) -> str:
        """What the period is called on the page."""
        return period_name(self.period)

    def is_of(self, period: Period) -> bool:
        """Whether it is a version of the report of those days."""
        return (self.period.first, self.period.last) == (period.first, period.last)


def frozen_lines(agency: Agency, period: Period) -> list[FrozenLine]:
    """Those of ``period`` first, then the newest others."""
    same = When(first=period.first, last=period.last, then=Value(0))
    found = (
        FrozenReport.objects.filter(agency=agency)
        .annotate(other=Case(same, default=Value(1), output_field=IntegerField()))
        .order_by("other", "-last", "-first", "-version")
        .select_related("frozen_by")
        .only("period_code", "first", "last", "version", "rule", "frozen_at", "hash", "frozen_by__name")
    )
    return [
        FrozenLine(
            each.pk,
            _period(each),
            each.version,
            each.get_rule_display(),
            each.frozen_at,
            each.frozen_by.name if each.frozen_by else "",
            bytes(each.hash).hex()[:12],
        )
        for each in found[:LISTED]
    ]


def _period(frozen: FrozenReport) -> Period:
    try:
        return parse_period(frozen.period_code)
    except ValueError:
        return free_period(frozen.first, frozen.last)
