"""Grounds that stop the clock of every procedure, and what they tell the rules."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from motcua.catalogue.content.parts import Ground
from motcua.rules.process.cases import GroundRule


@cache
def default_grounds() -> tuple[Ground, ...]:
    """Those of the one-stop-shop decree, as packaged: the one supplement request (see ``data/grounds.toml``)."""
    text = resources.files("motcua.catalogue").joinpath("data/grounds.toml").read_text(encoding="utf-8")
    return tuple(Ground(**entry) for entry in tomllib.loads(text)["grounds"])


def with_defaults(own: Iterable[Ground]) -> tuple[Ground, ...]:
    """The version's own grounds, after those of the decree that it does not lay down otherwise."""
    listed = tuple(own)
    keys = {ground.key for ground in listed}
    waited = {ground.waits_for for ground in listed}
    kept = (one for one in default_grounds() if one.key not in keys and one.waits_for not in waited)
    return (*kept, *listed)


def ground_rules(grounds: Iterable[Ground]) -> dict[str, GroundRule]:
    """Ground key → what it does to the clock."""
    return {ground.key: GroundRule(ground.policy, ground.within_days) for ground in grounds}
