"""Writing one event by hand: what every officer's action does under the lock of the dossier's row.

A caller holds the transaction. ``lock`` takes the row of the dossier (and shares the agency's anchor lock, so
that an anchor never misses an event in flight); ``append`` writes the event and stores what is derived of it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.agencies.models import Officer
from motcua.register import rewrite, store
from motcua.register.appraise import appraise
from motcua.register.chain import GENESIS, Sealed, event_hash
from motcua.register.doubts import rewrite_doubts
from motcua.register.laid_out import event_row
from motcua.register.models import Dossier
from motcua.register.parties import move_parties, taking_part
from motcua.register.projection import course_columns
from motcua.register.rederive import projected, states, surroundings_of


@dataclass(frozen=True)
class Actor:
    """Who acts, in which role, and on which screen or command (``via``)."""

    officer: Officer
    role: str
    via: str
    on_behalf_of: int | None = None
    """The officer whose role was delegated to who acts."""

    @property
    def officer_id(self) -> int | None:
        """Whom the event names."""
        return self.officer.pk

    def origin(self) -> dict[str, Any]:
        """Where the act came from, as its event tells."""
        told: dict[str, Any] = {"screen": self.via}
        return told if self.on_behalf_of is None else {**told, "for": self.on_behalf_of}


@dataclass(frozen=True)
class Unattended:
    """What is recorded with no officer acting: an applicant's own filing, the sweeper (``via`` says which)."""

    via: str

    @property
    def officer_id(self) -> int | None:
        """Nobody."""
        return None

    @property
    def role(self) -> str:
        """None."""
        return ""

    def origin(self) -> dict[str, Any]:
        """Where the act came from, as its event tells."""
        return {"screen": self.via}


Acting = Actor | Unattended


def lock(dossier_id: int) -> Dossier:
    """The dossier with its row locked until the transaction ends. Raises ``Dossier.DoesNotExist``."""
    for dossier in lock_all([dossier_id]):
        return dossier
    raise Dossier.DoesNotExist


def lock_all(dossier_ids: Collection[int]) -> list[Dossier]:
    """Those of the dossiers that are there, in the order of their ids, locked by one statement in that order.

    The anchor's lock comes first, as with imports and acts (``register.own``). Who needs several dossiers takes the
    imports' turn before (``register.turns``).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock_shared(2, agency_id::int) FROM ("
            "SELECT DISTINCT agency_id FROM register_dossier WHERE id = ANY(%s) ORDER BY 1) AS concerned",
            [list(dossier_ids)],
        )
    locked = Dossier.objects.select_for_update(of=("self",)).select_related("agency")
    return list(locked.filter(pk__in=dossier_ids).order_by("pk"))


def append(dossier: Dossier, kind: str, facts: dict[str, Any], actor: Actor, now: datetime) -> int:
    """Write an event on a locked dossier, derive it anew, and give the event's id."""
    with connection.cursor() as cursor:
        (event_id,) = store.new_ids(cursor, "register_event", 1)
        sealed = Sealed(
            dossier.uid, dossier.head_seq + 1, kind, now, actor.officer.pk, actor.role, "", None, facts,
            actor.origin(), b"", b"",
        )  # fmt: skip
        previous = bytes(dossier.head_hash) or GENESIS
        digest = event_hash(previous, sealed)
        batch = store.Batch(cursor)
        batch.put(
            "register_event",
            event_row(event_id, dossier.pk, dossier.agency_id, sealed, previous, digest),
        )
        batch.flush()
        rewrite.heads(cursor, [(dossier.pk, sealed.seq, digest)])
    dossier.head_seq, dossier.head_hash = sealed.seq, digest
    return event_id


def refresh(root_ids: list[int], now: datetime) -> None:
    """Derive dossiers anew and store columns, parties, waits and standing doubts.

    Each is seen from the commune that recorded it last, whoever acts on it: names in its files are that commune's.
    """
    with connection.cursor() as cursor:
        found = states(cursor, root_ids)
        for around, roots in surroundings_of(cursor, root_ids):
            here = {root: found[root] for root in roots}
            derived = projected(cursor, here, around)
            rewrite.dossiers(cursor, derived)
            rewrite.courses(
                cursor,
                {
                    root: course_columns(state, derived[root]["agency_id"])
                    for root, state in here.items()
                    if state.course is not None
                },
            )
            also = {root: taking_part(state.course) for root, state in here.items()}
            move_parties(cursor, derived, around.agency.pk, now, also)
            rewrite.waits(cursor, {root: state.waits for root, state in here.items()})
            rewrite_doubts(
                cursor,
                [
                    (
                        derived[root]["agency_id"],
                        root,
                        appraise(state, around, derived[root]["clock_due_at"]),
                        {},
                    )
                    for root, state in here.items()
                ],
                None,
                now,
            )
