"""Versions of national procedures: a new one only when the content differs from all that are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.rows import CatalogueFile, ProcedureRow
from motcua.rules.vietnamese import fold


@dataclass(slots=True)
class Kept:
    """What became of the rows. ``ids`` maps a short code to its procedure and the version of the file's content."""

    procedures: int = 0
    versions: int = 0
    same: int = 0
    touched: set[str] = field(default_factory=set)
    ids: dict[str, tuple[int, int]] = field(default_factory=dict)


def keep_versions(read: CatalogueFile, source: str) -> Kept:
    """Store what is new of the file's procedures; the caller holds the lock of loads and the transaction."""
    kept = Kept()
    rows = {row.short: row for row in read.rows}
    procedures = _procedures(rows, kept)
    known, newest = _known(procedures.values())
    fresh: list[ProcedureVersion] = []
    for code, row in rows.items():
        before = newest.get(procedures[code])
        if read.kind == "portal-list" and before is not None:
            _carry_over(row, before)
        digest = row.content_hash()
        version_id = known.get((procedures[code], digest))
        if version_id is not None:
            kept.ids[code] = (procedures[code], version_id)
            kept.same += 1
        else:
            number = before.number + 1 if before else 1
            fresh.append(_version(procedures[code], number, row, source, digest))
    for version in ProcedureVersion.objects.bulk_create(fresh, batch_size=500):
        known[(version.procedure_id, version.content_hash)] = version.pk
    kept.versions = len(fresh)
    for code, row in rows.items():
        if code not in kept.ids:
            kept.ids[code] = (procedures[code], known[(procedures[code], row.content_hash())])
            kept.touched.add(code)
    return kept


def _procedures(rows: dict[str, ProcedureRow], kept: Kept) -> dict[str, int]:
    ids = dict(Procedure.objects.filter(code__in=rows).values_list("code", "id"))
    made = Procedure.objects.bulk_create([Procedure(code=code) for code in rows if code not in ids])
    kept.procedures = len(made)
    return {**ids, **{procedure.code: procedure.pk for procedure in made}}


def _known(procedure_ids: Iterable[int]) -> tuple[dict[tuple[int, str], int], dict[int, ProcedureVersion]]:
    known: dict[tuple[int, str], int] = {}
    newest: dict[int, ProcedureVersion] = {}
    versions = ProcedureVersion.objects.filter(procedure__in=list(procedure_ids)).order_by(
        "procedure_id", "number"
    )
    for version in versions:
        known[(version.procedure_id, version.content_hash)] = version.pk
        newest[version.procedure_id] = version
    return known, newest


def _carry_over(row: ProcedureRow, before: ProcedureVersion) -> None:
    """The portal's list says only names: what it does not say stays as the newest version has it."""
    row.limit_number, row.limit_unit = before.limit_number, before.limit_unit
    row.level, row.decision = before.level, before.decision
    row.ministry = before.ministry or row.ministry
    row.details = {**row.details, **before.details}


def _version(procedure_id: int, number: int, row: ProcedureRow, source: str, digest: str) -> ProcedureVersion:
    return ProcedureVersion(
        procedure_id=procedure_id,
        number=number,
        name=row.name,
        search_key=fold(f"{row.short} {row.name}"),
        field=row.field[:200],
        ministry=row.ministry[:200],
        limit_number=row.limit_number,
        limit_unit=row.limit_unit,
        level=row.level,
        decision=row.decision[:300],
        source=source,
        details=row.details,
        doubts=[{"code": code, "value": value} for code, value in row.doubts],
        content_hash=digest,
    )
