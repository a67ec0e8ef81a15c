"""Under running pages and workers the database comes back by itself, unless somebody stopped it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.live import answers, free_port
from tests.site.database.homes import Home


def becomes_true(question: Callable[[], object], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.2)
    return False


def applications(home: Home) -> set[str]:
    """The names under which programs are connected."""
    with home.connect() as connection:
        return {name for (name,) in connection.execute("SELECT application_name FROM pg_stat_activity")}


@contextmanager
def pages(home: Home) -> Iterator[None]:
    port = free_port()
    with ended(home.spawn("serve", "--port", str(port))):
        assert becomes_true(lambda: answers(f"http://127.0.0.1:{port}"))
        yield


@contextmanager
def worker(home: Home) -> Iterator[subprocess.Popen[bytes]]:
    with ended(home.spawn("worker")) as process:
        assert becomes_true(lambda: home.status()["running"] and "motcua" in applications(home))
        yield process


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    try:
        yield process
    finally:
        process.terminate()
        process.wait(15)


def give_up(home: Home) -> None:
    """As a server does that finds no room on its disk: it ends by itself and leaves no pid file."""
    process = Path(f"/proc/{home.postmaster}")  # its pid file may be the next one's before we look
    os.kill(home.postmaster, signal.SIGINT)
    assert becomes_true(lambda: not process.exists())


def stays_down(home: Home, seconds: float = 4) -> bool:
    return not becomes_true(lambda: home.status()["running"], seconds)


@pytest.mark.parametrize("keeper", [pages, worker])
def test_one_that_was_killed_comes_back(started: Home, keeper) -> None:
    with keeper(started):
        started.kill()
        assert becomes_true(lambda: started.status()["running"])


@pytest.mark.parametrize("keeper", [pages, worker])
def test_one_that_gave_up_leaving_nothing_behind_comes_back(started: Home, keeper) -> None:
    with keeper(started):
        give_up(started)
        assert becomes_true(lambda: started.status()["running"])


@pytest.mark.parametrize("keeper", [pages, worker])
def test_one_that_was_stopped_stays_stopped_until_it_is_started(started: Home, keeper) -> None:
    with keeper(started):
        assert started.motcua("db", "stop").returncode == 0
        assert stays_down(started)
        assert started.motcua("db", "start").returncode == 0
        give_up(started)
        assert becomes_true(lambda: started.status()["running"])


def test_one_that_is_down_already_can_be_stopped_too(started: Home) -> None:
    with pages(started):
        started.kill()
        assert started.motcua("db", "stop").returncode == 0
        assert stays_down(started)
        assert started.motcua("db", "start").returncode == 0


def test_a_worker_waits_for_its_database_however_long_and_then_works_on(started: Home, monkeypatch) -> None:
    with worker(started) as process:
        assert started.motcua("db", "stop").returncode == 0
        time.sleep(3)
        assert process.poll() is None
        assert started.motcua("db", "start").returncode == 0
        assert becomes_true(lambda: "motcua" in applications(started))


def test_a_worker_says_what_it_waits_for_now_and_then(monkeypatch, capsys) -> None:
    from django.db import OperationalError, connection

    from motcua.site.commands import worker as command

    waits: list[float] = []

    def connect() -> None:
        if len(waits) < 2 * command.TELL_EVERY:
            raise OperationalError

    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(connection, "ensure_connection", connect)
    monkeypatch.setattr(time, "sleep", waits.append)
    command._wait_for_database()
    assert capsys.readouterr().err.count("không trả lời") == 2


def test_a_home_without_a_database_gets_none_from_who_watches(tmp_path: Path, monkeypatch) -> None:
    from motcua.site.database import server

    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert server.start_again() is False
    assert not (tmp_path / "postgresql").exists()
