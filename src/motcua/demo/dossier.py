"""A dossier of the sample quarter as life made it; each export then shows its own part of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from motcua.demo.offerings import Procedure
from motcua.demo.people import Person

HANDLING, SUPPLEMENT, FINANCE = "handling", "waiting_supplement", "waiting_finance"
FINISHED, HANDED_OVER, REFUSED, WITHDRAWN = "finished", "handed_over", "refused", "withdrawn"
NOT_ACCEPTED, DRAFT = "not_accepted", "draft"

T = TypeVar("T")


def given(value: T | None) -> T:
    """A date or limit that this dossier must have; where it is missing, the plan asks for what cannot be."""
    if value is None:
        raise ValueError("the plan asks this of a dossier that has no such date or limit")
    return value


@dataclass(slots=True)
class Asked:
    """A request for a supplement, as the linked software records it."""

    asked: datetime
    answered: datetime | None
    content: str
    due_before: datetime


@dataclass(slots=True)
class Dossier:
    """One dossier at the time of the exports. Instants are aware, in Asia/Ho_Chi_Minh; ``fee`` in đồng.

    ``shown_code`` is the procedure's code as the export has it, misprints included. ``other_finish`` is what the
    Justice list says of the end of a linked dossier where that differs.
    """

    procedure: Procedure
    person: Person
    filed: datetime
    officer: str
    handler: str = ""
    code: str = ""
    status: str = HANDLING
    received: datetime | None = None
    due: datetime | None = None
    finished: datetime | None = None
    handed_over: datetime | None = None
    fee: int = 0
    paid_online: bool = False
    digitised: bool = True
    reused: bool = True
    note: str = ""
    linked_group: str = ""
    shown_code: str = ""
    asked: list[Asked] = field(default_factory=list)
    other_finish: datetime | None = None

    def __post_init__(self) -> None:
        self.shown_code = self.shown_code or self.procedure.code
        self.fee = self.procedure.fee

    @property
    def issued(self) -> bool:
        """Whether there is a result: then it is an electronic one too."""
        return self.finished is not None and self.status in (FINISHED, HANDED_OVER)
