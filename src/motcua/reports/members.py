"""Whom a report counted, kept small: each dossier once, its figures as numbers into a list of keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from motcua.statistics.count import Member

_COLUMNS = [name for name in Member._fields if name != "keys"]


def pack(members: Iterable[Member]) -> dict[str, Any]:
    """``{"keys": [...], "columns": [...], "rows": [[..., [numbers of keys]]]}``"""
    numbers: dict[str, int] = {}
    rows = [
        [
            *(getattr(member, name) for name in _COLUMNS),
            [numbers.setdefault(key, len(numbers)) for key in member.keys],
        ]
        for member in members
    ]
    return {"keys": list(numbers), "columns": _COLUMNS, "rows": rows}


def unpack(packed: Mapping[str, Any]) -> list[Member]:
    """The members that ``pack`` kept."""
    keys: list[str] = packed["keys"]
    return [
        Member(
            **dict(zip(packed["columns"], row[:-1], strict=True)),
            keys=tuple(keys[number] for number in row[-1]),
        )
        for row in packed["rows"]
    ]


def behind(
    members: Iterable[Member], key: str, place: str = "own", group: str = "", name: str = ""
) -> list[tuple[int, str]]:
    """(dossier id, code) of those behind a figure: ``key`` may join several by ``+``; ``group`` is a column."""
    wanted = set(key.split("+"))
    return [
        (member.dossier_id, member.code)
        for member in members
        if member.place == place
        and wanted.intersection(member.keys)
        and (not group or getattr(member, group) == name)
    ]
