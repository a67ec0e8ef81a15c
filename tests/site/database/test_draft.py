"""A backup that was broken off leaves nothing for long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from motcua.site.database.draft import PREFIX, draft, sweep
from tests import live

WRITING = """
import sys, time
from pathlib import Path
from motcua.site.database.draft import draft
with draft(Path(sys.argv[1])) as stream:
    print("writing", flush=True)
    time.sleep(600)
"""
COPYING = (
    "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'COPY%register_statement%' AND state = 'active'"
    " AND wait_event_type = 'Lock' AND datname = current_database()"
)


def drafts(folder: Path) -> list[Path]:
    return list(folder.glob(f"{PREFIX}*"))


def test_it_takes_its_place_when_all_is_written(tmp_path: Path) -> None:
    with draft(tmp_path / "b.zip") as stream:
        stream.write(b"abc")
        assert not (tmp_path / "b.zip").exists()
        (place,) = drafts(tmp_path)
        assert place.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["b.zip"]


def test_one_that_is_written_now_stays_and_one_of_a_killed_process_goes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITING, str(tmp_path / "b.zip")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline()
        sweep(tmp_path)
        assert len(drafts(tmp_path)) == 1
        other.kill()
    assert len(drafts(tmp_path)) == 1
    sweep(tmp_path)
    assert drafts(tmp_path) == []


def test_what_only_bears_such_a_name_stays(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"abc")
    (tmp_path / f"{PREFIX}1-link").symlink_to(tmp_path / "other")
    (tmp_path / f"{PREFIX}1-folder").mkdir()
    os.mkfifo(tmp_path / f"{PREFIX}1-pipe")
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 4


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    sweep(tmp_path / "none")


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_backup_that_is_asked_to_end_removes_its_own(
    own_database: str, tmp_path: Path, asked: signal.Signals
) -> None:
    environment = {**os.environ, "DATABASE_URL": own_database}
    with psycopg.connect(own_database, autocommit=True) as asking, psycopg.connect(own_database) as other:
        other.execute("LOCK TABLE register_statement")  # no backup gets past it
        with subprocess.Popen(
            [live.MOTCUA, "backup", str(tmp_path / "b.zip")],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=live.heed_the_keyboard,
        ) as process:
            until = time.monotonic() + 60
            while not asking.execute(COPYING).fetchone():
                assert time.monotonic() < until and process.poll() is None
                time.sleep(0.02)
            assert len(drafts(tmp_path)) == 1
            process.send_signal(asked)
            said = process.communicate(timeout=60)[1]
        other.rollback()
    assert (process.returncode, said) == (130, "Đã dừng theo yêu cầu.\n")
    assert list(tmp_path.iterdir()) == []
