"""Under which terms a member of linked procedures is handled: those of who decides it, or as the bundle lays down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.agencies.models import Agency
from motcua.catalogue.bundles import MemberOffer, newest_entry
from motcua.catalogue.lookup import Entry
from motcua.register.course.clock import limits_fact
from motcua.register.terms import ELSEWHERE, NotOffered, terms_for
from motcua.register.vocabulary import FactKind
from motcua.rules.clock import Limit
from motcua.rules.process import Process, default_process, process_elsewhere


@dataclass(frozen=True, slots=True)
class MemberTerms:
    """As ``register.terms.Terms``, of a procedure that may stand in no catalogue here (``entry`` ``None``)."""

    procedure: str
    name: str
    entry: Entry | None
    statutory: Limit | None
    promised: Limit | None
    process_id: int | str | None
    process: Process

    @property
    def limit(self) -> Limit | None:
        """The limit by which its result is owed."""
        return self.promised or self.statutory

    def about(self) -> dict[str, Any]:
        """Which procedure, told when it is filed."""
        told: dict[str, Any] = {
            FactKind.PROCEDURE: {"v": self.entry.code if self.entry else self.procedure},
            FactKind.PROCEDURE_NAME: {"v": self.name},
        }
        return {**told, FactKind.VERSION: {"v": self.entry.version_id}} if self.entry else told

    def facts(self) -> dict[str, Any]:
        """What its receipt pins."""
        limits = limits_fact(self.statutory, self.promised)
        return {**self.about(), FactKind.LIMITS: limits, FactKind.PROCESS: {"v": self.process_id}}


def member_terms(
    counts: Agency, procedure: str, member: MemberOffer, at: datetime, *, vertical: bool
) -> MemberTerms:
    """The terms on the day of ``at``: as ``counts`` offers the procedure, else by its newest version in the nation
    or the limit that the bundle lays down. A vertical agency goes by a process of its own.
    """
    try:
        offered = terms_for(counts, procedure, at)
        entry: Entry | None = offered.entry
        statutory, promised = offered.statutory, offered.promised
        process_id: int | str | None = offered.process_id
        process = offered.process
    except NotOffered:
        entry = newest_entry(procedure)
        statutory = entry.limit if entry and entry.limit else member.limit
        promised, process_id, process = statutory, None, default_process(statutory)
    if statutory is None and promised is None:
        statutory = promised = member.limit
        if process_id is None:
            process = default_process(statutory)
    if vertical:
        process_id, process = ELSEWHERE, process_elsewhere()
    name = entry.name if entry else member.name
    return MemberTerms(procedure, name, entry, statutory, promised, process_id, process)
