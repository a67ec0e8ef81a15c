"""The embedded server: makes it, starts it, stops it; says how it is.

Whoever starts it holds ``postgresql/lock``; the server lives on when the command ends. It listens on one
socket in a folder that nobody else may enter, and on no port.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from motcua.site.database import binaries, cluster, processes, tuning
from motcua.site.database.account import Account, account_for
from motcua.site.database.location import DATABASE, OWNER, PORT, server_folder, socket_folder
from motcua.site.errors import UserError
from motcua.site.progress import say
from motcua.site.words import gettext as _

START_SECONDS = 90
STOP_SECONDS = 60


def running() -> bool:
    """Whether the embedded server takes connections now."""
    try:
        connect("postgres", timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def connect(database: str = DATABASE, timeout: int = 10) -> psycopg.Connection:
    """A connection as the owner."""
    host = str(socket_folder())
    return psycopg.connect(
        host=host, port=PORT, user=OWNER, dbname=database, connect_timeout=timeout, autocommit=True
    )


def start() -> None:
    """Make the server run, whatever happened before: never made, stopped, or killed."""
    folder = cluster.make_folders()
    with _lock(folder):
        _stopped().unlink(missing_ok=True)
        _come_up(folder)
    _make_database()


def start_again() -> bool:
    """Make it run where it is down although nobody stopped it; false when there was nothing to do."""
    if not is_down():
        return False
    folder = server_folder()
    with _lock(folder):
        if not is_down():  # who held the lock has started it, or stopped it on purpose
            return False
        _come_up(folder)
    return True


def is_down() -> bool:
    """Whether a server was made here that neither runs nor was stopped on purpose.

    Not every death leaves its pid file: one that finds no room on the disk tidies up as if it had been told to stop.
    """
    data = server_folder() / "data"
    return data.exists() and not _stopped().exists() and not _alive(data)


def _come_up(folder: Path) -> None:
    cluster.make_alias()
    _bring_up(folder, account_for(folder))


def _stopped() -> Path:
    """The mark that somebody stopped the server on purpose; the next start takes it away."""
    return server_folder() / "stopped"


def _bring_up(folder: Path, account: Account) -> None:
    """Until it takes connections: a server that recovers or shuts down is waited for, a missing one launched."""
    data, launched = folder / "data", None
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if running():
            return
        if launched is not None and launched.poll() is not None:
            break
        if launched is None and not _alive(data):
            _clear_away(data)
            if not data.exists():
                say(_("Tạo cơ sở dữ liệu lần đầu trong {folder}, mất chừng nửa phút…").format(folder=data))
                cluster.make_cluster(folder, account)
            launched = _launch(data, account)
        time.sleep(0.02)
    last = _log().read_text("utf-8", "replace").strip().splitlines()[-3:] if _log().exists() else []
    raise UserError(
        _("Cơ sở dữ liệu không khởi động được. Nhật ký {log} ghi: {last}").format(
            log=_log(), last=" / ".join(last)
        )
    )


def _alive(data: Path) -> bool:
    pid = processes.postmaster(data)
    return pid is not None and processes.serves(pid, data)


def stop() -> bool:
    """Stop the server after its transactions in progress are rolled back; false when it was not running. It stays
    stopped until the next start: pages and workers that go on running leave it alone."""
    folder = server_folder()
    data = folder / "data"
    if not data.exists():
        return False
    with _lock(folder):
        _stopped().touch(0o600)
        pid = processes.postmaster(data)
        if pid is None or not processes.serves(pid, data):
            return False
        for sign in (signal.SIGINT, signal.SIGQUIT):
            os.kill(pid, sign)
            if _gone(pid, data):
                cluster.drop_alias()
                return True
    raise UserError(
        _("Cơ sở dữ liệu không chịu dừng (tiến trình {pid}). Xem nhật ký: {log}").format(pid=pid, log=_log())
    )


def _gone(pid: int, data: Path) -> bool:
    until = time.monotonic() + STOP_SECONDS
    while time.monotonic() < until:
        if not processes.serves(pid, data):
            return True
        time.sleep(0.05)
    return False


def _log() -> Path:
    return server_folder() / "log"


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _clear_away(data: Path) -> None:
    """What a killed server left: its processes, its pid file, its socket."""
    pid = processes.postmaster(data)
    if pid is not None and not processes.serves(pid, data):
        processes.end_orphans(data)
        (data / "postmaster.pid").unlink(missing_ok=True)
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
            (data.parent / "run" / name).unlink(missing_ok=True)


def _launch(data: Path, account: Account) -> subprocess.Popen[bytes]:
    major = int((data / "PG_VERSION").read_text("ascii"))
    programs = binaries.matching(major).reachable_for(account)
    settings = [word for setting in tuning.server_settings() for word in ("-c", setting)]
    command = [programs.path("postgres"), "-D", cluster.data_argument(data, account), *settings]
    log = os.open(_log(), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        return subprocess.Popen(
            command,
            cwd=data,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=cluster.environment(),
            **account.spawn(),
        )
    finally:
        os.close(log)


def _make_database() -> None:
    with connect("postgres") as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            return
        with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            connection.execute(f"CREATE DATABASE {DATABASE}")
