"""What an erasure means afterwards: of that dossier later exports bring facts, and no person and no row as it stood.

Rooms above keep rows of files too (those left out of an import, their faults): they register here, when the program
starts, how they forget those of a dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models.functions import Coalesce

from motcua.register.chain import canonical, word_digest
from motcua.register.models import Alias, Doubt, Event, Statement
from motcua.register.spoken import Spoken, without_person
from motcua.register.vocabulary import EventKind

ONLY_A_SCAN = "scan"
"""Marks what is told of an erasing elsewhere: it took the scan of a list that names this dossier too, nothing else."""


class Place(NamedTuple):
    """Where a row stood: the digest of its file, the sheet, the row's number from 1."""

    sha256: str
    sheet: str
    row: int


Forgetter = Callable[[Collection[tuple[str, str]], Collection[Place], int | None], None]
"""((system, code) pairs, places, agency's id) → forgets the rows of files under those codes and at those places; of
that agency alone where one is named, for codes that each agency gives by itself."""

_forgetters: list[Forgetter] = []


def register(forgetter: Forgetter) -> None:
    """Have ``forgetter`` called by every erasing; registering it again changes nothing."""
    if forgetter not in _forgetters:
        _forgetters.append(forgetter)


def erased_among(cursor: CursorWrapper, roots: Collection[int]) -> set[int]:
    """Those of the dossiers (roots) that were erased, or into which a record was merged that was."""
    cursor.execute(
        "SELECT DISTINCT coalesce(d.merged_into_id, d.id) FROM register_event e"
        " JOIN register_dossier d ON d.id = e.dossier_id"
        " WHERE e.kind = 'erased' AND NOT (e.facts->'erased')::jsonb ? %s"
        " AND (d.id = ANY(%s) OR d.merged_into_id = ANY(%s))",
        [ONLY_A_SCAN, list(roots), list(roots)],
    )
    return {root for (root,) in cursor.fetchall()}


def codes_erased(system: str, codes: Collection[str]) -> set[str]:
    """Those of a system's codes whose dossiers were erased."""
    root = Coalesce("dossier__merged_into_id", "dossier_id")
    roots = dict(Alias.objects.filter(system=system, code__in=codes).values_list("code", root))
    if not roots:
        return set()
    with connection.cursor() as cursor:
        erased = erased_among(cursor, set(roots.values()))
    return {code for code, root in roots.items() if root in erased}


def nameless(
    cursor: CursorWrapper, roots: Sequence[int], items: Sequence[Spoken]
) -> tuple[list[Spoken], set[int]]:
    """Rows met again, those of erased dossiers without person and row; and which dossiers (roots) those are."""
    erased = erased_among(cursor, roots)
    if not erased:
        return list(items), erased
    pairs = zip(roots, items, strict=True)
    return [without_person(item) if root in erased else item for root, item in pairs], erased


def forget_elsewhere(records: Collection[int]) -> None:
    """Of records that are erased: what is kept beside their events of what their rows said."""
    for statement in Statement.objects.filter(dossier__in=records):
        # A plain digest over facts and person: who guesses the person could see that it is right.
        statement.digest = word_digest(canonical(statement.told()), canonical({}))
        statement.save(update_fields=["digest"])
    for doubt in Doubt.objects.filter(dossier__in=records, code="unknown_value"):
        doubt.key, doubt.detail = f"*{doubt.pk}", {**doubt.detail, "value": ""}
        doubt.save(update_fields=["key", "detail"])
    codes = set(Alias.objects.filter(dossier__in=records).values_list("system", "code"))
    told = Event.objects.filter(dossier__in=records, kind=EventKind.RECORDED).values_list("origin", flat=True)
    seen = Statement.objects.filter(dossier__in=records).values_list("origin", flat=True)
    places = {
        Place(str(origin["sha256"]), str(origin.get("sheet", "")), int(origin.get("row") or 0))
        for origin in [*told, *seen]
        if "sha256" in origin
    }
    forget_rows(codes, places)


def forget_rows(
    codes: Collection[tuple[str, str]], places: Collection[Place], agency_id: int | None = None
) -> None:
    """Have the rooms above forget rows of files (``Forgetter``)."""
    for forgetter in _forgetters:
        forgetter(codes, places, agency_id)
