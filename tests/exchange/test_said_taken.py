"""A run is taken when its files say, unless a person told; what cannot be is left aside."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua.exchange import queue
from motcua.exchange.importing import open_run
from motcua.exchange.models import RunStatus, TakenFrom
from motcua.exchange.said_taken import said_long_before, take_their_word
from motcua.exchange.storage import store
from motcua.register.sentences import told
from motcua.rules.zone import ZONE
from tests.exchange import exports
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


def test_of_exports_far_apart_none_holds_for_all_and_the_preview_tells_each(cast, tmp_path, settings):
    settings.FILES_FOLDER = tmp_path / "kept"
    times = ("2026-04-19T10:00:00Z", "2026-06-19T10:00:00Z")
    paths = [exports.city_file_made(tmp_path / f"{place}.xlsx", one) for place, one in enumerate(times)]
    files = [store(path, settings.FILES_FOLDER) for path in paths]
    run = queue.begin(cast.commune, cast.control, "control", files, NOW, taken_from=TakenFrom.BROWSER)
    queue.run_import.call(run.pk)
    run.refresh_from_db()
    assert (run.status, run.taken_at, run.taken_from) == (RunStatus.PREVIEWED, NOW, TakenFrom.BROWSER)
    (note,) = run.result["notes"]
    assert "0.xlsx: 17:00 19/04/2026; 1.xlsx: 17:00 19/06/2026" in told(note)
    assert "tạm lấy 09:00 22/06/2026" in told(note)
    queue.retake(run, SAID)
    queue.run_import.call(run.pk)
    run.refresh_from_db()
    assert (run.taken_at, run.result["notes"]) == (SAID, [])


def test_of_files_taken_as_of_now_it_is_told_when_they_say_that_it_was_long_ago(tmp_path: Path):
    def told_of(made: str) -> str:
        path = workbook(tmp_path / f"{made[:10]}.xlsx", made)
        return said_long_before([store(path, tmp_path / "kept")], NOW)

    assert "--taken-at 2026-06-19T17:00" in told_of("2026-06-19T10:00:00Z")
    assert (
        told_of("2026-06-22T01:00:00Z")
        == told_of("2027-06-22T01:00:00Z")
        == told_of("1980-01-01T00:00:00Z")
        == ""
    )


def test_what_a_person_told_stays(run_of):
    run = run_of(TakenFrom.OFFICER, "2026-06-19T10:00:00Z")
    assert (run.taken_at, run.taken_from) == (NOW, TakenFrom.OFFICER)


def test_a_time_to_come_and_silence_change_nothing(run_of):
    later = f"{NOW + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
    for time in (later, "", "1999-01-01T00:00:00Z"):
        run = run_of(TakenFrom.BROWSER, time)
        assert (run.taken_at, run.taken_from) == (NOW, TakenFrom.BROWSER)
