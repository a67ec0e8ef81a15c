"""What the kernel knows of a server that was here before: after kill -9 its files still speak of it."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def postmaster(data: Path) -> int | None:
    """The process id that ``postmaster.pid`` names, if there is one."""
    try:
        return int((data / "postmaster.pid").read_text("utf-8").split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def serves(pid: int, data: Path) -> bool:
    """Whether process ``pid`` lives and works in ``data``.

    A number that another program has got since, and a dead process that nobody has collected yet (usual in
    containers), do not: PostgreSQL itself would take either for a running server.
    """
    if not PROC.is_dir():
        with suppress(ProcessLookupError):
            os.kill(pid, 0)
            return True
        return False
    try:
        state = (PROC / str(pid) / "stat").read_text("utf-8").rpartition(")")[2].split()[0]
        return state != "Z" and (PROC / str(pid) / "cwd").samefile(data)
    except OSError:
        return False


def orphans(data: Path) -> list[int]:
    """Processes of a server whose postmaster was killed; they hold its shared memory until they notice."""
    pids = (int(entry.name) for entry in PROC.glob("[0-9]*")) if PROC.is_dir() else ()
    return [pid for pid in pids if pid != os.getpid() and _is_postgres(pid) and serves(pid, data)]


def _is_postgres(pid: int) -> bool:
    with suppress(OSError):
        return (PROC / str(pid) / "comm").read_text("utf-8").startswith("postgres")
    return False


def end_orphans(data: Path, patience: float = 1.0) -> None:
    """Wait for orphans to end by themselves; those that do not are told, then made to."""
    for sign in (None, signal.SIGQUIT, signal.SIGKILL):
        left = orphans(data)
        for pid in left if sign else ():
            with suppress(ProcessLookupError):
                os.kill(pid, sign or 0)
        until = time.monotonic() + patience
        while left and time.monotonic() < until:
            time.sleep(0.05)
            left = orphans(data)
        if not left:
            return
