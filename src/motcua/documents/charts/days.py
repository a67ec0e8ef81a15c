"""Received and resolved by day: bars for what came in, a line for what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from motcua.agencies.numbers import number
from motcua.documents.charts.scale import steps
from motcua.documents.charts.svg import BLUE, FAINT, GRID, ORANGE, element, picture, text

_WIDTH, _HEIGHT = 960.0, 300.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 12.0, 40.0, 34.0


class Day(NamedTuple):
    """One day's counts, in dossiers."""

    day: date
    received: int
    resolved: int


class Labels(NamedTuple):
    """The chart's words, from who draws it."""

    title: str
    description: str
    received: str
    resolved: str


def days(series: Sequence[Day], labels: Labels, name: str = "days") -> str:
    """The chart as SVG text. An empty series gives an empty frame."""
    highest = max((max(day.received, day.resolved) for day in series), default=0)
    axis = steps(highest)
    width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    slot = width / max(len(series), 1)

    def up(value: int) -> float:
        return _TOP + height * (1 - value / axis[-1])

    parts = [_legend(labels)]
    for value in axis:
        parts.append(element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=up(value), y2=up(value), stroke=GRID))
        parts.append(text(number(value), _LEFT - 8, up(value) + 4, anchor="end", fill=FAINT))
    for place, day in enumerate(series):
        if day.received:
            x, y = _LEFT + place * slot + slot * 0.15, up(day.received)
            parts.append(
                element("rect", x=x, y=y, width=slot * 0.7, height=_TOP + height - y, fill=BLUE, rx=1)
            )
    for run in _runs(series):
        points = " ".join(
            f"{_LEFT + (place + 0.5) * slot:.1f},{up(series[place].resolved):.1f}" for place in run
        )
        parts.append(
            element(
                "polyline", points=points, fill="none", stroke=ORANGE, stroke_width=2, stroke_linecap="round"
            )
        )
    parts += _dates(series, slot)
    return picture(_WIDTH, _HEIGHT, labels.title, labels.description, name, parts)


def _runs(series: Sequence[Day]) -> list[list[int]]:
    """Stretches of days on which anything happened: days of rest break the line, they are no collapse of work."""
    runs: list[list[int]] = []
    for place, day in enumerate(series):
        if not day.received and not day.resolved:
            continue
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    # A line needs two points, even for a day that stands alone.
    return [run if len(run) > 1 else run * 2 for run in runs]


def _legend(labels: Labels) -> str:
    second = _LEFT + 40 + 8.0 * len(labels.received)
    return "".join(
        (
            element("rect", x=_LEFT, y=12, width=14, height=10, fill=BLUE, rx=1),
            text(labels.received, _LEFT + 20, 21),
            element("line", x1=second, x2=second + 18, y1=17, y2=17, stroke=ORANGE, stroke_width=2),
            text(labels.resolved, second + 24, 21),
        )
    )


def _dates(series: Sequence[Day], slot: float) -> list[str]:
    """About ten dates below the axis."""
    every = max(1, -(-len(series) // 10))
    return [
        text(
            f"{day.day.day:02d}/{day.day.month:02d}",
            _LEFT + (place + 0.5) * slot,
            _HEIGHT - 12,
            anchor="middle",
            fill=FAINT,
        )
        for place, day in enumerate(series)
        if place % every == 0
    ]
