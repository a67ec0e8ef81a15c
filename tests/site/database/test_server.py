"""The embedded server starts by itself, survives violence and leaves other people's folders alone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.live import MOTCUA
from tests.site.database.homes import Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path / "home")
    yield home
    home.motcua("db", "stop")


def test_status_gives_the_owners_connection(started: Home) -> None:
    status = started.status()
    assert status["running"] is True
    assert int(status["version"].split(".")[0]) >= 15
    with psycopg.connect(status["uri"]) as connection:
        tables = connection.execute(
            "SELECT tableowner = current_user FROM pg_tables WHERE tablename = 'register_event'"
        )
        assert tables.fetchall() == [(True,)]


def test_it_listens_on_no_port(started: Home) -> None:
    with started.connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_it_sorts_by_bytes_and_speaks_utf8(started: Home) -> None:
    with started.connect() as connection:
        found = connection.execute(
            "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"
        )
        assert found.fetchone() == ("C", "UTF8")


def test_nobody_else_may_enter_the_folder(started: Home) -> None:
    for folder in ("", "postgresql", "postgresql/run", "postgresql/data"):
        assert (started.folder / folder).stat().st_mode & 0o077 == 0


def test_after_kill_nine_the_next_command_works_and_nothing_committed_is_lost(started: Home) -> None:
    with started.connect() as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
    started.kill()
    assert started.status()["running"] is False
    assert started.motcua("db", "start").returncode == 0
    with started.connect() as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]


def test_a_query_left_behind_by_a_killed_server_does_not_block_the_next_start(started: Home) -> None:
    connection = started.connect()
    connection.pgconn.send_query(
        b"SELECT count(*) FROM generate_series(1, 200000000) n"
    )  # looks up only at its end
    started.kill()
    assert started.motcua("db", "start").returncode == 0
    assert started.status()["running"] is True
    connection.close()


def test_a_pid_file_that_names_another_program_does_not_mislead(started: Home) -> None:
    pid_file = started.folder / "postgresql" / "data" / "postmaster.pid"
    lines = pid_file.read_text().split("\n")
    started.kill()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    assert started.motcua("db", "start").returncode == 0
    assert started.postmaster != os.getpid()


def test_stop_stops_and_a_second_stop_does_no_harm(started: Home) -> None:
    stopped = started.motcua("db", "stop")
    assert (stopped.returncode, stopped.stdout) == (0, "Đã dừng.\n")
    assert started.status() == {"running": False, "version": None, "uri": started.status()["uri"]}
    again = started.motcua("db", "stop")
    assert again.returncode == 0 and again.stdout.startswith("Không chạy.")
    assert started.motcua("db", "start").returncode == 0


def test_the_first_command_says_that_it_makes_the_database_and_the_next_says_nothing(home: Home) -> None:
    first = home.motcua("agency", "find", "Thượng Hồng")
    assert first.returncode == 0 and first.stderr.count("\n") == 1
    assert "Tạo cơ sở dữ liệu" in first.stderr and str(home.folder) in first.stderr
    assert "Tạo cơ sở dữ liệu" not in first.stdout
    assert home.motcua("agency", "find", "Thượng Hồng").stderr == ""


def test_commands_that_start_it_at_the_same_time_agree(home: Home) -> None:
    starts = [
        subprocess.Popen(
            [MOTCUA, "db", "start", "--json"],
            env=home.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    said = [start.communicate(timeout=120) for start in starts]
    assert [start.returncode for start in starts] == [0] * 4, said
    assert len({out for out, _err in said}) == 1


def test_a_making_that_was_killed_half_way_is_done_again(home: Home) -> None:
    half = home.folder / "postgresql" / "data.new"
    half.mkdir(parents=True, mode=0o700)
    (half / "PG_VERSION").write_text("18")
    assert home.motcua("db", "start").returncode == 0


def test_folders_that_it_did_not_make_keep_their_permissions(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (closed / "given").mkdir(mode=0o750)
    before = [(path.stat().st_mode, path.stat().st_uid) for path in (tmp_path, closed, closed / "given")]
    home = Home(closed / "given")
    try:
        assert home.motcua("db", "start").returncode == 0
    finally:
        home.motcua("db", "stop")
    assert [
        (path.stat().st_mode, path.stat().st_uid) for path in (tmp_path, closed, closed / "given")
    ] == before


def test_a_path_too_long_for_a_socket_works_all_the_same(tmp_path: Path) -> None:
    home = Home(tmp_path / ("xã-Thượng-Hồng-" * 8))
    try:
        assert home.motcua("db", "start").returncode == 0
        with home.connect() as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        home.motcua("db", "stop")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = Home(tmp_path / "file" / "home").motcua("db", "start")
    assert done.returncode == 2
    assert str(tmp_path / "file") in done.stderr and "MOTCUA_HOME" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_of_someone_else_is_not_started_or_stopped(own_database: str, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    environment = {**home.environment(), "DATABASE_URL": own_database}
    done = subprocess.run(
        [MOTCUA, "db", "stop"], env=environment, capture_output=True, text=True, check=False
    )
    assert "DATABASE_URL" in done.stderr
    assert psycopg.connect(own_database).execute("SELECT 1").fetchone() == (1,)
    assert not (home.folder / "postgresql").exists()
