"""A backup being written: beside its target under a name of its own, for its owner alone, gone when it fails.

kill -9 and a power cut leave it behind. Whoever writes one holds a lock on it, which ends with the process, so the
next backup can tell one that is left over from one that another is just writing. (A process number could not: in a
container it is the same every night, and on a shared folder another machine's.)
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PREFIX = ".motcua-backup-"


@contextlib.contextmanager
def draft(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of ``path`` once all is written and safe on the disk. Raises ``OSError``."""
    place = path.parent / f"{PREFIX}{os.getpid()}-{os.urandom(4).hex()}"
    try:
        with os.fdopen(_opened(place), "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        place.replace(path)  # closed by now: a share of Windows renames no file that is open
    finally:
        place.unlink(missing_ok=True)


def _opened(place: Path) -> int:
    while True:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with contextlib.suppress(OSError):  # a folder without locks: nothing is swept there either
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor
        os.close(descriptor)  # swept between its making and its lock


def sweep(folder: Path) -> None:
    """Remove drafts that nobody writes any more. What cannot be removed stays."""
    with contextlib.suppress(OSError):
        for place in folder.glob(f"{PREFIX}*"):
            with contextlib.suppress(OSError):
                _remove_left_over(place)


def _remove_left_over(place: Path) -> None:
    descriptor = os.open(place, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            place.unlink()
    finally:
        os.close(descriptor)
