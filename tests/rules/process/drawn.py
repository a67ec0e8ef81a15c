"""Processes written shortly: ``draw("tiep-nhan>thu-ly", …)``."""

from __future__ import annotations

from motcua.rules.process import Budget, Process, Step

KIND = {
    "tiep-nhan": ("intake", "intake"),
    "thu-ly": ("handle", "handler"),
    "duyet": ("review", "leader"),
    "ky": ("sign", "chair"),
    "dong-dau": ("stamp", "clerk"),
    "thue": ("outside", ""),
    "tra": ("hand_over", "hand_over"),
}


def step(key: str, *following: str, budget: Budget | None = None, **other) -> Step:
    kind, role = KIND.get(key, ("handle", "handler"))
    share = Budget(0 if kind == "hand_over" else 1000) if budget is None else budget
    unit = "Thuế cơ sở" if kind == "outside" else ""
    return Step(
        **({"key": key, "name": key.capitalize(), "kind": kind, "role": role, "unit": unit, "budget": share}
           | {"next": following} | other)
    )  # fmt: skip


def chain(*keys: str) -> Process:
    return Process(tuple(step(key, *keys[at + 1 : at + 2]) for at, key in enumerate(keys)))


USUAL = ("tiep-nhan", "thu-ly", "duyet", "ky", "dong-dau", "tra")
