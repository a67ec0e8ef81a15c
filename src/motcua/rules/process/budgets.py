"""The legal time split over the steps of the usual route."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from motcua.rules.process.steps import Process, Step


def budgets(process: Process, total_working_seconds: int) -> dict[str, int]:
    """Step key → working seconds; the sum is exactly ``total_working_seconds`` (at least 0).

    Budgets in hours and days stand as they are where they fit; steps with a share divide what is left in the
    proportion of their shares. Where there is no share, or the fixed ones do not fit, all are stretched or
    shortened in proportion. Seconds left over by rounding go to the largest remainders, earlier steps first.
    Hand-over has 0 (the result exists, the clock has stopped), and so have steps off the usual route.
    """
    result = {step.key: 0 for step in process.steps}
    route = [step for step in process.usual_route() if step.kind != "hand_over"]
    if not route:
        route = [process.first]
    fixed = {step.key: step.budget.seconds or 0 for step in route if step.budget.unit != "percent"}
    shares = {step.key: step.budget.hundredths for step in route if step.budget.unit == "percent"}
    left = total_working_seconds - sum(fixed.values())
    if left >= 0 and any(shares.values()):
        result.update(fixed)
        result.update(_divided(left, shares))
    else:
        result.update(_divided(total_working_seconds, _weights(route, total_working_seconds)))
    return result


def _weights(route: list[Step], total: int) -> dict[str, Fraction | int]:
    weights: dict[str, Fraction | int] = {
        step.key: Fraction(total * step.budget.hundredths, 10_000)
        if (seconds := step.budget.seconds) is None
        else seconds
        for step in route
    }
    return weights if any(weights.values()) else {step.key: 1 for step in route}


def _divided(total: int, weights: Mapping[str, Fraction | int]) -> dict[str, int]:
    """``total`` in the proportion of ``weights`` (their sum above 0) by the largest remainder."""
    whole = sum(weights.values())
    given = {key: int(total * weight // whole) for key, weight in weights.items()}
    remainders = {key: total * weight - given[key] * whole for key, weight in weights.items()}
    rest = total - sum(given.values())
    for key in sorted(remainders, key=lambda key: -remainders[key])[:rest]:
        given[key] += 1
    return given
