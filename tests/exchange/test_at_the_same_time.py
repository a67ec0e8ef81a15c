"""Two officers import the same files in the same second: nothing is doubled, nothing breaks."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

from motcua.exchange.models import SkippedRow
from motcua.register.models import Dossier, Event
from tests import live
from tests.cast import COMMUNE
from tests.exchange import exports


def test_two_imports_of_the_same_files_are_as_one(own_database: str, tmp_path: Path) -> None:
    good = exports.dossiers(400)
    bad = [replace(told, code=f"G9-{number}", received="30/02/2026") for number, told in enumerate(good[:20])]
    path = exports.construction_file(tmp_path / "a.csv", *good, *bad)
    command = [
        live.MOTCUA,
        "import",
        path,
        "--commune",
        COMMUNE,
        "--taken-at",
        "2026-06-19",
        "--skip-bad",
        "--json",
    ]
    environment = {**os.environ, "DATABASE_URL": own_database}
    at_once = [
        subprocess.Popen(
            command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        for _ in range(3)
    ]
    told = [json.loads(one.communicate(timeout=120)[0]) for one in at_once]
    assert sorted((one["new"], one["same"], one["skipped"]) for one in told) == [
        (0, 400, 20),
        (0, 400, 20),
        (400, 0, 20),
    ]
    assert (Dossier.objects.count(), Event.objects.count()) == (400, 400)
    assert SkippedRow.objects.filter(cured_at=None).count() == 20
