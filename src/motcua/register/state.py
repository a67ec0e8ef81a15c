"""What a dossier is at one instant, as ``derive`` says it. Instants are aware; money in whole đồng."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from motcua.register.course.model import Course


class WaitSpan(NamedTuple):
    """A stretch of waiting (since, until] for ``supplement`` or ``finance``; ``None`` is open."""

    ground: str
    since: datetime | None
    until: datetime | None


class Supplement(NamedTuple):
    """A request for a missing component, and when it was answered."""

    asked: datetime
    answered: datetime | None
    content: str


class Conflict(NamedTuple):
    """A fact on which ``other`` contradicts the system ``holder`` whose word holds."""

    fact: str
    holder: str
    held: str
    other: str
    claimed: str


class State(NamedTuple):
    """One dossier: its name, where it stands, its dates, what it is about, and what is doubtful of it."""

    code: str
    system: str
    status: str
    stated_status: str
    outcome: str
    filed_at: datetime | None
    received_at: datetime | None
    due_at: datetime | None
    due_precision: str
    finished_at: datetime | None
    handed_over_at: datetime | None
    procedure: str
    procedure_name: str
    field: str
    channel: str
    mode: str
    handler: str
    officer: str
    fee: int
    paid_online: bool
    digitised: bool
    reused: bool
    electronic_result: bool
    linked_group: str
    late_reason: str
    assignee_id: int | None
    unit_id: int | None
    supplements: tuple[Supplement, ...]
    waits: tuple[WaitSpan, ...]
    conflicts: tuple[Conflict, ...]
    corrected: dict[str, dict[str, Any]]
    course: Course | None = None
    """How the dossier goes, where it is handled here; ``None`` for a mirrored one."""

    @property
    def own_course(self) -> Course:
        """The course of a dossier that is known to be handled here. Raises ``ValueError`` for a mirrored one."""
        if self.course is None:
            raise ValueError(f"{self.code} is not handled here")
        return self.course
