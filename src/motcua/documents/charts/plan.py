"""Several tasks over time, one bar each: what has been, what is expected, and how long each may still take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from motcua.documents.charts.svg import BLUE, FAINT, GRID, INK, ORANGE, element, picture, text

_LEFT, _WIDE, _ROW, _BAR, _TOP, _EDGE = 224.0, 520.0, 44.0, 18.0, 34.0, 16.0
_LETTERS = 30
_MARKS = 4


class Task(NamedTuple):
    """One bar from ``start`` to ``end``; ``rest`` is until when the end may move. ``sets``: on the decisive path.

    Under the name stands ``note``. ``done``: it has ended.
    """

    name: str
    note: str
    start: datetime
    end: datetime
    rest: datetime
    sets: bool
    done: bool


def plan(
    tasks: Sequence[Task], now: datetime, final: datetime, title: str, description: str, name: str
) -> str:
    """The picture as SVG text; the ``description`` says in words what it shows."""
    first = min([*(task.start for task in tasks), now])
    last = max([*(task.rest for task in tasks), final, now, first + timedelta(hours=1)])
    whole = (last - first).total_seconds()

    def x(moment: datetime) -> float:
        return _LEFT + _WIDE * ((moment - first).total_seconds() / whole)

    high = _TOP + _ROW * len(tasks) + _EDGE
    parts = [_mark(x(day), f"{day:%d/%m}", high) for day in _days(first, last)]
    for row, task in enumerate(tasks):
        y = _TOP + _ROW * row
        parts.append(text(_short(task.name), 0, y + 16, size=13, bold=task.sets))
        parts.append(text(_short(task.note), 0, y + 32, fill=FAINT))
        if task.rest > task.end:
            box = {"x": x(task.end), "y": y + 8, "width": x(task.rest) - x(task.end), "height": _BAR}
            parts.append(element("rect", **box, fill="none", stroke=FAINT, stroke_dasharray="4 3"))
        wide = max(x(task.end) - x(task.start), 3.0)
        colour = ORANGE if task.sets else BLUE
        opacity = 1 if task.done else 0.65
        parts.append(
            element(
                "rect",
                x=x(task.start),
                y=y + 8,
                width=wide,
                height=_BAR,
                rx=3,
                fill=colour,
                fill_opacity=opacity,
            )
        )
    parts.append(_line(x(now), high, INK, "2 3"))
    parts.append(_line(x(final), high, ORANGE, ""))
    return picture(_LEFT + _WIDE + _EDGE, high, title, description, name, parts)


def _days(first: datetime, last: datetime) -> list[datetime]:
    days = (last.date() - first.date()).days
    step = max(1, -(-days // _MARKS))
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    found = (midnight + timedelta(days=step * mark) for mark in range(_MARKS + 1))
    return [day for day in found if day <= last]


def _mark(x: float, words: str, high: float) -> str:
    line = element("line", x1=x, y1=_TOP - 8, x2=x, y2=high, stroke=GRID)
    return line + text(words, x, 16, anchor="middle", fill=FAINT)


def _line(x: float, high: float, colour: str, dashes: str) -> str:
    dashed = {"stroke_dasharray": dashes} if dashes else {}
    return element("line", x1=x, y1=_TOP - 8, x2=x, y2=high, stroke=colour, stroke_width=1.5, **dashed)


def _short(words: str) -> str:
    return words if len(words) <= _LETTERS else f"{words[: _LETTERS - 1]}…"
