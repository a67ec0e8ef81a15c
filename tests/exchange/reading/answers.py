"""What reading a file answers, gathered: in this process, without a child."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from datetime import datetime
from itertools import starmap
from pathlib import Path
from typing import Any

from motcua.exchange.readers import with_spelt
from motcua.exchange.reading.answer import APART, Answer
from motcua.exchange.reading.limits import Limits
from motcua.exchange.reading.reader import read
from motcua.exchange.registry import PROFILES
from motcua.register.chain import canonical, word_digest

TAKEN = datetime(2026, 6, 19, 17)


@dataclass
class Answered:
    """The head of the last table, rows and bad rows as lists, words."""

    head: dict[str, Any] = field(default_factory=dict)
    rows: list[list[Any]] = field(default_factory=list)
    bad: list[list[Any]] = field(default_factory=list)
    words: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """Of the only row."""
        assert len(self.rows) == 1, self.rows
        return dict(self.rows[0][2])

    @property
    def faults(self) -> list[tuple[int, str, str, str]]:
        """(row, column, value, code) of each fault."""
        return [(bad[0], column, value, code) for bad in self.bad for column, value, code, _ in bad[4]]


def answered(path: Path, profile: str | None = None, taken_at: datetime = TAKEN, **limits: int) -> Answered:
    """Read a file here and now."""
    stream = io.BytesIO()
    profiles = [PROFILES[profile]] if profile else list(PROFILES.values())
    read(path, profiles, taken_at, Limits(**limits), Answer(stream))
    found = Answered()
    for line in stream.getvalue().split(b"\n")[:-1]:
        told, _, _ = line.partition(APART)
        for name, content in json.loads(told).items():
            if name == "rows":
                found.rows += starmap(_unspelt, with_spelt(content, line, len(told) + 1))
            elif name == "bad":
                found.bad += content
            elif name == "head":
                found.head = content
            elif name == "words":
                found.words = content
    return found


def _unspelt(row: list[Any], facts: bytes, raw: bytes) -> list[Any]:
    """A row with its facts and raw cells; the codes stand beside the facts alone; its digest is theirs."""
    number, codes, person, *rest, digest, _facts, _raw = row
    assert digest == word_digest(facts, canonical(person)).hex()
    told = json.loads(facts)
    assert told.pop("code") == {"v": codes}
    return [number, codes, told, person, json.loads(raw), *rest]
