"""What a measure gives, and how durations are taken."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

SECONDS = "s"
PER_SECOND = "per second"
BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Result:
    """One line of ``latest.json``. ``aim`` is the ratio to reach: at most for times and bytes, at least for rates."""

    name: str
    unit: str
    ours: float
    reference: float
    reference_name: str
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """Ours over the reference."""
        return self.ours / self.reference

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached; ``None`` for what is measured for information."""
        if self.aim is None:
            return None
        return self.ratio >= self.aim if self.unit == PER_SECOND else self.ratio <= self.aim

    def as_dict(self) -> dict[str, object]:
        """The line, with exactly the keys that scripts read."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": self.ours,
            "reference": self.reference,
            "reference_name": self.reference_name,
            "ratio": self.ratio,
        }


def seconds(work: Callable[[], object]) -> float:
    """How long one run of ``work`` takes, by the wall clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def side_by_side(
    ours: Callable[[], object],
    reference: Callable[[], object],
    runs: int,
    between: Callable[[], object] = lambda: None,
) -> tuple[float, float]:
    """Medians of the two in seconds, taken in turns so that whatever else the machine does falls on both.

    ``between`` is done after each pair and not timed.
    """
    pairs = []
    for _ in range(runs):
        pairs.append((seconds(ours), seconds(reference)))
        between()
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def size(name: str, full: int) -> int:
    """A size of a measure: ``full``, divided by ``MOTCUA_BENCH_SHRINK`` in a trial of the bench itself."""
    shrunk = full // int(os.environ.get("MOTCUA_BENCH_SHRINK", "1"))
    if shrunk < 1:
        raise ValueError(f"MOTCUA_BENCH_SHRINK leaves nothing of {name}")
    return shrunk


def rounds(full: int) -> int:
    """How often to repeat what is timed: ``full``, once in a trial of the bench itself."""
    return full if os.environ.get("MOTCUA_BENCH_SHRINK", "1") == "1" else 1
