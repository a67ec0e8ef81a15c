"""A run is taken when its files say, unless a person told; what cannot be is left aside."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua.exchange.importing import open_run
from motcua.exchange.models import TakenFrom
from motcua.exchange.said_taken import take_their_word
from motcua.exchange.storage import store
from motcua.rules.zone import ZONE
from tests.exchange.reading.test_taken import workbook

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 22, 9, tzinfo=ZONE)
SAID = datetime(2026, 6, 19, 17, tzinfo=ZONE)


@pytest.fixture
def run_of(cast, tmp_path: Path):
    """``run_of(taken_from, "2026-06-19T10:00:00Z", …)``: a run of workbooks made then, when their word was taken."""

    def made(taken_from: str, *times: str):
        paths = [workbook(tmp_path / f"{place}.xlsx", one) for place, one in enumerate(times)]
        files = [store(path, tmp_path / "kept") for path in paths]
        run = open_run(cast.commune, cast.control, files, NOW, via="web", taken_from=taken_from)
        take_their_word(run, files, NOW)
        run.refresh_from_db()
        return run

    return made


def test_the_newest_file_tells(run_of):
    run = run_of(TakenFrom.NOBODY, "2026-06-19T10:00:00Z", "2026-06-18T10:00:00Z")
    assert (run.taken_at, run.taken_from) == (SAID, TakenFrom.FILE)


def test_what_a_person_told_stays(run_of):
    run = run_of(TakenFrom.OFFICER, "2026-06-19T10:00:00Z")
    assert (run.taken_at, run.taken_from) == (NOW, TakenFrom.OFFICER)


def test_a_time_to_come_and_silence_change_nothing(run_of):
    later = f"{NOW + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
    for told in (later, "", "1999-01-01T00:00:00Z"):
        run = run_of(TakenFrom.BROWSER, told)
        assert (run.taken_at, run.taken_from) == (NOW, TakenFrom.BROWSER)
