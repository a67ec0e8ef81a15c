"""The real program in processes of its own, on a database of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

MOTCUA = str(Path(sys.executable).with_name("motcua"))
PATIENCE = 60.0


@dataclass
class Live:
    """A running server: ``url`` without a slash at its end, ``database_url`` the owner's connection."""

    url: str
    database_url: str
    environment: dict[str, str] = field(repr=False)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list, repr=False)

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Run ``motcua worker`` on the same database until the test ends."""
        return self.spawn("worker")

    def spawn(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Run a command of the program until the test ends."""
        process = subprocess.Popen(
            [MOTCUA, *arguments],
            env=self.environment,
            start_new_session=True,
            preexec_fn=heed_the_keyboard,
        )
        self.processes.append(process)
        return process

    def stop(self) -> None:
        """Politely first."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for process in self.processes:
                if process.poll() is None:
                    os.killpg(process.pid, sign)
            for process in self.processes:
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    continue


def heed_the_keyboard() -> None:
    """In a child before it starts: Ctrl-C and the end of its terminal reach it, even where the tests run in the
    background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def free_port() -> int:
    """A port of the loopback that nobody has right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(database_url: str) -> Live:
    """Serve on a free port and wait for the first answer."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": database_url}
    live = Live(f"http://127.0.0.1:{port}", database_url, environment)
    process = live.spawn("serve", "--port", str(port))
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        if answers(live.url):
            return live
        time.sleep(0.05)
    live.stop()
    raise AssertionError("motcua serve did not answer")


def answers(url: str) -> bool:
    """Whether a server of ours answers there."""
    try:
        urllib.request.urlopen(f"{url}/dang-nhap/", timeout=10).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
