"""Killed half-way, an import has recorded nothing or everything, and can be repeated without harm."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.demo.folder import write_folder
from motcua.demo.sample import make_sample
from tests import live as live_server
from tests import places

PAUSES = [0.0, 0.3]
"""Seconds after the first row is on its way into the register."""


class Office:
    """A commune with a database of its own on this machine."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {**os.environ, "MOTCUA_HOME": str(home)}
        for name in ("DATABASE_URL", "MOTCUA_APP_ROLE"):
            self.environment.pop(name, None)

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [live_server.MOTCUA, *map(str, arguments)]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=300, check=False
        )

    def take_in(self, folder: Path) -> dict[str, int]:
        """Import, and what came of it."""
        done = self.run("import", folder, "--commune", "10993", "--json")
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    def begin_import(self, folder: Path) -> subprocess.Popen[str]:
        command = [live_server.MOTCUA, "import", str(folder), "--commune", "10993", "--json"]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def status(self) -> dict[str, str]:
        return dict(json.loads(self.run("db", "status", "--json").stdout))

    def recorded(self) -> tuple[int, int]:
        """Events and dossiers in the register; any command starts the database if need be."""
        self.run("db", "start")
        with psycopg.connect(self.status()["uri"]) as connection:
            row = connection.execute(
                "SELECT (SELECT count(*) FROM register_event), (SELECT count(*) FROM register_dossier)"
            ).fetchone()
        assert row is not None
        return row[0], row[1]

    def server(self) -> int:
        """The process number of the database server: the parent of every process that serves."""
        with psycopg.connect(self.status()["uri"]) as connection:
            row = connection.execute("SELECT pg_backend_pid()").fetchone()
            assert row is not None
            return int(Path(f"/proc/{row[0]}/stat").read_text().rpartition(")")[2].split()[1])


@pytest.fixture
def office(tmp_path: Path, template_database: None) -> Iterator[Office]:
    office = Office(tmp_path / "home")
    places.lay_out(office.home)
    assert office.run("db", "start").returncode == 0
    write_folder(make_sample(), tmp_path / "demo")
    loaded = office.run("catalogue", "load", tmp_path / "demo" / "danh-muc-thu-tuc.csv", "--commune", "10993")
    assert loaded.returncode == 0, loaded.stderr
    yield office
    office.run("db", "stop")


@pytest.fixture
def exports(office: Office, tmp_path: Path) -> Path:
    return max((tmp_path / "demo").glob("xuat-*"))


def until_it_records(office: Office, running: subprocess.Popen[str]) -> None:
    """Until rows are on their way into the register (or the import is over)."""
    with psycopg.connect(office.status()["uri"], autocommit=True) as connection:
        while running.poll() is None:
            busy = connection.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE 'COPY register_%'"
            ).fetchone()
            if busy is not None and busy[0]:
                return
            time.sleep(0.005)


@pytest.mark.parametrize("victim", ["program", "database"])
def test_killed_half_way_it_loses_and_doubles_nothing(office: Office, exports: Path, victim: str):
    seen = set()
    for pause in PAUSES:
        running = office.begin_import(exports)
        until_it_records(office, running)
        time.sleep(pause)
        if victim == "database":
            os.kill(office.server(), signal.SIGKILL)
        else:
            running.kill()
        running.wait(timeout=120)
        seen.add(office.recorded())
    assert (0, 0) in seen, "no import was killed before its end: the test looked at nothing"
    whole = office.take_in(exports)
    complete = office.recorded()
    assert whole["new"] + whole["merged"] in (0, complete[0])
    assert seen <= {(0, 0), complete}, seen
    again = office.take_in(exports)
    assert (again["new"], again["changed"], again["merged"], again["events"]) == (0, 0, 0, 0)
    assert office.recorded() == complete
    assert office.run("verify", "--rebuild").returncode == 0
