"""``motcua demo``: one command, and the commune's quarter reads as its report says."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from motcua.demo.cast import CAST, CONTROL
from motcua.site.database.location import locate
from tests import places, sample_commune
from tests.live import MOTCUA, free_port, heed_the_keyboard

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def demo(run_motcua: Run, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """``motcua`` on this test's database, with its files in this test's folder."""

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        return run_motcua(*words, env={"MOTCUA_HOME": str(tmp_path)})

    return run


def report(demo: Run, folder: Path) -> dict[str, object]:
    done = demo("report", "2026-Q2", "--commune", "10993", "--out", folder, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads((folder / "report.json").read_text("utf-8"))
    return found


def spent_by_commands() -> float:
    """Seconds of computing, by what this process has started; other tests may run beside it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_quarter_reads_as_the_report_and_a_second_run_keeps_it(
    demo: Run, own_database: str, tmp_path: Path
) -> None:
    before_it = spent_by_commands()
    first = demo("demo", "--no-serve")
    assert first.returncode == 0, first.stderr
    assert spent_by_commands() - before_it < 60, "it is made in under a minute where nothing else runs"
    assert re.search(r"điểm nghi vấn chờ xử lý, sau \d+ giây", first.stderr)
    figures = report(demo, tmp_path / "report")
    assert figures["procedures"] == {"total": 374, "full_online": 219, "partial_online": 155}
    assert figures["received"] == {
        "total": 4911,
        "online": 4900,
        "in_person": 0,
        "postal": 0,
        "carried_over": 11,
    }
    resolved = figures["resolved"]
    assert isinstance(resolved, dict)
    assert (resolved["total"], resolved["refused"], resolved["withdrawn"]) == (4882, 6, 2)
    assert resolved["by_instant"] == {"early": 4880, "on_time": 0, "late": 2}
    assert figures["pending"] == {
        "total": 29,
        "within": 29,
        "overdue": 0,
        "awaiting_supplement": 9,
        "awaiting_finance": 3,
    }
    rates = figures["rates"]
    assert isinstance(rates, dict)
    assert (rates["resolved_in_time"], rates["reused"], rates["paid_online"]) == (99.96, 99.82, 99.91)
    vertical = figures["vertical"]
    assert isinstance(vertical, dict)
    (branch,) = vertical.values()
    assert [branch[part]["total"] for part in ("received", "resolved", "pending")] == [361, 297, 64]

    with psycopg.connect(own_database) as connection:
        before = connection.execute("SELECT count(*), max(recorded_at) FROM register_event").fetchone()
    second = demo("demo", "--no-serve")
    assert second.returncode == 0
    assert "giữ nguyên" in second.stderr
    with psycopg.connect(own_database) as connection:
        assert (
            connection.execute("SELECT count(*), max(recorded_at) FROM register_event").fetchone() == before
        )
        late = connection.execute(
            "SELECT count(*) FILTER (WHERE late_corrected), count(*) FROM register_dossier "
            "WHERE finished_at > due_at"
        ).fetchone()
        doubts = dict(
            connection.execute(
                "SELECT code, count(*) FROM register_doubt WHERE settled_at IS NULL GROUP BY code"
            ).fetchall()
        )
    assert late == (1, 2)
    assert doubts.keys() == {
        "clock_differs",
        "conflict",
        "guidance_before_receipt",
        "promised_moved",
        "unknown_procedure",
    }
    assert demo("verify", "--rebuild").returncode == 0


def test_it_leaves_a_database_alone_that_others_use(demo: Run, own_database: str, tmp_path: Path) -> None:
    added = demo("user", "add", "trang", "--commune", "10993", "--role", "control")
    assert added.returncode == 0, added.stderr
    for words in (("demo", "--no-serve"), ("demo", "--no-serve", "--fresh")):
        done = demo(*words)
        assert done.returncode == 2
        assert "MOTCUA_HOME=" in done.stderr
        assert "Traceback" not in done.stderr
    with psycopg.connect(own_database) as connection:
        assert connection.execute("SELECT count(*) FROM agencies_officer").fetchone() == (1,)
    assert not (tmp_path / "demo").exists()


def test_beginning_anew_spares_who_has_begun_to_work_in_it(demo: Run, own_database: str) -> None:
    added = demo("user", "add", "trang", "--commune", "10993", "--role", "control")
    assert added.returncode == 0, added.stderr
    with psycopg.connect(own_database) as connection:
        connection.execute("COMMENT ON SCHEMA public IS 'motcua demo: ready'")
    done = demo("demo", "--no-serve", "--fresh")
    assert done.returncode == 2
    assert "trang" in done.stderr and "motcua backup" in done.stderr and "--force" in done.stderr
    with psycopg.connect(own_database) as connection:
        assert connection.execute("SELECT count(*) FROM agencies_officer").fetchone() == (1,)


def test_one_that_was_broken_off_is_made_anew(demo: Run, own_database: str) -> None:
    with psycopg.connect(own_database) as connection:
        connection.execute("COMMENT ON SCHEMA public IS 'motcua demo: unfinished'")
        connection.execute("CREATE TABLE left_behind ()")
    done = demo("demo", "--no-serve")
    assert done.returncode == 0, done.stderr
    with psycopg.connect(own_database) as connection:
        assert connection.execute("SELECT to_regclass('left_behind')").fetchone() == (None,)
        assert connection.execute("SELECT count(*) FROM agencies_officer").fetchone() == (len(CAST),)


def children(process: int, command: str) -> list[int]:
    """The processes that a process has started with such a command."""
    found = subprocess.run(["pgrep", "-P", str(process), "-f", command], capture_output=True, text=True)
    return [int(each) for each in found.stdout.split()]


@pytest.fixture
def made_before(template_database: None, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Where the sample commune is ready; how it is made others ask."""
    name = f"{os.environ[places.RUN]}_{uuid4().hex[:12]}"
    shutil.copytree(sample_commune.copy_into(name) / "demo", tmp_path / "demo")
    yield {"DATABASE_URL": places.elsewhere(locate(), name), "MOTCUA_HOME": str(tmp_path)}
    places.drop(name)


def test_make_demo_serves_with_a_worker_until_it_is_told_to_stop(made_before: dict[str, str]) -> None:
    port = free_port()
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    environment = {**outside, **made_before}
    process = subprocess.Popen(
        # Installed is what runs these tests: make is not to install anything beneath them.
        ["make", "--old-file", ".venv/installed", "demo", f"PORT={port}", f"BIN={Path(MOTCUA).parent}"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=heed_the_keyboard,
    )
    try:
        assert process.stdout
        told = ""
        while "English:" not in told:
            line = process.stdout.readline()
            assert line, told
            told += line
        assert f"http://127.0.0.1:{port}/bao-cao/2026-Q2/" in told
        assert all(member.username in told for member in CAST)
        assert re.search(rf"sign in as {CONTROL.username} / \S{{14}}", told)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/dang-nhap/", timeout=30) as answer:
            assert answer.status == 200
        (server,) = children(process.pid, "motcua demo")
        (worker,) = children(server, "motcua worker")
        assert {os.getpgid(each) for each in children(server, "")} & {process.pid} == set()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        process.wait(30)
        until = time.monotonic() + 15
        while any(Path(f"/proc/{one}").exists() for one in (server, worker)) and time.monotonic() < until:
            time.sleep(0.1)
        assert not Path(f"/proc/{server}").exists() and not Path(f"/proc/{worker}").exists()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def test_a_port_that_is_taken_is_told_before_any_work(own_database: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [MOTCUA, "demo", "--port", str(taken.getsockname()[1])],
            env={**os.environ, "DATABASE_URL": own_database, "MOTCUA_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 2
    assert "--port" in done.stderr
    assert not (tmp_path / "demo").exists()
