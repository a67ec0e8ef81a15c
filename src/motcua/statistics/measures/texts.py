"""The SQL texts as packaged, and how one statement is composed of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

PARAMETER = re.compile(r"(?<!:):([a-z_]+)")

VERSION = "2026.2"
"""Of the definitions as a whole; frozen with a report. To be raised whenever a figure comes out otherwise."""


@cache
def text(package: str, name: str) -> str:
    """The SQL of ``motcua.statistics.<package>/<name>.sql`` without its comments."""
    raw = files(f"motcua.statistics.{package}").joinpath(f"{name}.sql").read_text("utf-8")
    return "\n".join(line for line in raw.splitlines() if not line.lstrip().startswith("--"))


def statement(measure_set: str, relations: Mapping[str, str], **names: str) -> str:
    """A measure set over ``relations`` (name → SQL); ``fact`` and ``wait`` that are not among them must be
    relations of the engine's own. ``names`` fill identifiers in braces."""
    parts = {**relations, "flagged": text("measures", "flags")}
    chosen = text("measures", measure_set)
    if names:
        chosen = chosen.format(**names)
    return "WITH " + ",\n".join(f"{name} AS (\n{sql}\n)" for name, sql in parts.items()) + "\n" + chosen


def spell(sql: str, parameter: Callable[[str], str]) -> str:
    """``:name`` as the engine writes it."""
    return PARAMETER.sub(lambda found: parameter(found.group(1)), sql)


def parameters(sql: str) -> frozenset[str]:
    """The names of the parameters that a text asks for."""
    return frozenset(PARAMETER.findall(sql))
