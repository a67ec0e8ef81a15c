"""Rolling the finest grain of form II.06a up into the rows that a report shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_noop

from motcua.register.systems import SYSTEMS
from motcua.rules.vietnamese import sort_key
from motcua.statistics.measures.catalogue import add_up, block

Row = Mapping[str, Any]
Block = dict[str, Any]

UNKNOWN_FIELD = gettext_noop("Chưa xác định lĩnh vực")
"""The row of dossiers whose procedure has no field in the catalogue. A name in data, so never translated."""


def of_place(rows: Iterable[Row], place: str) -> list[Row]:
    """The rows of one place: ``own``, ``vertical`` or ``elsewhere``."""
    return [row for row in rows if row["place"] == place]


def total(rows: Iterable[Row]) -> Block:
    """All rows as one block."""
    return block(add_up(rows))


def by_field(rows: Iterable[Row]) -> dict[str, Block]:
    """Field of the catalogue → block, in the order of a Vietnamese dictionary, the unknown one last."""
    return _grouped(
        rows, lambda row: row["field"] or UNKNOWN_FIELD, lambda name: (name == UNKNOWN_FIELD, sort_key(name))
    )


def by_system(rows: Iterable[Row]) -> dict[str, Block]:
    """System that issued the code → block, in the order in which systems are declared."""
    order = {key: place for place, key in enumerate(SYSTEMS)}
    return _grouped(rows, lambda row: row["system"], lambda key: (order.get(key, len(order)), key))


def by_unit(rows: Iterable[Row], own_name: str) -> dict[str, Block]:
    """Unit or handling agency → block; what names none is the commune's own, ``own_name``."""
    return _grouped(
        rows, lambda row: row["unit"] or own_name, lambda name: (name != own_name, sort_key(name))
    )


def _grouped(
    rows: Iterable[Row], name_of: Callable[[Row], str], order: Callable[[str], tuple[Any, ...]]
) -> dict[str, Block]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(name_of(row), []).append(row)
    return {name: total(groups[name]) for name in sorted(groups, key=order)}
