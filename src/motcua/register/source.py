"""What an outside system says of one dossier: the form in which every profile hands a row to the register.

``Recorder`` (``register.actions.record``) takes these in batches; it alone decides what is new, changed,
merged or the same, and opens doubts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

Facts = dict[str, dict[str, object]]
"""Kind of fact → ``{"v": value}`` or, for a dated fact, ``{"at": "2026-06-12T15:36:37+07:00"}``.

Dated facts may carry ``"p": "minute" | "day"``; without it the precision is the second. Instants are written
in local time with the offset ``+07:00``, so that text order is time order. A kind that the source leaves
empty is absent. A supplement is ``"supplement:1": {"v": {"asked": iso, "answered": iso | None, "content": str}}``.
"""


class SourceRow(NamedTuple):
    """One row of an export, understood.

    ``codes`` holds (system, code) pairs, the issuing system's first. ``person`` has those of ``name``,
    ``id_number``, ``phone``, ``address`` that the row tells. ``raw`` is the row as it stood: header → text, or that
    spelt as canonical JSON already.
    """

    codes: tuple[tuple[str, str], ...]
    facts: Facts
    person: dict[str, str]
    raw: dict[str, object] | bytes
    sheet: str
    row: int
    doubts: tuple[tuple[str, str, str], ...] = ()
    """(doubt code, kind of fact or header, value) found by the profile itself."""
    told: bytes = b""
    """``facts`` with the codes among them, spelt as canonical JSON, where that is at hand."""
    digest: bytes = b""
    """``chain.word_digest`` of ``told`` and of the person as it is spelt, likewise."""


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """The file in which rows stand: lineage, never part of a fact's identity."""

    sha256: str
    name: str


@dataclass(slots=True)
class FoundDoubt:
    """A doubt found in recording: the caller turns ``fact`` into the header of its file for the message."""

    code: str
    dossier_code: str
    sheet: str
    row: int
    fact: str
    value: str
    message: str


@dataclass(slots=True)
class Tally:
    """What recording a batch came to. ``new + changed + merged + same`` is the number of rows."""

    new: int = 0
    changed: int = 0
    merged: int = 0
    same: int = 0
    events: int = 0
    doubts: list[FoundDoubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Which system speaks, as of when, recorded when and by whom: the same for all rows of a file."""

    agency_id: int
    system: str
    taken_at: datetime
    recorded_at: datetime
    records_hand_over: bool
    officer_id: int | None = None
    role: str = ""
    run_id: int | None = None
