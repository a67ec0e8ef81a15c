"""Shares in percent: divided here and nowhere else, two decimals, half up; a share of nothing is none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from motcua.rules.verdict import Rule
from motcua.rules.vietnamese import percent, share

Fractions = Mapping[str, tuple[int, int]]

NUMERATORS = ("electronic_results", "digitised", "reused", "paid_online")
"""The shares whose numerator and denominator a report tells."""


def fractions(total: Mapping[str, Any], shares: Mapping[str, int], rule: Rule) -> dict[str, tuple[int, int]]:
    """Name of a share → (numerator, denominator), from the total's block and the sums of the set ``shares``."""
    fresh = shares.get("received_in_period", 0)
    resolved = total["resolved"]["total"]
    return {
        "online": (total["received"]["online"], fresh),
        "resolved_in_time": (resolved - total["resolved"][f"by_{rule}"]["late"], resolved),
        "electronic_results": (shares.get("electronic_results", 0), shares.get("issued", 0)),
        "digitised": (shares.get("digitised", 0), fresh),
        "reused": (shares.get("reused", 0), fresh),
        "paid_online": (shares.get("paid_online", 0), shares.get("with_fee", 0)),
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
