"""The process in which files are read, seen from ours.

Little is loaded here: a command begins it first of all, and loads what it needs itself meanwhile.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
from typing import Any, Self

PIPE_BYTES = 1024 * 1024
"""With the system's 64 KiB it stood still whenever we were slow to take a piece."""


class ReadingProcess:
    """A process that forks a child for each file (``reading.__main__``); started when it is first asked, or ``begin``
    lets it load what it needs before that. In a ``with`` it is gone at the end.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    @property
    def begun(self) -> bool:
        """Whether it is there."""
        return self._process is not None

    def begin(self) -> Self:
        """Start it, where it is not there yet. Raises ``OSError``."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-m", "motcua.exchange.reading"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"LC_ALL": "C.UTF-8"},  # it knows no secrets: none of our environment goes with it
                close_fds=True,
                start_new_session=True,
            )
            assert self._process.stdout is not None  # noqa: S101
            with contextlib.suppress(OSError):  # above what the administrator allows
                fcntl.fcntl(self._process.stdout, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        return self

    def ask(self, request: dict[str, Any]) -> int:
        """Send a request; gives the descriptor on which its answer comes. Raises ``OSError``."""
        process = self.begin()._process
        assert process is not None and process.stdin is not None and process.stdout is not None  # noqa: S101
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        return process.stdout.fileno()

    def kill(self) -> None:
        """End it and the child that it has, whatever they are at."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        process.wait()
