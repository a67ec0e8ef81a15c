"""Deriving dossiers anew from their events, and the columns that follow: for actions, imports and the rebuild."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.backends.utils import CursorWrapper

from motcua.agencies.models import Agency
from motcua.catalogue.lookup import Entry, entry_of_version
from motcua.register.derive import derive
from motcua.register.loading import events_of
from motcua.register.projection import Surroundings, columns
from motcua.register.state import State
from motcua.register.systems import OWN
from motcua.register.vocabulary import EventKind, FactKind


def states(
    cursor: CursorWrapper,
    roots: Sequence[int],
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> dict[int, State]:
    """Root dossier id → its state. Dossiers of which nothing was known by ``known_at`` are left out."""
    found = {}
    for root, events in events_of(cursor, roots).items():
        visible = [event for event in events if known_at is None or event.recorded_at <= known_at]
        if visible:
            found[root] = derive(visible, as_of)
    return found


def projected(
    cursor: CursorWrapper, found: Mapping[int, State], around: Surroundings
) -> dict[int, dict[str, Any]]:
    """Root dossier id → the columns to store; a closed dossier keeps the version that it was recorded under."""
    pins = pinned(cursor, list(found))
    return {root: columns(state, around, _pin(state, pins.get(root))) for root, state in found.items()}


def own_entry(state: State) -> Entry | None:
    """The version of its procedure that an owned dossier is pinned to, since its receipt or its filing."""
    version = state.course.told.get(FactKind.VERSION) if state.course else None
    return entry_of_version(int(version)) if version else None


def surroundings_of(
    cursor: CursorWrapper, roots: Sequence[int], made: dict[int, Surroundings] | None = None
) -> list[tuple[Surroundings, list[int]]]:
    """Root dossiers by the commune that recorded them last: whose catalogue and names their columns come from.
    Of a dossier handled here it is the one that took it in.

    ``made`` keeps surroundings from one call to the next.
    """
    cursor.execute(
        "SELECT DISTINCT ON (1) coalesce(d.merged_into_id, d.id), e.agency_id"
        " FROM register_dossier d JOIN register_event e ON e.dossier_id = d.id"
        " WHERE (d.id = ANY(%s) OR d.merged_into_id = ANY(%s)) AND (e.kind = %s OR e.system = %s)"
        " ORDER BY 1, (e.system = %s) DESC, CASE e.system WHEN %s THEN e.seq END, e.recorded_at DESC, e.id DESC",
        [list(roots), list(roots), EventKind.RECORDED.value, OWN, OWN, OWN],
    )
    by_agency: dict[int, list[int]] = {}
    for root, agency_id in cursor.fetchall():
        by_agency.setdefault(agency_id, []).append(root)
    known = {} if made is None else made
    for agency in Agency.objects.select_related("parent").filter(pk__in=by_agency.keys() - known.keys()):
        known[agency.pk] = Surroundings(agency)
    return [(known[agency_id], found) for agency_id, found in sorted(by_agency.items())]


def pinned(cursor: CursorWrapper, roots: Sequence[int]) -> dict[int, Entry]:
    """Root dossier id → the catalogue entry of the version that it is stored under, for closed dossiers."""
    cursor.execute(
        "SELECT id, version_id FROM register_dossier"
        " WHERE id = ANY(%s) AND finished_at IS NOT NULL AND version_id IS NOT NULL",
        [list(roots)],
    )
    return {root: entry_of_version(version_id) for root, version_id in cursor.fetchall()}


def _pin(state: State, entry: Entry | None) -> Entry | None:
    """The pin holds while the dossier is closed and of the same procedure; one handled here is always pinned."""
    if state.course is not None:
        return own_entry(state)
    if entry is None or state.finished_at is None:
        return None
    return entry if state.procedure.startswith(entry.code) else None
