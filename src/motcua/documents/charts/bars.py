"""Shares by group: horizontal bars, each with name and figures in words; what is missing to the whole in red."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from motcua.documents.charts.svg import BLUE, GRID, RED, element, picture, text

_WIDTH = 960.0
_ROW, _TOP, _NAMES, _WORDS = 26.0, 8.0, 300.0, 210.0


class Bar(NamedTuple):
    """One group: ``part`` of ``whole``, both in dossiers, and the words at the bar's end."""

    name: str
    part: int
    whole: int
    words: str


def bars(rows: Sequence[Bar], title: str, description: str, name: str = "bars") -> str:
    """The chart as SVG text; a long name is cut, the full one stays as a tooltip."""
    height = _TOP * 2 + _ROW * max(len(rows), 1)
    room = _WIDTH - _NAMES - _WORDS - 16
    parts: list[str] = []
    for place, row in enumerate(rows):
        y = _TOP + place * _ROW
        share = row.part / row.whole if row.whole else 0.0
        parts.append(element("g", element("title", _safe(row)) + _drawn(row, y, room, share)))
    return picture(_WIDTH, height, title, description, name, parts)


def _drawn(row: Bar, y: float, room: float, share: float) -> str:
    middle = y + _ROW / 2 + 4
    pieces = [
        text(_cut(row.name), _NAMES, middle, anchor="end"),
        element("rect", x=_NAMES + 8, y=y + 6, width=room, height=_ROW - 12, fill=GRID, rx=2),
    ]
    if row.whole:
        pieces.append(
            element("rect", x=_NAMES + 8, y=y + 6, width=room * share, height=_ROW - 12, fill=BLUE, rx=2)
        )
        if share < 1:
            # However few: the eye must find them. At least three units wide.
            width = max(room * (1 - share), 3.0)
            x = _NAMES + 8 + room - width
            pieces.append(element("rect", x=x, y=y + 6, width=width, height=_ROW - 12, fill=RED, rx=2))
    pieces.append(text(row.words, _NAMES + room + 18, middle))
    return "".join(pieces)


def _cut(name: str, letters: int = 40) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def _safe(row: Bar) -> str:
    return escape(f"{row.name}: {row.words}")
