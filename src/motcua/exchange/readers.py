"""The parent's side of reading: starts the children, one or two at a time, and takes their answers in order."""

from __future__ import annotations

import json
import os
import queue
import select
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from threading import Event, Lock, Thread
from typing import Any

import orjson

from motcua.exchange.reading.answer import APART
from motcua.exchange.reading.limits import MIB, Limits
from motcua.exchange.reading_process import ReadingProcess
from motcua.exchange.storage import StoredFile

AT_ONCE = max(1, min(2, (os.cpu_count() or 1) - 2))
"""One for each processor that those who record leave over: they and the database keep two busy."""
SILENCE_SECONDS = 120.0
"""A child that answers nothing for so long, while we listen, is stopped."""
AHEAD = 24
"""Lines (of up to 500 rows) that a child may be ahead of who records them: bounds our memory."""
LONGEST_LINE = 64 * MIB

EXIT = b'{"exit":'

Line = tuple[str, Any]


class ReadFile:
    """One file and the child that reads it. ``lines`` gives (name, content) as ``reading.answer`` has them."""

    def __init__(
        self,
        file: StoredFile,
        profile: str | None,
        taken_at: datetime,
        limits: Limits,
        plain: bool = False,
        about: bool = False,
    ) -> None:
        self.file = file
        self._request = {
            "path": str(file.path),
            "profile": profile,
            "taken_at": taken_at.replace(tzinfo=None).isoformat(),
            "limits": asdict(limits),
            "plain": plain,
            "about": about,
        }
        self._most_output = max(256 * MIB, 40 * file.size)
        self._lines: queue.Queue[bytes | None] = queue.Queue(AHEAD)
        self._stop = Event()
        self._fault: Line | None = None

    def lines(self) -> Iterator[Line]:
        """The child's answer; a child that died is told of by a last ``fault``.

        Rows come with what of them is spelt: (row, facts, raw) each.
        """
        ended = False
        while (line := self._lines.get()) is not None:
            apart = line.find(APART)
            ((name, content),) = orjson.loads(line if apart < 0 else memoryview(line)[:apart]).items()
            ended = ended or name in {"end", "fault"}
            yield name, content if apart < 0 else with_spelt(content, line, apart + 1)
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

    def run(self, process: ReadingProcess) -> None:
        """Read to the end; called in the thread whose process it is."""
        try:
            if not self._stop.is_set():
                try:
                    process.begin()
                except OSError as error:  # no memory for it, too many processes
                    self._fault = ("fault", {"code": "cannot_start", "details": {"reason": error.strerror}})
                    return
                code = self._listen(process.ask(self._request))
                if code is None:
                    process.kill()
                elif code and self._fault is None:
                    self._fault = ("fault", {"code": _cause(code), "details": {}})
        except OSError:  # the process has gone
            process.kill()
        finally:
            self._put(None)

    def _listen(self, descriptor: int) -> int | None:
        """Take lines until the child has ended; its exit code, ``None`` when it must be ended or its parent died."""
        total, held = 0, b""
        begun: list[bytes] = []  # pieces of the line that is coming: put together once it is whole
        length = 0
        while not self._stop.is_set():
            ready, _, _ = select.select([descriptor], [], [], SILENCE_SECONDS)
            chunk = os.read(descriptor, MIB) if ready else b""
            if not ready:
                self._fault = ("fault", {"code": "too_slow", "details": {}})
            if not chunk:
                return None
            total += len(chunk)
            whole = []
            start = 0
            # Ends of lines are few: ``split`` would look at every byte by itself.
            while (end := chunk.find(b"\n", start)) >= 0:
                whole.append(b"".join((*begun, chunk[start:end])))
                begun, length, start = [], 0, end + 1
            begun.append(chunk[start:])
            length += len(begun[-1])
            for line in whole:
                if line.startswith(EXIT):
                    return int(json.loads(line)["exit"])  # what is held back is empty, or was cut off
                if held:
                    self._put(held)
                held = line
            if total > self._most_output or length > LONGEST_LINE:
                self._fault = ("fault", {"code": "too_large", "details": {}})
                return None
        return None

    def _put(self, line: bytes | None) -> None:
        while True:
            try:
                self._lines.put(line, timeout=0.5)
                return
            except queue.Full:
                if self._stop.is_set():
                    return


def with_spelt(rows: list[list[Any]], spelt: bytes, place: int) -> list[tuple[list[Any], bytes, bytes]]:
    """Each row with its facts and itself as it stood, of which it tells the lengths; they begin at ``place``."""
    found = []
    for row in rows:
        middle = place + row[-2]
        end = middle + row[-1]
        found.append((row, spelt[place:middle], spelt[middle:end]))
        place = end
    if place != len(spelt):
        raise ValueError("a reader's rows are longer or shorter than they say")
    return found


def _cause(code: int) -> str:
    if code == -signal.SIGXCPU:
        return "too_slow"
    return "too_large" if code in {-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV} else "crashed"


class Readers:
    """Children for a run's files, in their order; closing stops those that are still at it.

    ``plain``: the rows as they stand (``reading.plain``), of a file that is none of an outside system. ``about``: none
    of them, only when each file says that it was exported (``reading.taken``). ``begun``: a process that is there.
    """

    def __init__(
        self,
        files: Sequence[StoredFile],
        profile: str | None,
        taken_at: datetime,
        limits: Limits | None = None,
        *,
        plain: bool = False,
        about: bool = False,
        begun: ReadingProcess | None = None,
    ) -> None:
        self.taken_at = taken_at
        self.files = [ReadFile(file, profile, taken_at, limits or Limits(), plain, about) for file in files]
        self._left = iter(self.files)
        self._taking = Lock()
        self._first = begun or ReadingProcess()
        processes = [self._first, *(ReadingProcess() for _ in range(min(AT_ONCE, len(self.files)) - 1))]
        self._threads = [
            Thread(target=self._work, args=(process,), name=f"read-{number}", daemon=True)
            for number, process in enumerate(processes)
        ]
        for thread in self._threads:
            thread.start()

    def _work(self, process: ReadingProcess) -> None:
        """Read one file after another. First come, first served: the file listened to is always among those read."""
        try:
            if process is not self._first:
                with suppress(OSError):  # where there is no room for a second one, the first reads all
                    process.begin()
                if not process.begun:
                    return
            while (file := self._next()) is not None:
                file.run(process)
        finally:
            process.kill()

    def _next(self) -> ReadFile | None:
        with self._taking:
            return next(self._left, None)

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self.files:
            file.stop()
        for thread in self._threads:
            thread.join()
