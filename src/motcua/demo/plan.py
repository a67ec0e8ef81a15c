"""What the sample quarter has to come to, read from ``data/quarter.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from typing import Any

from motcua.demo.people import COMMUNE
from motcua.rules.periods import Period, parse_period
from motcua.rules.zone import ZONE


@dataclass(frozen=True, slots=True)
class Source:
    """One system's part. Numbers of dossiers; ``procedures`` are weights, ``linked`` exact numbers."""

    system: str
    code: str
    received: int
    carried: int
    pending: dict[str, int]
    refused: int
    withdrawn: int
    awaiting_hand_over: int
    outside: dict[str, int]
    handler: str = COMMUNE
    procedures: dict[str, int] | None = None
    linked: dict[str, dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The quarter: its seed, period, instants of the exports, and the part of each system."""

    seed: int
    period: Period
    taken: datetime
    taken_before: datetime
    not_reused: int
    with_fee: int
    not_paid_online: int
    conflicting: int
    sources: tuple[Source, ...]


def read_plan() -> Plan:
    """The packaged plan."""
    data = tomllib.loads(resources.files("motcua.demo").joinpath("data/quarter.toml").read_text("utf-8"))
    return Plan(
        seed=data["seed"],
        period=parse_period(data["period"]),
        taken=data["taken"].astimezone(ZONE),
        taken_before=data["taken_before"].astimezone(ZONE),
        conflicting=data["doubles"]["conflicting"],
        sources=tuple(Source(**source) for source in data["source"]),
        **data["shares"],
    )
