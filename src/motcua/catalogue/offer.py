"""What a commune offers: by its own list, or by the portal's where it has no list of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.agencies.models import Agency
from motcua.catalogue.models import ENDING, Offering, ProcedureVersion
from motcua.catalogue.rows import CatalogueFile
from motcua.catalogue.take_up import carry_promise
from motcua.catalogue.versions import Kept


@dataclass(slots=True)
class Offered:
    """What changed. ``not_in_file`` are offered but left out by a complete list; ``not_in_own_list`` the reverse.

    ``kept_by_hand`` are offered in a version that a person made: no file turns that back.
    """

    new: int = 0
    changed: int = 0
    closed: int = 0
    touched: set[str] = field(default_factory=set)
    not_in_file: set[str] = field(default_factory=set)
    not_in_own_list: set[str] = field(default_factory=set)
    kept_by_hand: set[str] = field(default_factory=set)


Origins = dict[str, dict[str, Any]]
"""Short code → the row of the file that offers it (``lineage``)."""


def offer(
    read: CatalogueFile,
    kept: Kept,
    origins: Origins,
    agency: Agency,
    since: date | None,
    today: date,
    *,
    replace: bool,
) -> Offered:
    """Bring the commune's offerings in line with a file. The caller holds the transaction."""
    result = Offered()
    standing = {offering.procedure_id: offering for offering in _open(agency)}
    wanted = {row.short: kept.ids[row.short] for row in read.rows if row.offered}
    if not read.complete:
        if _has_own_list(agency):
            offered = set(standing)
            result.not_in_own_list = {
                code for code, (procedure, _) in wanted.items() if procedure not in offered
            }
            return result
        ended = set(Offering.objects.filter(agency=agency).values_list("procedure_id", flat=True)) - set(
            standing
        )
        wanted = {code: ids for code, ids in wanted.items() if ids[0] not in ended}
    _open_or_move(wanted, standing, origins, agency, since, result)
    if read.complete:
        _close_the_rest(
            {procedure for procedure, _ in wanted.values()}, standing, since or today, replace, result
        )
    return result


def _open(agency: Agency) -> list[Offering]:
    return list(
        Offering.objects.filter(agency=agency, offered_to__isnull=True)
        .select_related("procedure", "version")
        .select_for_update(of=("self",))
    )


def _has_own_list(agency: Agency) -> bool:
    return Offering.objects.filter(agency=agency, version__source__startswith="list:").exists()


_MOVED = ["version", "origin", "promised_number", "promised_unit", "promised_basis"]


def _open_or_move(
    wanted: dict[str, tuple[int, int]],
    standing: dict[int, Offering],
    origins: Origins,
    agency: Agency,
    since: date | None,
    result: Offered,
) -> None:
    fresh, ended, moved, traced = [], [], [], []
    for code, (procedure_id, version_id) in wanted.items():
        offering = standing.get(procedure_id)
        if offering is not None and offering.version_id == version_id:
            if offering.origin is None and offering.version.published_by_id is None:
                offering.origin = origins[code]
                traced.append(offering)
            continue
        if offering is not None and offering.version.published_by_id is not None:
            result.kept_by_hand.add(code)
            continue
        result.touched.add(code)
        if offering is None:
            result.new += 1
        else:
            result.changed += 1
        if offering is not None and (since is None or (offering.offered_from or date.min) >= since):
            _carry(offering, offering, version_id)
            offering.version_id, offering.origin = version_id, origins[code]
            moved.append(offering)
            continue
        one = Offering(
            agency=agency,
            procedure_id=procedure_id,
            version_id=version_id,
            offered_from=since,
            origin=origins[code],
        )
        if offering is not None:
            offering.end(since)
            ended.append(offering)
            _carry(offering, one, version_id)
        fresh.append(one)
    Offering.objects.bulk_update(traced, ["origin"])
    Offering.objects.bulk_update(moved, _MOVED)
    Offering.objects.bulk_update(ended, ENDING)
    Offering.objects.bulk_create(fresh)


def _carry(before: Offering, after: Offering, version_id: int) -> None:
    if before.promised_unit:
        carry_promise(before, after, ProcedureVersion.objects.get(pk=version_id))


def _close_the_rest(
    kept: set[int], standing: dict[int, Offering], day: date, replace: bool, result: Offered
) -> None:
    rest = [offering for procedure, offering in standing.items() if procedure not in kept]
    codes = {offering.procedure.code for offering in rest}
    if not replace:
        result.not_in_file = codes
        return
    for offering in rest:
        offering.end(day)
    Offering.objects.bulk_update(rest, ENDING)
    result.closed = len(rest)
    result.touched |= codes
