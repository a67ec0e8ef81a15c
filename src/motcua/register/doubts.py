"""Doubts in the table: what stands doubtful about dossiers becomes what it is now, many dossiers at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_noop as _

from motcua.register.appraise import STANDING_CODES, Standing, appraise
from motcua.register.projection import Surroundings
from motcua.register.sentences import kept, sentence
from motcua.register.source import FoundDoubt, SourceRow
from motcua.register.state import State
from motcua.register.store import DOUBT, to_json


def rewrite_doubts(
    cursor: CursorWrapper,
    standing: Sequence[tuple[int, int, list[Standing], dict[str, Any]]],
    run_id: int | None,
    now: datetime,
) -> None:
    """Make the standing doubts of dossiers (agency id, dossier id, doubts, lineage) what they are now.

    A doubt that a person settled stays settled; one that closed by itself opens again when its cause returns.
    """
    cursor.execute(
        "SELECT dossier_id, code, key FROM register_doubt"
        " WHERE dossier_id = ANY(%s) AND code = ANY(%s) AND settled_at IS NULL",
        [[dossier_id for _, dossier_id, _, _ in standing], sorted(STANDING_CODES)],
    )
    open_now = set(cursor.fetchall())
    wanted = {
        (dossier_id, doubt.code, doubt.key) for _, dossier_id, doubts, _ in standing for doubt in doubts
    }
    cursor.executemany(
        "UPDATE register_doubt SET settled_at = %s, settlement = 'tự hết'"
        " WHERE dossier_id = %s AND code = %s AND key = %s AND settled_at IS NULL",
        [(now, *gone) for gone in sorted(open_now - wanted)],
    )
    open_doubts(
        cursor,
        [
            doubt_values(agency_id, dossier_id, doubt, lineage, run_id, now)
            for agency_id, dossier_id, doubts, lineage in standing
            for doubt in doubts
            if (dossier_id, doubt.code, doubt.key) not in open_now
        ],
    )


def doubt_values(
    agency_id: int,
    dossier_id: int,
    doubt: Standing,
    lineage: dict[str, Any],
    run_id: int | None,
    now: datetime,
) -> tuple[Any, ...]:
    """A doubt in the order of ``DOUBT``."""
    detail = {**lineage, "fact": doubt.fact, "value": doubt.value, "message": doubt.message}
    if (made_of := kept(doubt.message)) is not None:
        detail["said"] = made_of
    return (agency_id, dossier_id, doubt.code, doubt.key[:200], to_json(detail), run_id, now, "")


def open_doubts(cursor: CursorWrapper, rows: Sequence[tuple[Any, ...]]) -> None:
    """Open doubts unless they are open, or settled by a person, already."""
    cursor.executemany(
        f"INSERT INTO register_doubt ({', '.join(DOUBT)}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (agency_id, dossier_id, code, key)"
        " DO UPDATE SET settled_at = NULL, settlement = '', detail = EXCLUDED.detail"
        " WHERE register_doubt.settled_by_id IS NULL",
        rows,
    )


def doubts_of(state: State, derived: dict[str, Any], row: SourceRow, around: Surroundings) -> list[Standing]:
    """What is doubtful of a dossier as a row tells it: what stands on its facts, and what the profile found."""
    found = appraise(state, around, derived["clock_due_at"])
    if not row.doubts:
        return found
    told = {code: value for code, _fact, value in row.doubts}
    found = [doubt._replace(value=told.get(doubt.code) or doubt.value) for doubt in found]
    for code, fact, value in row.doubts:
        if code not in STANDING_CODES:  # what stands on the facts themselves was found there
            found.append(Standing(code, value, fact, value, sentence(_("xem lại dòng này trong tệp nguồn"))))
    return found


def found_in(doubt: Standing, code: str, row: SourceRow) -> FoundDoubt:
    """A doubt as whoever imports is told of it; ``code`` names the dossier."""
    return FoundDoubt(doubt.code, code, row.sheet, row.row, doubt.fact, doubt.value, doubt.message)
