"""Processes as they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.rules.process.steps import Budget, BudgetUnit, Process, Step
from motcua.rules.wording import BadInput, gettext_noop


def as_dict(process: Process) -> dict[str, Any]:
    """The process for JSON: ``{"steps": [{"key", "name", …, "budget": {"amount", "unit"}, "next": […]}, …]}``."""
    return {"steps": [_step_as_dict(step) for step in process.steps]}


def from_dict(data: Mapping[str, Any]) -> Process:
    """The process that ``as_dict`` wrote; raises ``BadInput`` for anything else."""
    try:
        return Process(tuple(_step(entry) for entry in data["steps"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            gettext_noop("Dữ liệu quy trình thiếu hoặc sai mục %(name)s."), name=str(error)
        ) from None


def budget(amount: str, unit: BudgetUnit) -> Budget:
    """A budget from its two columns (``1.5`` or ``1,5``); raises ``BadInput`` for what is no number."""
    try:
        number = Decimal(amount.strip().replace(",", ".").removesuffix("%").strip() or "0")
        hundredths = number * 100
        if not number.is_finite() or abs(number) > 10_000 or hundredths != hundredths.to_integral_value():
            raise InvalidOperation
    except InvalidOperation:
        raise BadInput(
            gettext_noop("Thời gian “%(amount)s” không phải số có tối đa hai chữ số lẻ, như 2 hoặc 0,5."),
            amount=amount[:30],
        ) from None
    return Budget(int(hundredths), unit)


def _step_as_dict(step: Step) -> dict[str, Any]:
    return {
        "key": step.key,
        "name": step.name,
        "kind": step.kind,
        "role": step.role,
        "unit": step.unit,
        "budget": {"amount": step.budget.amount, "unit": step.budget.unit},
        "next": list(step.next),
        "four_eyes": step.four_eyes,
    }


def _step(entry: Mapping[str, Any]) -> Step:
    given = entry["budget"]
    return Step(
        key=str(entry["key"]),
        name=str(entry["name"]),
        kind=entry["kind"],
        role=str(entry["role"]),
        unit=str(entry.get("unit", "")),
        budget=budget(str(given["amount"]), given["unit"]),
        next=tuple(str(key) for key in entry["next"]),
        four_eyes=bool(entry.get("four_eyes", False)),
    )
