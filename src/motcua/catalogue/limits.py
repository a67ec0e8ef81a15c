"""Time limits as catalogues write them, turned into those of the clock; what is unclear is said, not guessed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from motcua.rules.clock import BadClockInput, Limit, Unit

LimitColumns = tuple[int | None, str]
"""``limit_number`` and ``limit_unit`` of a version; an empty unit means that there is no limit."""

NO_LIMIT: LimitColumns = (None, "")


def unit_of(text: str) -> Unit | None:
    """The clock's unit for a word of a catalogue (``giờ`` means working hours); ``None`` for an unknown one."""
    try:
        return Unit.parse(text)
    except BadClockInput:
        return None


@lru_cache(maxsize=1024)
def limit_of(number: int | None, unit: str) -> Limit | None:
    """The limit of two columns, ``None`` for an empty unit or for columns that name none."""
    if not unit:
        return None
    try:
        return Limit(number or 0, Unit(unit))
    except (BadClockInput, ValueError):
        return None


def by_channel(limits: Iterable[tuple[float | None, str]]) -> tuple[LimitColumns, list[tuple[str, str]]]:
    """The one limit that all channels agree on, or none with the doubts that say why.

    ``limits`` are (number, unit) per channel; a channel without a number says nothing.
    """
    stated = {(number, " ".join(unit.split())) for number, unit in limits if number is not None}
    if not stated:
        return NO_LIMIT, [("no_limit", "")]
    if len(stated) > 1:
        return NO_LIMIT, [("several_limits", "; ".join(sorted(written(*limit) for limit in stated)))]
    ((number, unit_text),) = stated
    unit = unit_of(unit_text) if unit_text else None
    if unit is None:
        return NO_LIMIT, [("limit_without_unit", written(number, unit_text))]
    if number < 1 or number != int(number):
        return NO_LIMIT, [("no_limit", written(number, unit_text))]
    return (int(number), unit.value), []


def written(number: float, unit: str) -> str:
    """``7.0`` and ``Ngày`` → ``7 Ngày``."""
    return f"{int(number) if number == int(number) else number} {unit}".strip()
