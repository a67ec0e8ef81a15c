"""Officers and imports at the same dossier at once: one waits for the other, and both come to an end."""

from __future__ import annotations

from threading import Thread

import psycopg

from motcua.register.actions.settle import settle
from motcua.register.models import Dossier, Doubt, Event
from motcua.register.write import Actor
from tests.register.actions.conftest import finished_row, officer
from tests.register.office import commune, offer, take_in


def test_who_settles_a_doubt_waits_for_the_dossier_before_taking_the_doubt(own_database: str) -> None:
    """An import holds the dossier and then writes its doubts: in the other order the two would never end."""
    offer(commune())
    take_in([finished_row(due_at="2026-06-11 17:00")])
    doubt = Doubt.objects.filter(settled_at=None).earliest("pk")
    who = officer("kiem-soat", "control", commune())
    with psycopg.connect(own_database) as importing:
        importing.execute("SELECT 1 FROM register_dossier WHERE id = %s FOR UPDATE", [doubt.dossier_id])
        settling = Thread(target=settle_apart, args=(doubt.pk, who))
        settling.start()
        settling.join(1)
        assert settling.is_alive()
        importing.execute("SELECT 1 FROM register_doubt WHERE id = %s FOR UPDATE NOWAIT", [doubt.pk])
        importing.commit()
    settling.join(20)
    doubt.refresh_from_db()
    assert doubt.settlement == "bên tỉnh đúng"
    assert Event.objects.filter(dossier=Dossier.objects.get(), kind="doubt_settled").count() == 1


def settle_apart(doubt_id: int, who: Actor) -> None:
    """In a thread, on a connection of its own."""
    from django.db import connection

    try:
        settle(doubt_id, who, "bên tỉnh đúng")
    finally:
        connection.close()
