"""The web server and a worker side by side, for an installation that one person starts by hand."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.site.parent import be_parent
from motcua.site.web import THREADS, allow_host, await_free, serve

PATIENCE = 60.0
PAUSE = 5.0
"""Seconds at least between two starts of a worker: one that dies at once would take the machine from the pages."""


def serve_with_worker(host: str, port: int, when_up: Callable[[], None]) -> None:
    """Serve until Ctrl-C; ``when_up`` is called once the first page can be had. The worker ends with the server.

    Raises ``UserError`` when another program has the port.
    """
    allow_host(host)
    await_free(host, port)  # or what answers there would be taken for us
    be_parent()
    with kept_running([str(Path(sys.executable).with_name("motcua")), "worker"]):
        say_when_up(host, port, when_up)
        serve(host, port, workers=1, threads=THREADS)


def say_when_up(host: str, port: int, when_up: Callable[[], None]) -> None:
    """Call ``when_up`` in a thread once somebody answers at the port; nothing after a minute without."""
    threading.Thread(target=_tell, args=(host, port, when_up), daemon=True).start()


@contextmanager
def kept_running(command: list[str], pause: float = PAUSE) -> Iterator[None]:
    """A process of its own, so that an import does not slow the pages; one that dies is started again."""
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(command, pause, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(command: list[str], pause: float, over: threading.Event) -> None:
    while not over.is_set():
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
        began = time.monotonic()
        while process.poll() is None and not over.wait(0.1):
            pass
        _end(process)
        over.wait(max(0.0, began + pause - time.monotonic()))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def _tell(host: str, port: int, when_up: Callable[[], None]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
            continue
        when_up()
        return
