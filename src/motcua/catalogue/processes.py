"""The table of steps by which an agency handles a procedure on a day."""

from __future__ import annotations

from datetime import datetime

from motcua.agencies.models import Agency
from motcua.catalogue.lookup import entries_for
from motcua.catalogue.models import Procedure
from motcua.rules.process import Process, default_process


def process_for(agency: Agency, procedure: Procedure, at: datetime) -> tuple[int | None, Process]:
    """(id of the published table, its steps); without one ``None`` and the default steps."""
    _ = at  # no agency lays down a table of its own yet
    entry = entries_for(agency.pk).get(procedure.code)
    return None, default_process(entry.limit if entry else None)


def process_by_id(process_id: int) -> Process:
    """The steps of a published table. Raises ``LookupError``."""
    raise LookupError(process_id)
