"""Moments, limits and pauses written shortly, so that a case fits on a line."""

from __future__ import annotations

from motcua.rules import written
from motcua.rules.clock import Limit, Suspension, Unit


def at(text: str):
    """``"03-02 09:10"`` of 2026, or with its year, in Vietnam."""
    day, hour = text.split()
    return written.moment(f"{day if len(day) == 10 else '2026-' + day}T{hour}")


def limit(text: str) -> Limit:
    """``"5 ngày làm việc"`` or ``"trong ngày"``."""
    if text == Unit.SAME_DAY.value:
        return Limit(0, Unit.SAME_DAY)
    number, unit = text.split(" ", 1)
    return Limit(int(number), Unit(unit))


def pause(start: str, end: str | None, policy="resume", ground: str = "") -> Suspension:
    return Suspension(at(start), at(end) if end else None, policy, ground)


def resume(start: str, end: str | None, ground: str = "") -> Suspension:
    return pause(start, end, "resume", ground)


def restart(start: str, end: str | None, ground: str = "") -> Suspension:
    return pause(start, end, "restart", ground)
