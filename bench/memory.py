"""The memory of an installation's processes while something runs: program, readers and database together."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INTERVAL = 0.2
PROC = Path("/proc")


class Peak:
    """The largest sum seen, in bytes."""

    def __init__(self) -> None:
        self.bytes = 0


@contextmanager
def watched(home: Path) -> Iterator[Peak]:
    """Sums the proportional share (PSS) of every process that works for the installation at ``home``.

    Shared memory, such as the database's buffers, is counted once.
    """
    peak, ended = Peak(), threading.Event()

    def watch() -> None:
        while not ended.wait(INTERVAL):
            peak.bytes = max(peak.bytes, sum(map(_share, _processes(home))))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


def _processes(home: Path) -> Iterator[Path]:
    """Those that carry the installation's folder in their environment or command, and all that they started."""
    parents: dict[str, str] = {}
    ours: set[str] = set()
    mark = str(home).encode()
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parents[folder.name] = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
            if mark in (folder / "environ").read_bytes() or mark in (folder / "cmdline").read_bytes():
                ours.add(folder.name)
        except OSError:
            continue
    for process in parents:
        line = process
        while line in parents:
            if line in ours:
                yield PROC / process
                break
            line = parents[line]


def _share(process: Path) -> int:
    try:
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
