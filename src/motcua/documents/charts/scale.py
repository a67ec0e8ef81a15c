"""Round steps for an axis."""

from __future__ import annotations


def steps(highest: int, wanted: int = 4) -> list[int]:
    """0 and round numbers up to at least ``highest``: steps of 1, 2 or 5 times a power of ten."""
    if highest <= 0:
        return [0, 1]
    step = 1
    while step * wanted < highest:
        step = next(step_ for step_ in _round_numbers() if step_ > step)
    return list(range(0, -(-highest // step) * step + 1, step))


def _round_numbers() -> list[int]:
    return [factor * 10**power for power in range(10) for factor in (1, 2, 5)]
