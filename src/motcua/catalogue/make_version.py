"""A version made by a person: numbered after the newest, never a change of one that there is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from motcua.agencies.models import Officer
from motcua.catalogue.load import LOADS_LOCK
from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.rows import ProcedureRow
from motcua.rules.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Written:
    """Everything that makes a version, in the columns of ``ProcedureVersion``."""

    name: str
    field: str
    ministry: str
    limit_number: int | None
    limit_unit: str
    level: str
    decision: str
    details: dict[str, Any]
    doubts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, version: ProcedureVersion) -> Written:
        """What a version says."""
        return cls(
            version.name,
            version.field,
            version.ministry,
            version.limit_number,
            version.limit_unit,
            version.level,
            version.decision,
            dict(version.details),
            tuple((doubt["code"], doubt["value"]) for doubt in version.doubts),
        )

    def content_hash(self) -> str:
        """The hash by which loads know the same content again."""
        return ProcedureRow(
            0, "", self.name, self.field, self.ministry, self.limit_number, self.limit_unit,
            self.level, self.decision, self.details,
        ).content_hash()  # fmt: skip

    def changed(self, **columns: Any) -> Written:
        """The same with other columns."""
        return replace(self, **columns)


def lock_versions() -> None:
    """Wait for loads and other editors: versions are numbered. Held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADS_LOCK])


def make_version(
    procedure: Procedure, written: Written, officer: Officer, source: str, valid_from: Any = None
) -> ProcedureVersion:
    """Store the next version; the caller holds ``lock_versions`` and the transaction."""
    newest = procedure.versions.order_by("-number").first()
    return ProcedureVersion.objects.create(
        procedure=procedure,
        number=newest.number + 1 if newest else 1,
        name=written.name,
        search_key=fold(f"{procedure.code} {written.name}"),
        field=written.field[:200],
        ministry=written.ministry[:200],
        limit_number=written.limit_number,
        limit_unit=written.limit_unit,
        level=written.level,
        decision=written.decision[:300],
        valid_from=valid_from,
        source=source[:120],
        details=written.details,
        doubts=[{"code": code, "value": value} for code, value in written.doubts],
        content_hash=written.content_hash(),
        published_by=officer,
    )
