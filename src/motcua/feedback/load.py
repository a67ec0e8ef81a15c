"""Loading a list of petitions. Loading the same list again changes nothing."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from motcua.agencies.models import Agency
from motcua.catalogue.lineage import FileRow, lineage_in
from motcua.catalogue.reading.named import rows_as_they_stand
from motcua.catalogue.rows import Fault
from motcua.feedback.erase import without_text
from motcua.feedback.models import Petition
from motcua.feedback.petitions_file import PetitionRow, read_petitions


@transaction.atomic
def load_petitions(
    data: bytes, agency: Agency, *, name: str = "", digest: str = "", skip_bad: bool = False
) -> tuple[dict[str, int], list[Fault]]:
    """Record a .csv list: nothing when a row is at fault, unless ``skip_bad``. Counts ``new, changed, same``.

    ``name``: what the file is called; ``digest``: its SHA-256 in hex.
    """
    rows, faults = read_petitions(data)
    counts = {"new": 0, "changed": 0, "same": 0}
    if not faults or skip_bad:
        known = Petition.objects.select_for_update().filter(
            agency=agency, code__in=[row.code for row in rows]
        )
        by_code = {petition.code: petition for petition in known}
        kept, cells = lineage_in(name, digest), rows_as_they_stand(data)
        for row in rows:
            origin = kept(FileRow(row.row, cells[row.row]))
            counts[_keep(row, origin, agency, by_code.get(row.code))] += 1
    return counts, faults


def _keep(row: PetitionRow, origin: dict[str, Any], agency: Agency, known: Petition | None) -> str:
    values = row._asdict()
    del values["row"]
    if known is not None and known.erased_at is not None:
        values["content"], origin = "", without_text(origin) or {}
    if known is None:
        Petition.objects.create(agency=agency, **values, origin=origin)
        return "new"
    changed = [name for name, value in values.items() if getattr(known, name) != value]
    for name in changed:
        setattr(known, name, values[name])
    if changed or known.origin is None:
        known.origin = origin
        known.save(update_fields=[*changed, "origin"])
    return "changed" if changed else "same"
