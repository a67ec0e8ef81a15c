"""Steps and the ways between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from motcua.rules.wording import BadInput, gettext_noop

Kind = Literal["intake", "handle", "review", "sign", "stamp", "outside", "hand_over"]
KINDS: tuple[Kind, ...] = get_args(Kind)

ROLES = ("intake", "handler", "leader", "chair", "clerk", "hand_over", "cashier", "director", "vertical")
"""Codes of ``agencies.roles.Role`` that may act in a step."""

BudgetUnit = Literal["hours", "days", "percent"]
BUDGET_UNITS: tuple[BudgetUnit, ...] = get_args(BudgetUnit)

HOUR = 3600
DAY = 8 * HOUR
"""A working day of a budget, in seconds (Labour Code 2019, article 105)."""

MOST_STEPS = 40
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Budget:
    """The part of the legal time that is meant for a step: working hours, working days or per cent of the limit.

    The amount is held in hundredths, so that half a day or 12,5 % is exact.
    """

    hundredths: int
    unit: BudgetUnit = "percent"

    def __post_init__(self) -> None:
        if self.unit not in BUDGET_UNITS:  # callers read it from files
            raise BadInput(gettext_noop("Không có đơn vị thời gian “%(unit)s” cho một bước."), unit=self.unit)
        if not 0 <= self.hundredths <= 1_000_000:
            raise BadInput(gettext_noop("Thời gian của một bước phải từ 0 đến 10.000."))

    @property
    def seconds(self) -> int | None:
        """Working seconds of a budget in hours or days; ``None`` for a share of the limit."""
        if self.unit == "percent":
            return None
        return self.hundredths * (HOUR if self.unit == "hours" else DAY) // 100

    @property
    def amount(self) -> str:
        """``12.5`` or ``3``: the amount as a number is written in data."""
        whole, rest = divmod(self.hundredths, 100)
        return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)


NOTHING = Budget(0)


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``next`` are the keys that may follow, the usual one first; only the last step has none.

    ``unit`` is a code suffix or the name of the unit; empty: the unit of the procedure's field, or whoever it is
    forwarded to. ``role`` is empty for ``outside``: another agency acts. ``four_eyes``: not by the officer who did
    the step before.
    """

    key: str
    name: str
    kind: Kind
    role: str
    unit: str
    budget: Budget
    next: tuple[str, ...]
    four_eyes: bool = False

    def __post_init__(self) -> None:
        if len(self.key) > 30 or not _KEY.fullmatch(self.key):
            raise BadInput(
                gettext_noop(
                    "Mã bước “%(key)s” không hợp lệ: dùng tối đa 30 chữ thường không dấu, chữ số và gạch nối."
                ),
                key=self.key[:60],
            )
        if not self.name.strip() or len(self.name) > 200:
            raise BadInput(gettext_noop("Bước “%(key)s”: tên bước phải có từ 1 đến 200 ký tự."), key=self.key)
        if self.kind not in KINDS:
            raise BadInput(
                gettext_noop("Bước “%(key)s”: không có loại bước “%(kind)s”; hãy dùng một trong: %(known)s."),
                key=self.key,
                kind=self.kind,
                known=", ".join(KINDS),
            )


@dataclass(frozen=True, slots=True)
class Process:
    """The steps in the order of the table; the first one begins."""

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.steps) <= MOST_STEPS:
            raise BadInput(gettext_noop("Quy trình phải có từ 1 đến %(most)s bước."), most=MOST_STEPS)

    @property
    def first(self) -> Step:
        """Where a dossier begins."""
        return self.steps[0]

    def step(self, key: str) -> Step:
        """The step of that key; raises ``KeyError``."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Whether there is a step of that key."""
        return any(step.key == key for step in self.steps)

    def earlier(self, key: str) -> tuple[Step, ...]:
        """The steps from which ``key`` can be reached, in the order of the table: whereto it may be returned."""
        return tuple(step for step in self.steps if step.key != key and key in self.reached_from(step.key))

    def reached_from(self, key: str) -> frozenset[str]:
        """The keys of all steps that may come after ``key``, near or far."""
        found: set[str] = set()
        ahead = [key]
        while ahead:
            for following in self.step(ahead.pop()).next:
                if following not in found and self.has(following):
                    found.add(following)
                    ahead.append(following)
        return frozenset(found)

    def usual_route(self) -> tuple[Step, ...]:
        """From the first step, always by the first of ``next``; ends where it would come round again."""
        return tuple(self._along())

    def _along(self) -> Iterator[Step]:
        step, seen = self.first, set[str]()
        while step.key not in seen:
            seen.add(step.key)
            yield step
            if not step.next or not self.has(step.next[0]):
                return
            step = self.step(step.next[0])
