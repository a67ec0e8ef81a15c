"""Who seals, or freezes a report, and who records at once: nothing is dated before a seal that does not cover it."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from motcua.register import turns
from motcua.register.actions.note import Note
from motcua.register.actions.refused import ImportGoesOn
from motcua.register.anchors import make_anchor
from motcua.register.models import Anchor, Dossier, Event
from motcua.reports.freeze import freeze
from motcua.reports.models import FrozenReport
from tests.exchange import exports
from tests.exchange.importing import take_in as import_files
from tests.register.actions.conftest import finished_row, officer
from tests.register.at_once import apart
from tests.register.office import commune, offer, take_in
from tests.statistics.population import QUARTER

HELD = "SELECT pg_advisory_xact_lock(1, %(pk)s), pg_advisory_xact_lock_shared(2, %(pk)s)"
"""What an import holds."""


def test_an_import_is_dated_after_the_seal_that_it_waited_for(own_database: str, tmp_path: Path) -> None:
    wrong: list[Exception] = []
    files = exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3))
    importing = Thread(target=apart, args=(lambda: import_files(commune(), files), wrong))
    with psycopg.connect(own_database) as sealing:
        sealing.execute("SELECT pg_advisory_xact_lock(2, %s)", [commune().pk])
        importing.start()
        importing.join(2)
        assert importing.is_alive()
        sealed = timezone.now()
    importing.join(30)
    assert wrong == []
    assert Event.objects.count() == 3
    assert all(event.recorded_at > sealed for event in Event.objects.all())


def test_who_seals_waits_for_an_import_without_holding_up_the_counter(own_database: str) -> None:
    offer(commune())
    take_in([finished_row(code="A")])
    wrong: list[Exception] = []
    sealing = Thread(target=apart, args=(lambda: make_anchor(commune()), wrong))
    with psycopg.connect(own_database) as importing:
        importing.execute(HELD, {"pk": commune().pk})
        sealing.start()
        sealing.join(1)
        assert sealing.is_alive()
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '5s'")
        Note(Dossier.objects.get().pk, officer("tiep-nhan", "intake", commune()), "đã gọi").execute()
    sealing.join(30)
    assert (wrong, Anchor.objects.count(), Event.objects.count()) == ([], 1, 2)


def test_who_freezes_while_a_long_import_goes_on_is_told_so_within_seconds(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", "200ms")
    with psycopg.connect(own_database) as importing:
        importing.execute(HELD, {"pk": commune().pk})
        with pytest.raises(ImportGoesOn, match="Đang nhập dữ liệu của xã"):
            freeze(commune(), QUARTER, None)
    assert not FrozenReport.objects.exists()
