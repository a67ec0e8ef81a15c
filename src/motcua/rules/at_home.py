"""On which grounds a dossier is taken in at the applicant's home, as packaged with this version of the program."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground; ``valid_to`` is its last day, ``None`` while none is known. ``words``: which it is, is written down.

    Not ``confirmed``: its basis has not been read in the text.
    """

    key: str
    name: str
    valid_from: date
    valid_to: date | None
    basis: str
    confirmed: bool
    words: bool

    def valid_on(self, day: date) -> bool:
        """Whether a dossier of ``day`` may be taken in at home on it."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def grounds_on(day: date) -> tuple[Ground, ...]:
    """The grounds that hold on ``day``, in the order of the file."""
    return tuple(one for one in all_grounds() if one.valid_on(day))


@cache
def all_grounds() -> tuple[Ground, ...]:
    """Every ground, past and present."""
    text = resources.files("motcua.rules").joinpath("data/at_home.toml").read_text(encoding="utf-8")
    return tuple(
        Ground(
            entry["key"],
            entry["name"],
            entry["valid_from"],
            entry.get("valid_to"),
            entry["basis"],
            entry["confirmed"],
            entry.get("words", False),
        )
        for entry in tomllib.loads(text)["grounds"]
    )
