"""What an import came to: counts, faults and doubts."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from motcua.register.sentences import kept
from motcua.register.source import Tally

MOST_LISTED = 20_000
"""Issues listed one by one; beyond that they are counted only."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault or doubt: where it stands in which file, what stands there, and what to do."""

    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    code: str
    message: str


@dataclass(slots=True)
class Counts:
    """``new + changed + merged + same`` rows were recorded or known, ``skipped`` left out for their faults."""

    new: int = 0
    changed: int = 0
    merged: int = 0
    same: int = 0
    skipped: int = 0
    events: int = 0

    def add(self, tally: Tally) -> None:
        """What recording a batch came to."""
        self.new += tally.new
        self.changed += tally.changed
        self.merged += tally.merged
        self.same += tally.same
        self.events += tally.events

    def clear(self) -> None:
        """Nothing was recorded after all."""
        self.new = self.changed = self.merged = self.same = self.skipped = self.events = 0


@dataclass(slots=True)
class ImportResult:
    """The whole of a run. ``recorded`` is false for a dry run and where faults refused it."""

    counts: Counts = field(default_factory=Counts)
    errors: list[Issue] = field(default_factory=list)
    doubts: list[Issue] = field(default_factory=list)
    error_count: int = 0
    doubt_count: int = 0
    notes: list[str] = field(default_factory=list)
    """Files left aside, words loaded: neither faults nor doubts."""
    recorded: bool = False
    refused: bool = False
    cured: int = 0

    def fault(self, issue: Issue) -> None:
        """Count a fault, and list it."""
        self.error_count += 1
        if len(self.errors) < MOST_LISTED:
            self.errors.append(issue)

    def doubt(self, issue: Issue) -> None:
        """Count a doubt, and list it."""
        self.doubt_count += 1
        if len(self.doubts) < MOST_LISTED:
            self.doubts.append(issue)

    def note(self, words: str) -> None:
        """Tell something once; no words are nothing to tell."""
        if words and words not in self.notes:
            self.notes.append(words)

    def as_json(self) -> dict[str, Any]:
        """The contract of ``motcua import --json``."""
        return {
            **asdict(self.counts),
            "errors": [asdict(issue) for issue in self.errors],
            "doubts": [asdict(issue) for issue in self.doubts],
        }

    def summary(self) -> dict[str, Any]:
        """What is kept on the run: everything but the lists."""
        return {
            **asdict(self.counts),
            "errors": self.error_count,
            "doubts": self.doubt_count,
            "notes": [kept(note) or note for note in self.notes],
            "recorded": self.recorded,
            "refused": self.refused,
            "cured": self.cured,
        }
