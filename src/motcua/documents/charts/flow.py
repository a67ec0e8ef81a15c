"""Steps and the ways between them, from top to bottom: boxes in rows, lines down, detours at the side."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from motcua.documents.charts.svg import BLUE, FAINT, GRID, INK, ORANGE, element, picture, text

_BOX, _HIGH, _GAP, _BETWEEN, _EDGE = 264.0, 92.0, 24.0, 40.0, 28.0
_LETTERS = 34
"""Of a name that fit into one line of a box; two lines are shown."""


class Box(NamedTuple):
    """One step: its name, two lines below it, a mark in the corner; ``side`` for a detour off the usual route."""

    key: str
    name: str
    who: str
    time: str
    mark: str
    side: bool
    next: tuple[str, ...]


def flow(boxes: Sequence[Box], title: str, description: str, name: str = "flow") -> str:
    """The diagram as SVG text. Keys in ``next`` that no box has are left out."""
    rows = _rows(boxes)
    place = _places(boxes, rows)
    wide = max((x for x, _y in place.values()), default=0.0) + _BOX + _EDGE
    high = (max(rows.values(), default=0) + 1) * (_HIGH + _BETWEEN) - _BETWEEN + 2
    lines = [
        _line(place[box.key], place[key], usual=at == 0, skips=rows[key] - rows[box.key] > 1)
        for box in boxes
        for at, key in enumerate(box.next)
        if key in place
    ]
    shapes = [_shape(box, *place[box.key]) for box in boxes]
    return picture(wide, high, title, description, name, [*lines, *shapes])


def _rows(boxes: Sequence[Box]) -> dict[str, int]:
    """Key → row: one below the lowest of those that lead to it. What goes in circles is cut off."""
    rows = {box.key: 0 for box in boxes}
    for _round in boxes:
        changed = False
        for box in boxes:
            for key in box.next:
                if key in rows and rows[key] <= rows[box.key] < len(boxes):
                    rows[key], changed = rows[box.key] + 1, True
        if not changed:
            break
    used = {row: place for place, row in enumerate(sorted(set(rows.values())))}
    return {key: used[row] for key, row in rows.items()}


def _places(boxes: Sequence[Box], rows: dict[str, int]) -> dict[str, tuple[float, float]]:
    taken: dict[int, int] = {}
    place: dict[str, tuple[float, float]] = {}
    for box in sorted(boxes, key=lambda box: box.side):
        row = rows[box.key]
        column = max(taken.get(row, 0), 1 if box.side else 0)
        taken[row] = column + 1
        place[box.key] = (_EDGE + column * (_BOX + _GAP), row * (_HIGH + _BETWEEN) + 1)
    return place


def _line(start: tuple[float, float], end: tuple[float, float], *, usual: bool, skips: bool) -> str:
    (x, y), (to_x, to_y) = start, end
    colour = INK if usual else FAINT
    if skips and x == to_x:
        # Past the boxes between, along the edge.
        points = [
            (x, y + _HIGH / 2),
            (x - 14, y + _HIGH / 2),
            (x - 14, to_y + _HIGH / 2),
            (to_x - 1, to_y + _HIGH / 2),
        ]
        head = _arrow(*points[-1], right=True, colour=colour)
    else:
        middle = to_y - _BETWEEN / 2
        half, to_half = x + _BOX / 2, to_x + _BOX / 2
        points = [(half, y + _HIGH), (half, middle), (to_half, middle), (to_half, to_y - 1)]
        head = _arrow(*points[-1], right=False, colour=colour)
    path = " ".join(f"{across:.0f},{down:.0f}" for across, down in points)
    dashes = {} if usual else {"stroke_dasharray": "5 4"}
    return element("polyline", points=path, fill="none", stroke=colour, stroke_width=1.5, **dashes) + head


def _arrow(x: float, y: float, *, right: bool, colour: str) -> str:
    if right:
        points = f"{x:.0f},{y:.0f} {x - 8:.0f},{y - 5:.0f} {x - 8:.0f},{y + 5:.0f}"
    else:
        points = f"{x:.0f},{y:.0f} {x - 5:.0f},{y - 8:.0f} {x + 5:.0f},{y - 8:.0f}"
    return element("polygon", points=points, fill=colour)


def _shape(box: Box, x: float, y: float) -> str:
    stripe = FAINT if box.side else BLUE
    parts = [
        element(
            "rect", x=x, y=y, width=_BOX, height=_HIGH, rx=4, fill="#ffffff", stroke=GRID, stroke_width=1.5
        ),
        element("rect", x=x, y=y, width=5.0, height=_HIGH, rx=2, fill=stripe),
    ]
    lines = wrap(box.name, _LETTERS) or [""]
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1][: _LETTERS - 1]}…"]
    for place, words in enumerate(lines):
        parts.append(text(words, x + 16, y + 21 + 16 * place, size=13, bold=True))
    parts.append(text(box.who[:42], x + 16, y + 62, fill=FAINT))
    parts.append(text(box.time, x + 16, y + 80))
    if box.mark:
        parts.append(text(box.mark, x + _BOX - 12, y + 80, anchor="end", fill=ORANGE, bold=True))
    return "".join(parts)
