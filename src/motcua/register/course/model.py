"""What the course of an owned dossier consists of. Instants are aware; working time in whole seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from motcua.register.vocabulary import EventKind
from motcua.rules.suspensions import Suspension

STOPPING = ("resume", "restart")
"""Policies under which the clock stands; a pause of policy ``none`` only books its time to who caused it."""


MOVES = frozenset({EventKind.FORWARDED.value, EventKind.RETURNED.value, EventKind.PROPOSED.value})
"""What brings a dossier to another step and may be taken back until who received it has acted."""


class Stay(NamedTuple):
    """Time that a dossier spent at one step, from the event ``seq`` that brought it there.

    ``unit`` and ``officer`` are ids; without an officer whoever plays ``role`` at the unit may take it.
    ``allotted`` is the step's part of the legal time; ``due`` when it should be done.
    """

    seq: int
    key: str
    name: str
    kind: str
    role: str
    unit: int | None
    officer: int | None
    since: datetime
    until: datetime | None
    due: datetime | None
    allotted: int


class Pause(NamedTuple):
    """A stretch in which the dossier waits for somebody outside: for the applicant, a payment, another agency.

    ``ground`` is that of the procedure's version, ``policy`` one of ``resume``, ``restart``, ``none``;
    ``whose`` says who takes the time (``agency`` its id where it is one known here), ``answer_by`` until when they
    should answer, ``content`` what is asked, ``outcome`` how it ended, ``lapse`` what follows when nobody answers
    (``stop`` or ``go_on``).
    """

    key: str
    ground: str
    kind: str
    policy: str
    since: datetime
    until: datetime | None
    answer_by: datetime | None
    whose: str
    content: str
    article: str
    flagged: str
    outcome: str
    agency: int | None = None
    lapse: str = ""

    @property
    def stops(self) -> bool:
        """Whether the clock stands in it."""
        return self.policy in STOPPING

    def suspension(self) -> Suspension:
        """The pause as the clock takes it."""
        return Suspension(self.since, self.until, self.policy, self.content)  # type: ignore[arg-type]


@dataclass(slots=True)
class Course:
    """How an owned dossier went until now. ``told`` holds what single acts said last, by kind of fact."""

    receiver: int | None = None
    competent: int | None = None
    vertical: int | None = None
    filed_at: datetime | None = None
    accept_by: datetime | None = None
    stays: list[Stay] = field(default_factory=list)
    pauses: dict[str, Pause] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    last_seq: int = 0
    last_kind: str = ""
    last_officer: int | None = None
    last_act_at: datetime | None = None
    apologised_at: datetime | None = None

    @property
    def here(self) -> Stay | None:
        """The step at which the dossier is now; ``None`` before receipt and after hand-over."""
        return self.stays[-1] if self.stays and self.stays[-1].until is None else None

    @property
    def open_pauses(self) -> list[Pause]:
        """What is being waited for, the longest first."""
        return sorted((one for one in self.pauses.values() if one.until is None), key=lambda one: one.since)

    @property
    def stands(self) -> bool:
        """Whether the clock stands now."""
        return any(one.stops for one in self.pauses.values() if one.until is None)

    @property
    def suspensions(self) -> tuple[Suspension, ...]:
        """What stopped the clock, and what stops it now, in order of beginning."""
        stopping = sorted((one for one in self.pauses.values() if one.stops), key=lambda one: one.since)
        return tuple(one.suspension() for one in stopping)

    @property
    def supplements(self) -> list[Pause]:
        """Requests for a supplement, in order."""
        asked = (one for one in self.pauses.values() if one.kind == "supplement")
        return sorted(asked, key=lambda one: one.since)
