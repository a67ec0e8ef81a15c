"""How far a run has come is told while it is at work, from outside its transaction."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.utils import timezone

from motcua.exchange import intake, recording
from motcua.exchange.heartbeat import heartbeat
from motcua.exchange.importing import carry_out, open_run
from motcua.exchange.models import ImportRun, RunStatus
from motcua.exchange.readers import Readers
from motcua.exchange.storage import store
from tests.cast import Cast, make_cast
from tests.exchange import exports
from tests.exchange.importing import TAKEN


def test_a_beat_writes_the_file_and_the_rows_that_are_done(own_database: str) -> None:
    run = ImportRun.objects.create(
        agency=make_cast().commune, title="x", status=RunStatus.READING, taken_at=timezone.now(), via="web"
    )
    with heartbeat(run, every=0.01) as beat:
        for rows in (500, 1000):
            beat.tell("so-theo-doi.xlsx", rows)
            until = time.monotonic() + 20
            while run.rows_done != rows and time.monotonic() < until:
                run.refresh_from_db()
            assert (run.stage, run.rows_done) == ("so-theo-doi.xlsx", rows)


@pytest.mark.django_db
@pytest.mark.parametrize("dry_run", [True, False], ids=["a preview", "a recording"])
def test_the_rows_done_grow_while_a_file_is_read(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dry_run: bool
) -> None:
    for module in (intake, recording):
        monkeypatch.setattr(module, "BATCH", 10)
    path = exports.city_file(tmp_path / "so-theo-doi.xlsx", *exports.dossiers(45))
    files = [store(path, tmp_path / "kept")]
    told: list[tuple[str, int]] = []
    run = open_run(cast.commune, None, files, TAKEN, via="cli")
    with Readers(files, None, TAKEN) as readers:
        carry_out(
            run,
            readers,
            dry_run=dry_run,
            skip_bad=False,
            progress=lambda file, rows: told.append((file, rows)),
        )
    assert {file for file, _rows in told} == {"so-theo-doi.xlsx"}
    done = [rows for _file, rows in told]
    assert done == sorted(done) and done[-1] == 45
    assert len(set(done)) > 3
