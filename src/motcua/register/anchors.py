"""Sealing the register: an anchor covers every head changed since the one before, and that one itself.

Printed in a report or kept in a backup, an anchor lets anyone prove later that nothing before it was changed.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from motcua.agencies.models import Agency
from motcua.register.chain import GENESIS, anchor_root
from motcua.register.models import Anchor, Event
from motcua.register.turns import turn_to_seal


def make_anchor(agency: Agency, now: datetime | None = None) -> Anchor | None:
    """Seal what was recorded since the last anchor; that one again when nothing was, ``None`` when never anything."""
    with transaction.atomic(), connection.cursor() as cursor:
        turn_to_seal(agency)
        last = Anchor.objects.filter(agency=agency).order_by("-number").first()
        first_event = last.last_event if last else 0
        cursor.execute("SELECT max(id) FROM register_event WHERE agency_id = %s", [agency.pk])
        newest = cursor.fetchone()[0] or 0
        if newest <= first_event:
            return last
        heads = heads_between(agency.pk, first_event, newest)
        previous = bytes(last.root) if last else GENESIS
        return Anchor.objects.create(
            agency=agency,
            number=last.number + 1 if last else 1,
            made_at=now or timezone.now(),
            first_event=first_event,
            last_event=newest,
            heads=len(heads),
            previous=previous,
            root=anchor_root(previous, heads),
        )


def make_anchors(now: datetime | None = None) -> None:
    """Seal what every agency recorded since its last anchor."""
    for agency in Agency.objects.filter(Exists(Event.objects.filter(agency=OuterRef("pk")))):
        make_anchor(agency, now)


def heads_between(agency_id: int, after: int, until: int) -> list[tuple[UUID, int, bytes]]:
    """(uid, seq, hash) of the newest event of each dossier among the agency's events with id in (after, until]."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (e.dossier_id) d.uid, e.seq, e.hash FROM register_event e"
            " JOIN register_dossier d ON d.id = e.dossier_id"
            " WHERE e.agency_id = %s AND e.id > %s AND e.id <= %s ORDER BY e.dossier_id, e.seq DESC",
            [agency_id, after, until],
        )
        return [(uid, seq, bytes(digest)) for uid, seq, digest in cursor.fetchall()]
