"""Which report is asked for: whose, of which period, by which rule; and its address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.control.links import page_of
from motcua.exchange.models import ImportRun, RunStatus
from motcua.reports.period_names import period_name
from motcua.rules.periods import Period, parse_period, quarter_of
from motcua.rules.verdict import Rule
from motcua.rules.zone import local


@dataclass(frozen=True)
class Question:
    """A report of an agency's period; ``rule`` is that by which early, on time and late are told.

    ``chosen``: the agency is not the officer's own, so its code must stand in every address.
    """

    agency: Agency
    period: Period
    rule: Rule
    chosen: bool = False

    @property
    def period_name(self) -> str:
        """What the period is called on the page."""
        return period_name(self.period)

    def url(self, page: str, *args: object, **more: str) -> str:
        """The address of a page of the control room for this report; empty parameters are left out."""
        whose = self.agency.code if self.chosen else ""
        given = {"ky": self.period.code, "cach": self.rule, "xa": whose, **more}
        query = urlencode({name: value for name, value in given.items() if value})
        return f"{reverse(f'control:{page}', args=args)}?{query}"

    def behind(self, **more: str) -> str:
        """The address of the list behind a figure (``links.Address``)."""
        return self.url(page_of(more["so_lieu"]), **more)


def own_rule(agency: Agency) -> Rule:
    """The rule that the superior set for an agency."""
    return "date" if laid_down(agency).verdict_rule == "date" else "instant"


def default_period(agency: Agency, now: datetime | None = None) -> Period:
    """The last quarter that was closed when the newest recorded export was taken: later ones cannot be whole."""
    moment = now or timezone.now()
    runs = ImportRun.objects.filter(agency=agency, status=RunStatus.DONE)
    taken = runs.aggregate(newest=Max("taken_at"))["newest"]
    return parse_period(quarter_of(local(min(taken or moment, moment)).date())).previous()
