"""What a commune offers under each procedure's code: everything an import needs to know, in one query."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from motcua.catalogue.limits import limit_of
from motcua.rules.clock import Limit
from motcua.rules.zone import ZONE


class Entry(NamedTuple):
    """One procedure as it stands for a commune. Without ``limit`` no due date can be derived."""

    procedure_id: int
    version_id: int
    code: str
    name: str
    field: str
    limit: Limit | None
    level: str


_COLUMNS = "p.id, v.id, p.code, v.name, v.field, v.limit_number, v.limit_unit, v.level"

# The version offered today, else the one that will be, else the one offered last, else the nation's newest.
_FOR_AGENCY = f"""
SELECT DISTINCT ON (p.id) {_COLUMNS}
FROM catalogue_procedure p
JOIN catalogue_procedureversion v ON v.procedure_id = p.id
LEFT JOIN catalogue_offering o ON o.version_id = v.id AND o.agency_id = %s
ORDER BY p.id,
  (o.id IS NOT NULL AND coalesce(o.offered_from <= %s, true) AND coalesce(o.offered_to > %s, true)) DESC,
  (o.id IS NOT NULL AND o.offered_to IS NULL) DESC, o.id DESC NULLS LAST, v.number DESC
"""

_OF_VERSION = f"""
SELECT {_COLUMNS}
FROM catalogue_procedureversion v
JOIN catalogue_procedure p ON p.id = v.procedure_id
WHERE v.id = %s
"""


def entries_for(agency_id: int) -> dict[str, Entry]:
    """Short code → entry, for every procedure that is known; one query."""
    today = datetime.now(ZONE).date()
    with connection.cursor() as cursor:
        cursor.execute(_FOR_AGENCY, [agency_id, today, today])
        return {row[2]: _entry(row) for row in cursor.fetchall()}


def entry_of_version(version_id: int) -> Entry:
    """The entry of one version. Versions never change: each is read once per process and database."""
    return _entry_of_version(str(connection.settings_dict["NAME"]), version_id)


@lru_cache(maxsize=8192)
def _entry_of_version(_database: str, version_id: int) -> Entry:
    with connection.cursor() as cursor:
        cursor.execute(_OF_VERSION, [version_id])
        row = cursor.fetchone()
    if row is None:
        raise LookupError(f"no version {version_id} of any procedure")
    return _entry(row)


def _entry(row: tuple[int, int, str, str, str, int | None, str, str]) -> Entry:
    procedure_id, version_id, code, name, field, number, unit, level = row
    return Entry(procedure_id, version_id, code, name, field, limit_of(number, unit), level)
