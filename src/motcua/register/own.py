"""Reading and writing dossiers that are handled here: one statement to open, one to write.

Officers wait for these, so they cost two round trips whatever the dossier went through, three where it changed since
this process met it last. What they store is what ``refresh`` would store: the same ``derive``, the same columns, only
those that changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from motcua.agencies import edition, prepared
from motcua.agencies.authority import User, asked_for
from motcua.agencies.edition import Memory
from motcua.agencies.models import Agency
from motcua.agencies.seats import SEATS, Seats, seats_remembered, seats_told
from motcua.agencies.working_calendar import TOLD_SQL, Told, calendar_for, calendar_told
from motcua.register import histories, rewrite, store
from motcua.register.chain import GENESIS, Sealed, canonical, sealed_hash
from motcua.register.course import Course
from motcua.register.derive import derive
from motcua.register.hearing import Recorded
from motcua.register.histories import History
from motcua.register.loading import events_of, loaded
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
    events: tuple[Recorded, ...]
    state: State
    joined: bool
    days: Told | None = None
    """What the agency's calendar is made of, where that was read along with the dossier."""
    seats: Seats | None = None
    """Of who opened it to act, where they were read along."""
    stored_course: dict[str, Any] | None = None
    """The columns of its course where this process stored them; else all are written anew by the next act."""

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
       (SELECT n.token::text FROM agencies_edition n WHERE n.id = 1),
       ({TOLD_SQL} d.agency_id),
       {f"({SEATS})" if seats else "NULL"},
       {columns}
  FROM register_dossier d
 WHERE d.id = %s AND d.owned AND d.merged_into_id IS NULL
 {"FOR UPDATE OF d" if lock else ""}
"""


_AS_REMEMBERED = """
SELECT pg_advisory_xact_lock_shared(2, d.agency_id::int),
       d.head_hash = %s AND n.token = %s
         AND (SELECT m.id FROM register_dossier m WHERE m.merged_into_id = d.id LIMIT 1) IS NULL
  FROM register_dossier d LEFT JOIN agencies_edition n ON n.id = 1
 WHERE d.id = %s AND d.owned AND d.merged_into_id IS NULL
   FOR UPDATE OF d
"""


def open_owned(dossier_id: int, player: User | None = None) -> Opened:
    """Lock an owned dossier until the transaction ends and read all of it. Raises ``NotOurs``.

    The seats of ``player`` are read along, in the same round trip. Where all is remembered and nothing has changed
    since, only that is asked.
    """
    memory = edition.memory()
    opened = _remembered(dossier_id, player, memory)
    if opened is not None and _stands(opened, memory.token):
        return opened
    opened = _read(dossier_id, player=player)
    if len(opened.events) != opened.head_seq and not opened.joined:
        # Whoever held the lock before us wrote meanwhile: this statement's view of the events is the older one.
        opened = _read(dossier_id, player=player)
    if not opened.joined:
        _remember(opened)
    return opened


def read_owned(dossier_id: int) -> Opened:
    """An owned dossier as it stands, for pages: nothing is locked, so nothing may be written on it.

    Whether the reader may see it ``register.access`` has said before. Raises ``NotOurs``.
    """
    return _read(dossier_id, lock=False)


def _remembered(dossier_id: int, player: User | None, memory: Memory) -> Opened | None:
    """The dossier as this process last met it; ``None`` where it would have to read something in any case."""
    history = histories.recalled(dossier_id)
    if history is None:
        return None
    days = memory.recalled(("calendar", history.columns["agency_id"]))
    seats = seats_remembered(player, memory) if player is not None else None
    if days is None or (player is not None and seats is None):
        return None
    return _opened(dossier_id, history, days, seats)


def _stands(opened: Opened, token: str) -> bool:
    """Lock it, and say whether it is as remembered, and roles and calendars too. Raises ``NotOurs``."""
    row = prepared.one(_AS_REMEMBERED, [opened.head_hash, token, opened.id])
    if row is None:
        raise NotOurs(opened.id)
    return bool(row[1])


def _opened(dossier_id: int, history: History, days: Told, seats: Seats | None) -> Opened:
    return Opened(
        dossier_id, history.uid, history.columns["agency_id"], history.events[-1].seq, history.head,
        history.columns, history.events, history.state, False, days, seats, history.course,
    )  # fmt: skip


def _remember(opened: Opened) -> None:
    """Keep it for the next act; not where what is stored differs from what the events say, as after an update."""
    if opened.columns == own_columns(opened.state, opened.receiver, own_entry(opened.state)):
        found = History(opened.uid, opened.head_hash, opened.columns, opened.events, opened.state, None)
        histories.remember(opened.id, found)


def _read(dossier_id: int, *, lock: bool = True, player: User | None = None) -> Opened:
    about = asked_for(player) if player is not None else ()
    row = prepared.one(_open_sql(lock, player is not None), [*about, dossier_id])
    if row is None:
        raise NotOurs(dossier_id)
    id_, uid, head_seq, head_hash, _held, joined, told, token, told_days, told_seats, *rest = row
    columns = dict(zip(store.DERIVED, rest, strict=True))
    agency = columns["agency_id"]
    days = tuple(loaded(told_days))
    edition.remember(token, ("calendar", agency), days)
    seats = seats_told(token, player, told_seats) if player is not None else None
    if joined:
        with connection.cursor() as cursor:
            events = tuple(events_of(cursor, [id_])[id_])
    else:
        events = tuple(_recorded(one) for one in loaded(told))
    return Opened(
        id_, uid, agency, head_seq, bytes(head_hash), columns, events, derive(events), joined, days, seats
    )


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
    told, origin = canonical(facts), canonical(sealed.origin)
    digest = sealed_hash(previous, sealed, told, origin)
    events = (*opened.events, Recorded(kind, now, OWN, now, facts, sealed.seq, actor.officer_id))
    state = derive(events)
    columns = own_columns(state, opened.receiver, own_entry(state))
    event = (
        opened.id, opened.agency, sealed.seq, kind, now, actor.officer_id, actor.role, OWN, now,
        told.decode(), origin.decode(), b"", b"", previous, digest,
    )  # fmt: skip
    course = course_columns(state, columns["agency_id"])
    _write(opened, event, _changed(opened.columns, columns), course)
    if opened.joined:
        refresh([opened.id], now)
    else:
        _follow(opened, state, columns, now)
        histories.remember(opened.id, History(opened.uid, digest, columns, events, state, course))
    opened.events, opened.state, opened.columns = events, state, columns
    opened.head_seq, opened.head_hash, opened.stored_course = sealed.seq, digest, course
    return state


def _changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in after.items() if before[name] != value}


def _follow(opened: Opened, state: State, columns: dict[str, Any], now: datetime) -> None:
    """What else is stored beside the dossier's row: its waits, and who takes part."""
    waits = state.waits != opened.state.waits
    parties = _parties(state, columns) != _parties(opened.state, opened.columns)
    if waits or parties:
        with connection.cursor() as cursor:
            if waits:
                rewrite.waits(cursor, {opened.id: state.waits})
            if parties:
                also = {opened.id: taking_part(state.course)}
                move_parties(cursor, {opened.id: columns}, opened.receiver, now, also)


def _parties(state: State, columns: dict[str, Any]) -> tuple[Any, ...]:
    return (columns["agency_id"], columns["handler_id"], columns["vertical"], taking_part(state.course))


def _write(opened: Opened, event: tuple[Any, ...], changed: dict[str, Any], course: dict[str, Any]) -> None:
    """Event, dossier and course in one statement; columns that stay as they are are not touched, nor their indexes.

    Of a course that another process stored, or another version of the program, everything is written.
    """
    seq, digest, before = event[2], event[-1], opened.stored_course
    moved = course if before is None else _changed(before, course)
    if before is None:
        about = (opened.id, *moved.values())
    else:
        about = (*moved.values(), opened.id) if moved else ()
    told = [*event, *about, seq, digest, *changed.values(), opened.id]
    prepared.run(_write_sql(tuple(changed), None if before is None else tuple(moved)), told)


@cache
def _write_sql(changed: tuple[str, ...], moved: tuple[str, ...] | None) -> str:
    names = ", ".join(store.EVENT[1:])
    values = ", ".join(["%s"] * (len(store.EVENT) - 1))
    parts = [f"told AS (INSERT INTO register_event ({names}) VALUES ({values}))"]
    if moved is None:
        parts.append(f"stands AS ({rewrite.course_sql()})")
    elif moved:
        parts.append(f"stands AS (UPDATE register_course SET {_assigned(moved)} WHERE dossier_id = %s)")
    assignments = _assigned(("head_seq", "head_hash", *changed))
    return f"WITH {', '.join(parts)} UPDATE register_dossier SET {assignments} WHERE id = %s"


def _assigned(names: tuple[str, ...]) -> str:
    return ", ".join(f"{name} = %s" for name in names)
