"""The whole sample quarter, made."""

from __future__ import annotations

import random
from datetime import datetime
from typing import NamedTuple

from motcua.demo.dossier import Dossier
from motcua.demo.plan import Plan, read_plan
from motcua.demo.quarter import Maker, Quarter
from motcua.demo.stories import move_promise, tell


class Sample(NamedTuple):
    """The quarter, and the promise that one building permit had before it was moved."""

    quarter: Quarter
    moved: Dossier
    promised_before: datetime


def make_sample(plan: Plan | None = None) -> Sample:
    """The same quarter every time: each system draws from its own sequence, so that one cannot disturb another."""
    plan = plan or read_plan()
    quarter = Quarter(
        plan,
        {
            source.system: Maker(plan, source, random.Random(f"{plan.seed}-{source.system}")).make()
            for source in plan.sources
        },
    )
    tell(quarter, random.Random(f"{plan.seed}-stories"))
    return Sample(quarter, *move_promise(quarter))
