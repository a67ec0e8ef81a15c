"""``motcua import`` stopped in the midst, by the keyboard or by the database: it leaves nothing, and says so."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.site import cli
from tests import live
from tests.exchange import exports

RUNNING = "SELECT 1 FROM exchange_importrun"
COPYING = (
    "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'COPY register_%' AND state = 'active'"
    " AND wait_event_type = 'Lock' AND datname = current_database()"
)


@pytest.fixture
def holding(own_database) -> Iterator[psycopg.Connection]:
    """Another's connection whose lock no import gets past: on a busy machine it would be over before it is stopped."""
    with psycopg.connect(own_database) as other:
        other.execute("LOCK TABLE register_statement")
        yield other
        other.rollback()


@pytest.fixture
def importing(own_database, holding, tmp_path: Path):
    """An import of many rows in a process of its own, once what a query asks for has come about; it cannot end."""
    running: list[subprocess.Popen[str]] = []

    def start(moment: str) -> subprocess.Popen[str]:
        path = exports.construction_file(tmp_path / "a.csv", *exports.dossiers(20_000))
        environment = {**os.environ, "DATABASE_URL": own_database, "MOTCUA_HOME": str(tmp_path / "home")}
        command = [live.MOTCUA, "import", path, "--commune", "10993", "--taken-at", "2026-06-19", "--json"]
        running.append(
            subprocess.Popen(
                command,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                preexec_fn=live.heed_the_keyboard,
            )
        )
        with psycopg.connect(own_database, autocommit=True) as connection:
            until = time.monotonic() + 120
            while not connection.execute(moment).fetchone():
                assert time.monotonic() < until and running[0].poll() is None
                time.sleep(0.01)
        return running[0]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def recorded(database: str) -> int:
    """How many events there are."""
    with psycopg.connect(database) as connection:
        row = connection.execute("SELECT count(*) FROM register_event").fetchone()
    assert row is not None
    return int(row[0])


def left_nothing(database: str, home: Path) -> bool:
    """Neither events nor a run nor bytes of files."""
    with psycopg.connect(database) as connection:
        runs = connection.execute("SELECT count(*) FROM exchange_importrun").fetchone()
    return (recorded(database), runs, list((home / "files").iterdir())) == (0, (0,), [])


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (RUNNING, signal.SIGINT),
        (COPYING, signal.SIGINT),
        (COPYING, signal.SIGTERM),
        (RUNNING, signal.SIGHUP),
    ],
)
def test_told_to_end_it_leaves_neither_a_run_nor_the_files(
    importing, own_database, tmp_path: Path, moment: str, told: signal.Signals
) -> None:
    process = importing(moment)
    process.send_signal(told)
    said = process.communicate(timeout=120)
    assert (process.returncode, *said) == (130, "", "Đã dừng theo yêu cầu.\n")
    assert left_nothing(own_database, tmp_path / "home")


def test_stopped_again_and_again_it_ends_all_the_same(importing, own_database, tmp_path: Path) -> None:
    process = importing(COPYING)
    for _press in range(3):
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
    said = process.communicate(timeout=120)
    assert (process.returncode, *said) == (130, "", "Đã dừng theo yêu cầu.\n")
    assert left_nothing(own_database, tmp_path / "home")


def test_a_connection_that_breaks_in_the_midst_is_told_in_a_sentence_and_leaves_nothing(
    importing, holding, own_database, tmp_path: Path
) -> None:
    process = importing(COPYING)
    holding.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid()"
    )
    said = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "chưa ghi gì" in said[1]
    assert "Traceback" not in said[1]
    assert left_nothing(own_database, tmp_path / "home")


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The command in this process; Ctrl-C is pressed at a step of it. Gives its exit code."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr("django.conf.settings.FILES_FOLDER", tmp_path / "home" / "files")

    def press(step: str) -> int:
        path = exports.city_file(tmp_path / "a.xlsx")
        with monkeypatch.context() as patch:
            patch.setenv("MOTCUA_HOME", str(tmp_path / "home"))
            patch.setattr("motcua.site.importing.prepare", lambda **_: None)
            patch.setattr(step, lambda *_, **__: signal.raise_signal(signal.SIGINT))
            return cli.main(["import", str(path), "--commune", "10993", "--taken-at", "2026-06-19T17:00"])

    yield press
    signal.signal(signal.SIGINT, before)


def test_stopped_before_there_is_a_run_it_leaves_no_files(pressed, tmp_path: Path, capsys) -> None:
    assert pressed("motcua.site.importing.prepare") == 130
    assert list((tmp_path / "home/files").iterdir()) == []
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu.\n"


@pytest.mark.parametrize(
    "step", ["motcua.exchange.heartbeat.give_up", "motcua.exchange.importing.one_at_a_time"]
)
def test_stopped_between_statements_it_leaves_nothing(
    pressed, own_database, tmp_path: Path, capsys, step: str
) -> None:
    assert pressed(step) == 130
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu.\n"
    assert left_nothing(own_database, tmp_path / "home")


def test_stopped_after_all_was_recorded_it_keeps_that_and_says_so(
    pressed, own_database, tmp_path: Path, capsys
) -> None:
    assert pressed("motcua.site.import_output.tell") == 130
    assert capsys.readouterr().err == "Đã ghi xong trước khi dừng.\n"
    assert recorded(own_database) == 1
    assert len(list((tmp_path / "home/files").iterdir())) == 1
