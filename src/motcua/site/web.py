"""The web server in this process: granian with workers of its own."""

from __future__ import annotations

import errno
import os
import signal
import socket
import time
from collections.abc import Callable

from motcua.site.errors import UserError
from motcua.site.parent import INTERVAL, be_parent
from motcua.site.reasons import reason
from motcua.site.words import gettext as _

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104
THREADS = 16
"""A thread that waits (for the database, for an upload over a bad line) answers nobody else; it costs little."""
THREADS_NAMED = "MOTCUA_THREADS"
"""Where the processes of the server read how many of them they have."""
CONNECTIONS = 48
"""Each thread keeps its connection to the database, which has 60 (``database.tuning``); the worker needs some too."""


def allow_host(host: str) -> None:
    """Listening on one address means answering to it; workers read it from the environment."""
    if host not in EVERYWHERE and "MOTCUA_ALLOWED_HOSTS" not in os.environ:
        os.environ["MOTCUA_ALLOWED_HOSTS"] = f"localhost,127.0.0.1,[::1],{host}"


def threads_for(workers: int) -> int:
    """How many threads each of so many processes gets: all together they must find a connection each."""
    return max(4, min(THREADS, CONNECTIONS // max(workers, 1)))


def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serve until told to stop. Raises ``UserError`` when the address cannot be had."""
    await_free(host, port)
    be_parent()
    os.environ[THREADS_NAMED] = str(threads)
    from granian.constants import Interfaces
    from granian.server import Server

    server = Server(
        "motcua.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        log_enabled=False,
    )
    server.signal_handler_reload = _when_hung_up(server.signal_handler_interrupt)  # type: ignore[method-assign]
    server.serve()


def _when_hung_up(end: Callable[..., None]) -> Callable[..., None]:
    """The terminal was closed: end, where granian would start its workers anew and hold the port. Whoever asked for
    the contrary (``nohup``) keeps it."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return lambda *_arguments: None
    return end


def await_free(host: str, port: int, *, by_make: bool = False) -> None:
    """Wait a moment for the port: workers of a server that was killed are about to notice.

    ``by_make``: whoever runs it may have typed ``make demo``, which takes no ``--port``. Raises ``UserError``.
    """
    until = time.monotonic() + 4 * INTERVAL
    while (error := _bind(host, port)) is not None:
        if time.monotonic() > until or error.errno != errno.EADDRINUSE:
            said = _("Không mở được cổng {port} trên {host}: {reason}. Hãy chọn cổng khác: --port {other}")
            if by_make:
                said += _(" (chạy bằng make thì gõ: make demo PORT={other})")
            raise UserError(
                said.format(port=port, host=host, reason=reason(error), other=port + 1)
            ) from error
        time.sleep(0.1)


def _bind(host: str, port: int) -> OSError | None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None
