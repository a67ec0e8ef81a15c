"""Whether the bytes of an imported file still lie in the folder of files, as they were handed in.

A file is destroyed on purpose (docs/decisions/0029) by deleting it and leaving an empty file ``<digest>.destroyed``:
without that nobody could tell it from one that was lost.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from enum import StrEnum
from io import FileIO
from pathlib import Path

BLOCK = 1 << 20
NAME = re.compile(r"[0-9a-f]{64}")


class Fault(StrEnum):
    """What is wrong with a file. ``DAMAGED``: there is something else, or it cannot be read."""

    MISSING = "missing"
    DAMAGED = "damaged"


def is_name(text: str) -> bool:
    """Whether this can be the name of a stored file: nothing else is ever looked for, or written, in the folder."""
    return NAME.fullmatch(text) is not None


def mark(folder: Path, digest: str) -> Path:
    """What lies where a file was destroyed on purpose."""
    return folder / f"{digest}.destroyed"


def opened(folder: Path, digest: str) -> FileIO:
    """A stored file to read. Raises ``OSError``, also for what is no plain file: a pipe would never end."""
    if not is_name(digest):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), digest)
    descriptor = os.open(folder / digest, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    stream = os.fdopen(descriptor, "rb", buffering=0) if _is_plain(descriptor) else None
    if stream is None:
        os.close(descriptor)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), digest)
    return stream


def _is_plain(descriptor: int) -> bool:
    return stat.S_ISREG(os.fstat(descriptor).st_mode)


def fault(folder: Path, digest: str, size: int, *, whole: bool = False) -> Fault | None:
    """What is wrong with a file of ``size`` bytes; ``whole`` reads it through and compares its digest."""
    try:
        with opened(folder, digest) as stream:
            if os.fstat(stream.fileno()).st_size != size:
                return Fault.DAMAGED
            same = not whole or hashlib.file_digest(stream, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return Fault.MISSING
    except OSError:
        return Fault.DAMAGED
    return None if same else Fault.DAMAGED
