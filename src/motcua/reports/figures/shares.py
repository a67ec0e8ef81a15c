"""Shares in percent: divided here and nowhere else, two decimals, half up; a share of nothing is none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from motcua.rules.verdict import Rule
from motcua.rules.vietnamese import percent, share

Fractions = Mapping[str, tuple[int, int]]

MEASURES = {
    "online": ("received.online", "received_in_period"),
    "resolved_in_time": ("early+on_time", "resolved.total"),
    "electronic_results": ("electronic_results", "issued"),
    "digitised": ("digitised", "received_in_period"),
    "reused": ("reused", "received_in_period"),
    "paid_online": ("paid_online", "with_fee"),
    "petition_satisfaction": ("petitions.satisfied", "petitions.rated"),
}
"""Name of a share → the measures behind its numerator and its denominator."""

NUMERATORS = ("electronic_results", "digitised", "reused", "paid_online")
"""The shares whose numerator and denominator a report tells."""


def fractions(total: Mapping[str, Any], shares: Mapping[str, int], rule: Rule) -> dict[str, tuple[int, int]]:
    """Name of a share → (numerator, denominator), from the total's block and the sums of the set ``shares``."""
    fresh = shares.get("received_in_period", 0)
    return {
        "online": (total["received"]["online"], fresh),
        "resolved_in_time": in_time(total, rule),
        "electronic_results": (shares.get("electronic_results", 0), shares.get("issued", 0)),
        "digitised": (shares.get("digitised", 0), fresh),
        "reused": (shares.get("reused", 0), fresh),
        "paid_online": (shares.get("paid_online", 0), shares.get("with_fee", 0)),
    }


def in_time(block: Mapping[str, Any], rule: str) -> tuple[int, int]:
    """Of one row: resolved before or on the due date, and all resolved."""
    resolved = block["resolved"]["total"]
    return resolved - block["resolved"][f"by_{rule}"]["late"], resolved


def told(figures: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """The same fractions read back from ``report.json``, which tells those of ``NUMERATORS`` alone."""
    received = figures["received"]
    fresh = {"received_in_period": received["total"] - received["carried_over"]}
    rule: Rule = "date" if figures.get("rule") == "date" else "instant"
    given = {name: figures["numerators"].get(name, (0, 0)) for name in NUMERATORS}
    return {
        **fractions(figures, fresh, rule),
        **{name: (int(above), int(below)) for name, (above, below) in given.items()},
    }


def rates(parts: Fractions) -> dict[str, float | None]:
    """Name → percent, ``None`` over nothing."""
    return {name: None if rate is None else float(rate) for name, rate in _divided(parts).items()}


def in_words(parts: Fractions) -> dict[str, str]:
    """Name → ``99,96%``, or that nothing occurred."""
    return {
        name: _("không phát sinh") if rate is None else percent(rate)
        for name, rate in _divided(parts).items()
    }


def _divided(parts: Fractions) -> dict[str, Decimal | None]:
    return {name: share(*part) for name, part in parts.items()}
