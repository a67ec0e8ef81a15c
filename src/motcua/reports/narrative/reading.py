"""Reading ``report.json``: figures as spans that know their measure, shares with their targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from motcua.documents.blocks import Span
from motcua.reports.forms import ReportForm
from motcua.reports.narrative.phrases import count
from motcua.reports.narrative.words import Words
from motcua.rules.periods import Period, free_period, parse_period

Figures = Mapping[str, Any]
"""``report.json`` as a dictionary."""


@dataclass(frozen=True)
class Reading:
    """All that the sections of a report are written from. ``facts`` are remarks for the report's face."""

    figures: Figures
    words: Words
    form: ReportForm

    @cached_property
    def period(self) -> Period:
        return period_of(self.figures)

    @property
    def rule(self) -> str:
        """``instant`` or ``date``."""
        return str(self.figures.get("rule", "instant"))

    @property
    def resolved(self) -> Mapping[str, int]:
        """Early, on time, late by the report's rule."""
        verdicts: Mapping[str, int] = self.figures["resolved"][f"by_{self.rule}"]
        return verdicts

    def value(self, key: str) -> int:
        """The count under a dotted key, ``received.total`` or ``stopped``; zero where there is none."""
        if key in ("early", "on_time", "late"):
            return int(self.resolved[key])
        found: Any = self.figures
        for part in key.split("."):
            found = found.get(part, 0) if isinstance(found, Mapping) else 0
        return int(found or 0)

    def figure(self, key: str) -> Span:
        """The count under a key as it is printed, carrying its measure."""
        return Span(count(self.value(key)), measure=key)

    def rate(self, name: str) -> float | None:
        """A share in percent, or ``None`` for nothing over nothing."""
        found: float | None = self.figures["rates"].get(name)
        return found

    @property
    def received_in_period(self) -> int:
        """Received in the period, without carried over."""
        return self.value("received.total") - self.value("received.carried_over")

    @property
    def nothing(self) -> bool:
        """Whether no dossier stands in the period at all."""
        return self.value("received.total") == 0


def period_of(figures: Figures) -> Period:
    """The period that figures are of; its code may be one that only the first and last day explain."""

    given = figures["period"]
    first, last = date.fromisoformat(given["from"]), date.fromisoformat(given["to"])
    try:
        period = parse_period(given.get("code") or "")
    except ValueError:
        return free_period(first, last)
    return period if (period.first, period.last) == (first, last) else free_period(first, last)
