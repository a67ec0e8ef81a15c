"""The parent's side of reading: starts the children, two at a time, and takes their answers in order."""

from __future__ import annotations

import json
import os
import queue
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import datetime
from threading import Event
from typing import Any

from motcua.exchange.reading.limits import MIB, Limits
from motcua.exchange.storage import StoredFile

AT_ONCE = 2
SILENCE_SECONDS = 120.0
"""A child that answers nothing for so long, while we listen, is stopped."""
AHEAD = 24
"""Lines (of up to 500 rows) that a child may be ahead of who records them: bounds our memory."""
LONGEST_LINE = 64 * MIB

Line = tuple[str, Any]


class ReadFile:
    """One file and the child that reads it. ``lines`` gives (name, content) as ``reading.answer`` has them."""

    def __init__(self, file: StoredFile, profile: str | None, taken_at: datetime, limits: Limits) -> None:
        self.file = file
        self._request = {
            "path": str(file.path),
            "profile": profile,
            "taken_at": taken_at.replace(tzinfo=None).isoformat(),
            "limits": asdict(limits),
        }
        self._most_output = max(256 * MIB, 40 * file.size)
        self._lines: queue.Queue[bytes | None] = queue.Queue(AHEAD)
        self._stop = Event()
        self._fault: Line | None = None

    def lines(self) -> Iterator[Line]:
        """The child's answer; a child that died is told of by a last ``fault``."""
        ended = False
        while (line := self._lines.get()) is not None:
            ((name, content),) = json.loads(line).items()
            ended = ended or name in {"end", "fault"}
            yield name, content
        if not ended:
            yield self._fault or ("fault", {"code": "crashed", "details": {}})

    def stop(self) -> None:
        """Nobody listens any more."""
        self._stop.set()
        while True:  # let a waiting writer go
            try:
                self._lines.get_nowait()
            except queue.Empty:
                return

    def run(self) -> None:
        """Read to the end; called in a thread of its own."""
        try:
            if not self._stop.is_set():
                self._run()
        finally:
            self._put(None)

    def _run(self) -> None:
        command = [sys.executable, "-I", "-m", "motcua.exchange.reading"]
        # The child knows no secrets: none of our environment goes with it.
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8"},
            close_fds=True,
        ) as child:
            assert child.stdin is not None and child.stdout is not None  # noqa: S101
            try:
                child.stdin.write(json.dumps(self._request).encode() + b"\n")
                child.stdin.close()
                self._listen(child.stdout.fileno())
            except BrokenPipeError:
                pass
            finally:
                if self._fault or self._stop.is_set():
                    child.kill()
        if self._fault is None and child.returncode:
            self._fault = ("fault", {"code": _cause(child.returncode), "details": {}})

    def _listen(self, descriptor: int) -> None:
        total, rest = 0, b""
        while not self._stop.is_set():
            ready, _, _ = select.select([descriptor], [], [], SILENCE_SECONDS)
            chunk = os.read(descriptor, MIB) if ready else b""
            if not ready:
                self._fault = ("fault", {"code": "too_slow", "details": {}})
            if not chunk:
                return
            total += len(chunk)
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                self._put(line)
            if total > self._most_output or len(rest) > LONGEST_LINE:
                self._fault = ("fault", {"code": "too_large", "details": {}})
                return

    def _put(self, line: bytes | None) -> None:
        while True:
            try:
                self._lines.put(line, timeout=0.5)
                return
            except queue.Full:
                if self._stop.is_set():
                    return


def _cause(code: int) -> str:
    if code == -signal.SIGXCPU:
        return "too_slow"
    return "too_large" if code in {-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV} else "crashed"


class Readers:
    """Children for a run's files, in their order; closing stops those that are still at it."""

    def __init__(
        self,
        files: Sequence[StoredFile],
        profile: str | None,
        taken_at: datetime,
        limits: Limits | None = None,
    ) -> None:
        self.taken_at = taken_at
        self.files = [ReadFile(file, profile, taken_at, limits or Limits()) for file in files]
        # First come, first served: the file that is being listened to is always among those being read.
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="read")
        for file in self.files:
            self._pool.submit(file.run)

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self.files:
            file.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
