"""The embedded server: makes it, starts it, stops it; says how it is.

Whoever starts it holds ``postgresql/lock``; the server lives on when the command ends. It listens on one
socket in a folder that nobody else may enter, and on no port.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from motcua.site.database import binaries, processes
from motcua.site.database.account import Account, account_for
from motcua.site.database.location import DATABASE, OWNER, PORT, server_folder, short_folder, socket_folder
from motcua.site.errors import UserError
from motcua.site.home import make_home
from motcua.site.words import gettext as _

START_SECONDS = 90
STOP_SECONDS = 60
# The data folder by way of the server's working folder: the way to it may lead through folders that the
# server's user may not enter (a home folder of root), and those are not ours to open.
BY_WORKING_FOLDER = "/proc/self/cwd"
SMALL_SHARED_MEMORY = 512 * 1024 * 1024


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
    folder = _make_folders()
    with _lock(folder):
        _make_alias()
        _bring_up(folder, account_for(folder))
    _make_database()


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
                _make_cluster(folder, account)
            launched = _launch(data, account)
        time.sleep(0.02)
    last = _log().read_text("utf-8", "replace").strip().splitlines()[-3:] if _log().exists() else []
    raise UserError(
        _("Cơ sở dữ liệu không khởi động được. Nhật ký {log} ghi: {last}").format(log=_log(), last=" / ".join(last))
    )


def _alive(data: Path) -> bool:
    pid = processes.postmaster(data)
    return pid is not None and processes.serves(pid, data)


def stop() -> bool:
    """Stop the server after its transactions in progress are rolled back; false when it was not running."""
    folder = server_folder()
    data = folder / "data"
    if not data.exists():
        return False
    with _lock(folder):
        pid = processes.postmaster(data)
        if pid is None or not processes.serves(pid, data):
            return False
        for sign in (signal.SIGINT, signal.SIGQUIT):
            os.kill(pid, sign)
            if _gone(pid, data):
                return True
    raise UserError(_("Cơ sở dữ liệu không chịu dừng (tiến trình {pid}). Xem nhật ký: {log}").format(pid=pid, log=_log()))


def _gone(pid: int, data: Path) -> bool:
    until = time.monotonic() + STOP_SECONDS
    while time.monotonic() < until:
        if not processes.serves(pid, data):
            return True
        time.sleep(0.05)
    return False


def _log() -> Path:
    return server_folder() / "log"


def _make_folders() -> Path:
    make_home()
    folder = server_folder()
    account = account_for(folder)
    for each in (folder, folder / "run"):
        if not each.exists():
            with suppress(FileExistsError):
                each.mkdir(mode=0o700)
                account.own(each)
    return folder


def _make_alias() -> None:
    """Where the socket's path is too long: a short private folder with a link to it."""
    alias = socket_folder()
    if alias == server_folder() / "run":
        return
    private = short_folder()
    private.mkdir(mode=0o700, exist_ok=True)
    found = private.lstat()
    if private.is_symlink() or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise UserError(
            _("Thư mục {folder} không phải do chương trình tạo. Hãy xóa nó, hoặc đặt MOTCUA_HOME ngắn hơn.").format(
                folder=private
            )
        )
    with suppress(FileExistsError):
        alias.symlink_to(server_folder() / "run")


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


def _make_cluster(folder: Path, account: Account) -> None:
    """``initdb`` into a folder beside, renamed when complete: a killed attempt leaves nothing half-made."""
    draft = folder / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    account.own(draft)
    programs = binaries.newest().reachable_for(account)
    options = ["--encoding=UTF8", "--locale=C", "--auth=trust", f"--username={OWNER}", "--no-instructions"]
    command = [programs.path("initdb"), *options, "-D", _data_argument(draft, account)]
    done = subprocess.run(
        command, cwd=draft, check=False, capture_output=True, text=True, env=_environment(), **account.spawn()
    )
    if done.returncode:
        raise UserError(_("Không tạo được cơ sở dữ liệu trong {folder}: {reason}").format(folder=folder, reason=done.stderr.strip()))
    draft.rename(folder / "data")


def _data_argument(data: Path, account: Account) -> str:
    return str(data) if account.uid is None or account.may("-x", data) else BY_WORKING_FOLDER


def _environment() -> dict[str, str]:
    """Nothing of ours for the server: its log would tell, and libpq's variables would mislead it."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def _launch(data: Path, account: Account) -> subprocess.Popen[bytes]:
    major = int((data / "PG_VERSION").read_text("ascii"))
    programs = binaries.matching(major).reachable_for(account)
    settings = [word for setting in server_settings() for word in ("-c", setting)]
    command = [programs.path("postgres"), "-D", _data_argument(data, account), *settings]
    log = os.open(_log(), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        return subprocess.Popen(
            command,
            cwd=data,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=_environment(),
            **account.spawn(),
        )
    finally:
        os.close(log)


def server_settings() -> list[str]:
    """The server's settings, given at its start so that a new version of the program brings its own."""
    return [
        "listen_addresses=",
        "unix_socket_directories=../run",  # seen from the data folder
        "unix_socket_permissions=0700",
        f"port={PORT}",
        "max_connections=60",
        "shared_buffers=256MB",
        "work_mem=32MB",
        "maintenance_work_mem=128MB",
        "max_wal_size=2GB",
        "random_page_cost=1.1",
        "jit=off",
        "timezone=UTC",
        f"dynamic_shared_memory_type={_shared_memory()}",
        # Statements and the details of errors hold people's names and numbers: they stay out of the log.
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_parameter_max_length_on_error=0",
    ]


def _shared_memory() -> str:
    """Containers give 64 MB of ``/dev/shm``, too little for parallel queries: files do instead."""
    with suppress(OSError):
        found = os.statvfs("/dev/shm")
        if found.f_frsize * found.f_blocks >= SMALL_SHARED_MEMORY:
            return "posix"
    return "mmap"


def _make_database() -> None:
    with connect("postgres") as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            return
        with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            connection.execute(f"CREATE DATABASE {DATABASE}")
