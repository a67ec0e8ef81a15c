"""Which agencies play a part in a dossier, read off its derived columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.utils import CursorWrapper

from motcua.register.course import MOVES, Course
from motcua.register.vocabulary import Part

COMPETENT, RECEIVER = Part.COMPETENT.value, Part.RECEIVER.value


class Party(NamedTuple):
    """An agency's part; ``elsewhere`` when another agency counts the dossier."""

    agency_id: int
    part: str
    elsewhere: bool


def parties(derived: dict[str, Any], own: int) -> list[Party]:
    """The competent agency first, and the commune where the dossier came in when that is another."""
    counts = derived["agency_id"]
    competent = derived["handler_id"] if derived["vertical"] and derived["handler_id"] else counts
    found = [Party(competent, COMPETENT, competent != counts)]
    if competent != own:
        found.append(Party(own, RECEIVER, own != counts))
    return found


def taking_part(course: Course | None) -> list[Party]:
    """The agencies whose answer an owned dossier waits for, and the unit that may still take a forward back.

    The ones see it as long as it waits, the other until who received it has acted.
    """
    if course is None:
        return []
    places = {one.agency for one in course.open_pauses} | {unit_that_may_recall(course)}
    return [Party(place, Part.TAKES_PART.value, True) for place in sorted(filter(None, places))]


def unit_that_may_recall(course: Course) -> int | None:
    """The unit from which the dossier has just come to another one, where nobody has acted on it yet."""
    here = course.here
    if here is None or len(course.stays) < 2 or course.last_kind not in MOVES:
        return None
    before = course.stays[-2].unit
    return before if before != here.unit else None


def move_parties(
    cursor: CursorWrapper,
    derived: Mapping[int, dict[str, Any]],
    own: int,
    now: datetime,
    also: Mapping[int, list[Party]] | None = None,
) -> None:
    """Where a dossier's agencies are others than before, end the old parts and begin the new ones at ``now``.

    ``also`` names, by dossier, who plays a part beyond what the columns tell.
    """
    cursor.execute(
        "SELECT id, dossier_id, agency_id, part, elsewhere FROM register_dossierparty"
        " WHERE dossier_id = ANY(%s) AND until IS NULL",
        [list(derived)],
    )
    played: dict[tuple[int, Party], int] = {
        (dossier_id, Party(agency_id, part, elsewhere)): party_id
        for party_id, dossier_id, agency_id, part, elsewhere in cursor.fetchall()
    }
    wanted = {(dossier_id, party) for dossier_id, values in derived.items() for party in parties(values, own)}
    wanted.update((dossier_id, party) for dossier_id, more in (also or {}).items() for party in more)
    ended = [party_id for key, party_id in played.items() if key not in wanted]
    begun = sorted(wanted - played.keys())
    if ended:
        cursor.execute("UPDATE register_dossierparty SET until = %s WHERE id = ANY(%s)", [now, ended])
    cursor.executemany(
        "INSERT INTO register_dossierparty (dossier_id, agency_id, part, elsewhere, since, sort_at)"
        " SELECT id, %s, %s, %s, %s, sort_at FROM register_dossier WHERE id = %s",
        [(*party, now, dossier_id) for dossier_id, party in begun],
    )
