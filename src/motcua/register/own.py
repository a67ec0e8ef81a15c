"""Reading and writing dossiers that are handled here: one statement to open, one to write.

Officers wait for these, so they cost two round trips whatever the dossier went through. What they store is what
``refresh`` would store: the same ``derive``, the same columns, only those that changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.agencies import prepared
from motcua.agencies.authority import User, asked_for
from motcua.agencies.models import Agency
from motcua.agencies.seats import SEATS, Seats, seats_kept
from motcua.agencies.working_calendar import TOLD_SQL, Told, calendar_for, calendar_told
from motcua.register import store
from motcua.register.chain import GENESIS, Sealed, canonical, event_hash
from motcua.register.course import Course
from motcua.register.derive import derive
from motcua.register.hearing import Recorded
from motcua.register.loading import loaded
from motcua.register.parties import move_parties, taking_part
from motcua.register.projection import course_columns, own_columns
from motcua.register.rederive import own_entry
from motcua.register.state import State
from motcua.register.systems import OWN
from motcua.register.write import Acting, refresh
from motcua.rules.calendar import Calendar


@dataclass(slots=True)
class Opened:
    """An owned dossier with its row locked: its identity, its history, and what that comes to.

    ``agency`` counts it; ``receiver`` took it in. ``joined`` says that records of other systems were merged into it.
    """

    id: int
    uid: UUID
    agency: int
    head_seq: int
    head_hash: bytes
    columns: dict[str, Any]
    events: list[Recorded]
    state: State
    joined: bool
    days: Told | None = None
    """What the agency's calendar is made of, where that was read along with the dossier."""
    seats: Seats | None = None
    """Of who opened it to act, where they were read along."""

    @property
    def calendar(self) -> Calendar:
        """The working calendar by which its dates are reckoned: that of the agency that counts it."""
        if self.days is None:
            return calendar_for(Agency.objects.get(pk=self.agency))
        return calendar_told(self.days)

    @property
    def code(self) -> str:
        """What people call it."""
        return self.state.code

    @property
    def course(self) -> Course:
        """How it went until now."""
        return self.state.own_course

    @property
    def receiver(self) -> int:
        """The agency that took it in."""
        return self.course.receiver or self.agency


class NotOurs(LookupError):
    """There is no dossier of that id that is handled here."""


@cache
def _open_sql(lock: bool, seats: bool) -> str:
    columns = ", ".join(f"d.{name}" for name in store.DERIVED)
    held = "pg_advisory_xact_lock_shared(2, d.agency_id::int)" if lock else "NULL"
    return f"""
SELECT d.id, d.uid, d.head_seq, d.head_hash, {held},
       EXISTS (SELECT 1 FROM register_dossier m WHERE m.merged_into_id = d.id),
       (SELECT json_agg(json_build_array(e.kind, e.recorded_at, e.system, e.taken_at, e.facts, e.seq, e.officer_id)
                        ORDER BY e.seq) FROM register_event e WHERE e.dossier_id = d.id),
       ({TOLD_SQL} d.agency_id),
       {f"({SEATS})" if seats else "NULL"},
       {columns}
  FROM register_dossier d
 WHERE d.id = %s AND d.owned AND d.merged_into_id IS NULL
 {"FOR UPDATE OF d" if lock else ""}
"""


def open_owned(dossier_id: int, player: User | None = None) -> Opened:
    """Lock an owned dossier until the transaction ends and read all of it. Raises ``NotOurs``.

    The seats of ``player`` are read along, in the same round trip.
    """
    with connection.cursor() as cursor:
        row = _fetch(cursor, dossier_id, player=player)
        if len(row[6]) != row[2] and not row[5]:
            # Whoever held the lock before us wrote meanwhile: this statement's view of the events is the older one.
            row = _fetch(cursor, dossier_id, player=player)
        return _opened(cursor, row)


def read_owned(dossier_id: int) -> Opened:
    """An owned dossier as it stands, for pages: nothing is locked, so nothing may be written on it.

    Whether the reader may see it ``register.access`` has said before. Raises ``NotOurs``.
    """
    with connection.cursor() as cursor:
        return _opened(cursor, _fetch(cursor, dossier_id, lock=False))


def _opened(cursor: CursorWrapper, row: tuple[Any, ...]) -> Opened:
    if row[5]:
        from motcua.register.loading import events_of

        events = events_of(cursor, [row[0]])[row[0]]
    else:
        events = [_recorded(told) for told in row[6]]
    columns = dict(zip(store.DERIVED, row[9:], strict=True))
    return Opened(
        row[0],
        row[1],
        columns["agency_id"],
        row[2],
        bytes(row[3]),
        columns,
        events,
        derive(events),
        row[5],
        row[7],
        row[8],
    )


def _fetch(
    cursor: CursorWrapper, dossier_id: int, *, lock: bool = True, player: User | None = None
) -> tuple[Any, ...]:
    known = None if player is None else seats_kept(player)
    asked = player is not None and known is None
    about = asked_for(player) if player is not None and asked else ()
    prepared.execute(cursor, _open_sql(lock, asked), [*about, dossier_id])
    row: tuple[Any, ...] | None = cursor.fetchone()
    if row is None:
        raise NotOurs(dossier_id)
    seats = Seats.told(row[8]) if asked else known
    return (*row[:6], loaded(row[6]), tuple(loaded(row[7])), seats, *row[9:])


def _recorded(told: list[Any]) -> Recorded:
    kind, recorded_at, system, taken_at, facts, seq, officer_id = told
    return Recorded(
        kind,
        datetime.fromisoformat(recorded_at),
        system,
        datetime.fromisoformat(taken_at) if taken_at else None,
        facts,
        seq,
        officer_id,
    )


def write_own(opened: Opened, kind: str, facts: dict[str, Any], actor: Acting, now: datetime) -> State:
    """Write one event of ours on an opened dossier, and what follows from it; the new state."""
    sealed = Sealed(
        opened.uid, opened.head_seq + 1, kind, now, actor.officer_id, actor.role, OWN, now, facts,
        actor.origin(), b"", b"",
    )  # fmt: skip
    previous = opened.head_hash or GENESIS
    digest = event_hash(previous, sealed)
    events = [*opened.events, Recorded(kind, now, OWN, now, facts, sealed.seq, actor.officer_id)]
    state = derive(events)
    columns = own_columns(state, opened.receiver, own_entry(state))
    before = opened.state
    with connection.cursor() as cursor:
        _write(cursor, opened, sealed, previous, digest, columns, course_columns(state, columns["agency_id"]))
        if opened.joined:
            refresh([opened.id], now)
        else:
            if state.waits != before.waits:
                store.rewrite_waits(cursor, [(opened.id, state.waits)])
            if _parties(state, columns) != _parties(before, opened.columns):
                also = {opened.id: taking_part(state.course)}
                move_parties(cursor, {opened.id: columns}, opened.receiver, now, also)
    opened.events, opened.state, opened.columns = events, state, columns
    opened.head_seq, opened.head_hash = sealed.seq, digest
    return state


def _parties(state: State, columns: dict[str, Any]) -> tuple[Any, ...]:
    return (columns["agency_id"], columns["handler_id"], columns["vertical"], taking_part(state.course))


def _write(
    cursor: CursorWrapper,
    opened: Opened,
    sealed: Sealed,
    previous: bytes,
    digest: bytes,
    columns: dict[str, Any],
    course: dict[str, Any],
) -> None:
    """Event, dossier and course in one statement; columns that stay as they are are not touched, nor their indexes."""
    changed = {name: value for name, value in columns.items() if opened.columns[name] != value}
    event = (
        opened.id, opened.columns["agency_id"], sealed.seq, sealed.kind, sealed.recorded_at, sealed.officer_id,
        sealed.role, sealed.system, sealed.taken_at, canonical(sealed.facts).decode(),
        canonical(sealed.origin).decode(), b"", b"", previous, digest,
    )  # fmt: skip
    prepared.execute(
        cursor,
        _write_sql(tuple(changed)),
        [*event, opened.id, *course.values(), sealed.seq, digest, *changed.values(), opened.id],
    )


@cache
def _write_sql(changed: tuple[str, ...]) -> str:
    names = ", ".join(store.EVENT[1:])
    values = ", ".join(["%s"] * (len(store.EVENT) - 1))
    assignments = ", ".join(["head_seq = %s", "head_hash = %s", *(f"{name} = %s" for name in changed)])
    return (
        f"WITH told AS (INSERT INTO register_event ({names}) VALUES ({values})),"
        f" stands AS ({store.course_sql()})"
        f" UPDATE register_dossier SET {assignments} WHERE id = %s"
    )
