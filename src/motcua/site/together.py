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


def serve_with_worker(host: str, port: int, when_up: Callable[[], None]) -> None:
    """Serve until Ctrl-C; ``when_up`` is called once the first page can be had. The worker ends with the server.

    Raises ``UserError`` when another program has the port.
    """
    allow_host(host)
    await_free(host, port)  # or what answers there would be taken for us
    be_parent()
    with _worker():
        say_when_up(host, port, when_up)
        serve(host, port, workers=1, threads=THREADS)


def say_when_up(host: str, port: int, when_up: Callable[[], None]) -> None:
    """Call ``when_up`` in a thread once somebody answers at the port; nothing after a minute without."""
    threading.Thread(target=_tell, args=(host, port, when_up), daemon=True).start()


@contextmanager
def _worker() -> Iterator[None]:
    """``motcua worker`` in a process of its own, so that an import does not slow the pages."""
    command = [str(Path(sys.executable).with_name("motcua")), "worker"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        yield
    finally:
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
