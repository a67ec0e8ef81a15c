"""A paper that the program owes the applicant for something that it did by itself, until an officer prints it.

A dossier without appointment that became an ordinary one owes form 01 (NĐ 118/2025/NĐ-CP article 17.4), one that was
stopped because nothing came owes form 05: somebody must sign and send it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from motcua.register.course import Course
from motcua.register.course.clock import dated
from motcua.register.own import NotOurs, open_owned, write_own
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor


def owes(form: str, now: datetime) -> dict[str, Any]:
    """The fact of an event that makes the form of that number (``01``, ``05``) owed."""
    return {FactKind.SLIP_OWED: {"v": {"form": form, "since": dated(now)["at"]}}}


def owed(course: Course) -> str:
    """The number of the form that is owed; empty where none is."""
    return str((course.told.get(FactKind.SLIP_OWED) or {}).get("form", ""))


def printed(dossier_id: int, form: str, actor: Actor, now: datetime | None = None) -> bool:
    """Record that an officer printed the form that was owed; whether it was. Printing it again records nothing."""
    with transaction.atomic():
        try:
            opened = open_owned(dossier_id)
        except NotOurs:
            return False
        if owed(opened.course) != form:
            return False
        facts: dict[str, Any] = {FactKind.SLIP_OWED: {"v": None}, FactKind.SLIP: {"v": form}}
        write_own(opened, EventKind.SLIP_PRINTED, facts, actor, now or timezone.now())
    return True
