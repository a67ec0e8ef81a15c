"""Loading a file of procedures: versions of national procedures, and what one commune offers of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from motcua.agencies.models import Agency
from motcua.catalogue.doubts import message
from motcua.catalogue.lineage import FileRow, lineage_in
from motcua.catalogue.offer import Offered, offer
from motcua.catalogue.reading.recognise import read_catalogue
from motcua.catalogue.rows import CatalogueFile
from motcua.catalogue.versions import Kept, keep_versions
from motcua.rules.zone import ZONE

LOADS_LOCK = 7_301
"""One load at a time, in the whole database: versions are numbered."""


@dataclass(slots=True)
class Loaded:
    """What a file came to. With ``faults`` nothing was recorded."""

    kind: str
    read: int = 0
    versions: Kept = field(default_factory=Kept)
    offered: Offered = field(default_factory=Offered)
    faults: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def touched(self) -> set[str]:
        """Short codes of procedures whose entry for the commune may now read otherwise."""
        return self.versions.touched | self.offered.touched

    def as_dict(self) -> dict[str, Any]:
        """The object that ``--json`` prints."""
        return {
            "kind": self.kind,
            "read": self.read,
            "procedures_new": self.versions.procedures,
            "versions_new": self.versions.versions,
            "same": self.versions.same,
            "offerings_new": self.offered.new,
            "offerings_changed": self.offered.changed,
            "offerings_closed": self.offered.closed,
            "not_in_file": sorted(self.offered.not_in_file),
            "not_in_own_list": sorted(self.offered.not_in_own_list),
            "kept_by_hand": sorted(self.offered.kept_by_hand),
            "errors": self.faults,
            "doubts": self.doubts,
        }


def load_catalogue(
    data: bytes, name: str, agency: Agency, *, replace: bool = False, since: date | None = None
) -> Loaded:
    """Load a file of procedures for ``agency``: everything in one transaction, or nothing when a row is at fault.

    ``since`` is the day from which the file holds; without it what the commune offers is put right as if it had
    always been so. ``replace`` ends, on that day or today, the offer of what a complete list leaves out. Raises
    ``BadFile`` for a file that is no catalogue.
    """
    read = read_catalogue(data)
    loaded = Loaded(read.kind, len(read.rows), doubts=_doubts(read))
    if read.faults:
        loaded.faults = [{"file": name, "sheet": "", **fault.as_dict()} for fault in read.faults]
        return loaded
    today = datetime.now(ZONE).date()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADS_LOCK])
        loaded.versions = keep_versions(read, f"{read.kind}:{name}"[:120])
        kept = lineage_in(name, hashlib.sha256(data).hexdigest())
        origins = {
            row.short: kept(FileRow(row.row, row.cells, read.sheet)) for row in read.rows if row.offered
        }
        loaded.offered = offer(read, loaded.versions, origins, agency, since, today, replace=replace)
    return loaded


def _doubts(read: CatalogueFile) -> list[dict[str, Any]]:
    return [
        {
            "row": row.row,
            "procedure": row.short,
            "code": code,
            "value": value,
            "message": message(code, value),
        }
        for row in read.rows
        for code, value in row.doubts
    ]
