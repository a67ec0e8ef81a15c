"""What a paper says, in letters that every format can hold."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from motcua.rules.vietnamese import visible

Printed = TypeVar("Printed")
"""A paper or a slip: a dataclass of texts, tuples and more such dataclasses."""

LONGEST = 8_000
"""Letters in one piece: PDF/A takes strings of 32,767 bytes (ISO 19005-2, 6.1.13), two to four a letter."""


def printable(paper: Printed) -> Printed:
    """The paper or slip without signs that nobody sees: words come from files and forms, and one control sign among
    them would keep the whole report from being written as XML."""
    cleaned: Printed = _cleaned(paper)
    return cleaned


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)[:LONGEST]
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _cleaned(getattr(value, each.name)) for each in fields(value)})
    return value
