"""How names of agencies are compared: folded, without punctuation, abbreviations written out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from motcua.rules.vietnamese import fold

_NO_WORD = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class VerticalKind:
    """One sector whose agencies use a commune's counter, and how they are usually written."""

    kind: str
    starts: tuple[str, ...]
    contains: tuple[str, ...]

    def fits(self, words: str) -> bool:
        """Whether the name, as ``key`` gives it, is one of this sector."""
        return any(begins(words, start) for start in self.starts) or any(
            holds(words, part) for part in self.contains
        )


@dataclass(frozen=True, slots=True)
class Wording:
    """The packaged table: abbreviations, beginnings of a commune's own bodies, vertical sectors."""

    abbreviations: dict[str, str]
    own_starts: tuple[str, ...]
    verticals: tuple[VerticalKind, ...]


@cache
def wording() -> Wording:
    """The table, read once."""
    table = tomllib.loads(files(__package__).joinpath("data", "names.toml").read_text(encoding="utf-8"))
    return Wording(
        table["abbreviations"],
        tuple(table["own"]["starts"]),
        tuple(
            VerticalKind(row["kind"], tuple(row.get("starts", ())), tuple(row.get("contains", ())))
            for row in table["vertical"]
        ),
    )


def key(text: str) -> str:
    """``UBND xã Thượng Hồng.`` → ``uy ban nhan dan xa thuong hong``."""
    return key_of_folded(fold(text))


def key_of_folded(text: str) -> str:
    """``key`` of a text that is folded already, as a search key is."""
    known = wording().abbreviations
    return " ".join([known.get(word, word) for word in _NO_WORD.sub(" ", text).split()])


def begins(words: str, start: str) -> bool:
    """Whether ``words`` begin with the whole words of ``start``."""
    return words == start or words.startswith(f"{start} ")


def holds(words: str, part: str) -> bool:
    """Whether the whole words of ``part`` stand together in ``words``."""
    return f" {part} " in f" {words} "


def without(words: str, part: str) -> str:
    """``words`` without the whole words of ``part``."""
    return f" {words} ".replace(f" {part} ", " ").strip() if part else words


def vertical_kind(words: str) -> str | None:
    """The sector that a name (as ``key`` gives it) belongs to, if it is one that uses communes' counters."""
    return next((sector.kind for sector in wording().verticals if sector.fits(words)), None)
