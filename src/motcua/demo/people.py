"""Invented people: no name, number or village here is anyone's."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

COMMUNE = "Xã Thượng Hồng"


@dataclass(frozen=True, slots=True)
class Person:
    """An applicant. Identity numbers begin with 999, telephone numbers with 0999: neither is ever given out."""

    name: str
    id_number: str
    phone: str
    address: str


@cache
def _names() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads(
        resources.files("motcua.demo").joinpath("data/people.toml").read_text("utf-8")
    )
    return data


def person(chance: random.Random) -> Person:
    """One more inhabitant."""
    names = _names()
    given = chance.choice(names["men"] if chance.random() < 0.5 else names["women"])
    return Person(
        name=f"{chance.choice(names['surnames'])} {given}",
        id_number=f"999{chance.randrange(10**9):09d}",
        phone=f"0999{chance.randrange(10**6):06d}",
        address=f"{chance.choice(names['villages'])}, {COMMUNE}",
    )
