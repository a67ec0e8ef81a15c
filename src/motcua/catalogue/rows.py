"""One procedure as a file describes it, and what is wrong or doubtful about it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.codes import short_code


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a file from being loaded: ``row`` counts from 1 with the header lines."""

    row: int
    column: str
    value: str
    message: str

    def as_dict(self) -> dict[str, Any]:
        """The keys of the contract for ``--json``."""
        return {"row": self.row, "column": self.column, "value": self.value, "message": self.message}


@dataclass(slots=True)
class ProcedureRow:
    """What one source says of one procedure.

    ``offered`` tells whether the commune offers it by that source. ``doubts`` are pairs (code, value);
    ``catalogue.doubts.message`` says them in words.
    """

    row: int
    code: str
    name: str
    field: str = ""
    ministry: str = ""
    limit_number: int | None = None
    limit_unit: str = ""
    level: str = ""
    decision: str = ""
    details: dict[str, Any] = dataclasses.field(default_factory=dict)
    doubts: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    offered: bool = True
    cells: dict[str, Any] = dataclasses.field(default_factory=dict)
    """The row as it stands in its file; no part of what makes a version."""

    @property
    def short(self) -> str:
        """The code under which the procedure is known."""
        return short_code(self.code)

    def content_hash(self) -> str:
        """SHA-256 in hex over everything that makes a version: the same content is the same version."""
        content = [
            self.name, self.field, self.ministry, self.limit_number, self.limit_unit,
            self.level, self.decision, self.details,
        ]  # fmt: skip
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(slots=True)
class CatalogueFile:
    """A file, understood: its rows or its faults. ``complete`` files list all that the commune offers."""

    kind: str
    rows: list[ProcedureRow]
    faults: list[Fault]
    complete: bool = False
    sheet: str = ""
