"""What holds for a dossier from its receipt on: the version of its procedure, its limits, its table of steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol

from django.db import connection

from motcua.agencies.models import Agency
from motcua.catalogue.content import Content, content_of
from motcua.catalogue.lookup import Entry, entry_of_version
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.offered import offering_of, promised_limit
from motcua.catalogue.processes import process_by_id, process_for
from motcua.register.course import Course
from motcua.register.course.clock import limits_fact, limits_of
from motcua.register.vocabulary import FactKind
from motcua.rules.clock import Limit
from motcua.rules.process import Process, default_process, process_elsewhere
from motcua.rules.zone import local

ELSEWHERE = "elsewhere"
"""What is told as the process of a dossier that a vertical agency decides by a process of its own."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A procedure as a commune offers it on a day. ``process_id`` is ``None`` for the default table of steps."""

    entry: Entry
    statutory: Limit | None
    promised: Limit | None
    process_id: int | None
    process: Process

    def facts(self) -> dict[str, Any]:
        """What the event of the receipt pins."""
        return {
            FactKind.PROCEDURE: {"v": self.entry.code},
            FactKind.VERSION: {"v": self.entry.version_id},
            FactKind.LIMITS: limits_fact(self.statutory, self.promised),
            FactKind.PROCESS: {"v": self.process_id},
        }


class Owing(Protocol):
    """What a clock starts by: the limits and the table of steps."""

    @property
    def statutory(self) -> Limit | None:
        """The law's."""

    @property
    def promised(self) -> Limit | None:
        """The agency's own, or the law's."""

    @property
    def process(self) -> Process:
        """The steps."""


class NotOffered(LookupError):
    """The commune does not offer that procedure now."""


def terms_for(agency: Agency, procedure_code: str, at: datetime) -> Terms:
    """The terms of a procedure that ``agency`` offers. Raises ``NotOffered``."""
    offering = offering_of(agency.pk, procedure_code, local(at).date())
    if offering is None:
        raise NotOffered(procedure_code)
    entry = entry_of_version(offering.version_id)
    process_id, process = process_for(agency, offering.procedure, at)
    return Terms(entry, entry.limit, promised_limit(offering), process_id, process)


def process_of(course: Course) -> Process:
    """The table of steps that a dossier is pinned to."""
    process_id = course.told.get(FactKind.PROCESS)
    if process_id == ELSEWHERE:
        return process_elsewhere()
    if process_id is not None:
        return _pinned(str(connection.settings_dict["NAME"]), int(process_id))
    return default_process(limits_of(course)[0])


@lru_cache(maxsize=1024)
def _pinned(_database: str, process_id: int) -> Process:
    """Published tables never change: each is read once per process and database."""
    return process_by_id(process_id)


def content_pinned(course: Course) -> Content:
    """Papers, fees, results and grounds of the version that a dossier is pinned to."""
    version = course.told.get(FactKind.VERSION)
    return _content(str(connection.settings_dict["NAME"]), int(version)) if version else Content()


@lru_cache(maxsize=1024)
def _content(_database: str, version_id: int) -> Content:
    """Published versions never change: each is read once per process and database."""
    return content_of(ProcedureVersion.objects.get(pk=version_id))
