"""A new dossier of our own: its row, its code, its first event, and who applied. One transaction, the caller's."""

from __future__ import annotations

import hashlib
import hmac
import os
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.register import histories, rewrite, store
from motcua.register.chain import GENESIS, Sealed, canonical, event_hash, salted_digest
from motcua.register.derive import derive
from motcua.register.hearing import Recorded
from motcua.register.histories import History
from motcua.register.own import Opened
from motcua.register.parties import Party, parties, taking_part
from motcua.register.projection import LONGEST_NAME, course_columns, own_columns, search_key
from motcua.register.rederive import own_entry
from motcua.register.systems import OWN
from motcua.register.vocabulary import FactKind
from motcua.register.write import Acting


def bring_in(
    kind: str,
    facts: Mapping[str, Any],
    person: Mapping[str, str],
    actor: Acting,
    receiver: int,
    now: datetime,
    uid: uuid.UUID | None = None,
) -> Opened:
    """Record a dossier that begins with this event. ``facts`` hold its codes (``FactKind.CODE``) and ``PLACES``.

    Raises ``IntegrityError`` when one of the codes, or ``uid``, is another dossier's.
    """
    told = dict(facts)
    first = Recorded(kind, now, OWN, now, told, 1, actor.officer_id)
    state = derive([first])
    columns = own_columns(state, receiver, own_entry(state))
    uid, salt = uid or uuid.uuid4(), os.urandom(16)
    sealed = Sealed(
        uid, 1, kind, now, actor.officer_id, actor.role, OWN, now, told, actor.origin(),
        salted_digest(salt, dict(person)) if person else b"", b"",
    )  # fmt: skip
    digest = event_hash(GENESIS, sealed)
    applicant = person.get("name", "")[:LONGEST_NAME]
    codes: Sequence[Sequence[str]] = told[FactKind.CODE]["v"]
    key = search_key([code for _system, code in codes], applicant)
    sort_at = state.received_at or state.filed_at or now
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(2, %s::int)", [columns["agency_id"]])
        dossier_id = _insert(
            cursor,
            "register_dossier",
            store.DOSSIER[1:],
            [uid, True, 1, digest, *columns.values(), applicant, key, sort_at],
        )
        event_id = _insert(
            cursor,
            "register_event",
            store.EVENT[1:],
            [
                dossier_id, receiver, 1, kind, now, actor.officer_id, actor.role, OWN, now, canonical(told).decode(),
                canonical(sealed.origin).decode(), sealed.personal_digest, b"", GENESIS, digest,
            ],
        )  # fmt: skip
        cursor.executemany(
            "INSERT INTO register_alias (system, code, dossier_id) VALUES (%s, %s, %s)",
            [(system, code, dossier_id) for system, code in codes],
        )
        if person:
            add_person(cursor, event_id, dossier_id, person, salt)
        course = course_columns(state, columns["agency_id"])
        rewrite.courses(cursor, {dossier_id: course})
        for party in [*parties(columns, receiver), *taking_part(state.course)]:
            _take_part(cursor, dossier_id, party, sort_at)
    histories.remember(dossier_id, History(uid, digest, columns, (first,), state, course))
    return Opened(dossier_id, uid, columns["agency_id"], 1, digest, columns, (first,), state, joined=False)


def add_person(
    cursor: CursorWrapper, event_id: int, dossier_id: int, person: Mapping[str, str], salt: bytes
) -> None:
    """Keep who applied beside the event whose digest covers it."""
    number = person.get("id_number", "")
    cursor.execute(
        "INSERT INTO register_person (event_id, dossier_id, system, content, salt, id_key)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        [
            event_id,
            dossier_id,
            OWN,
            canonical(dict(person)).decode(),
            salt,
            id_key(number) if number else None,
        ],
    )


def id_key(id_number: str) -> bytes:
    """What an identity number is found by: a digest keyed with the installation's secret (32 bytes)."""
    plain = "".join(sign for sign in id_number if sign.isalnum()).upper()
    return hmac.new(settings.SECRET_KEY.encode(), b"person:" + plain.encode(), hashlib.sha256).digest()


def _insert(cursor: CursorWrapper, table: str, names: Sequence[str], values: Sequence[Any]) -> int:
    places = ", ".join(["%s"] * len(names))
    cursor.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places}) RETURNING id", values)
    (made,) = cursor.fetchone()
    return int(made)


def _take_part(cursor: CursorWrapper, dossier_id: int, party: Party, since: datetime) -> None:
    cursor.execute(
        f"INSERT INTO register_dossierparty ({', '.join(store.PARTY)}) VALUES (%s, %s, %s, %s, NULL, %s, %s)",
        [dossier_id, party.agency_id, party.part, since, since, party.elsewhere],
    )
