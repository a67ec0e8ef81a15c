"""``actions-http``: fifty officers at once pass dossiers on over HTTP; rate, and how long one of them waits.

Beside it a page as small as can be that takes a peer's case a step further, behind the same server, sessions and
protection against forged requests, but asking nothing of who may: what a screen of ours costs is seen against it.
"""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier, Thread

from bench import peers
from bench.actions import PEERS, ROOT, empty_peer
from bench.measure import PER_SECOND, SECONDS, Result, size
from bench.scratch import MOTCUA, Installation, installation
from motcua.demo.folder import CATALOGUE, write_folder
from motcua.demo.sample import make_sample

OFFICERS, EACH, THREADS = 50, 4, 8


def measure() -> Iterator[Result]:
    """The rate, the median wait and the wait that one in twenty exceeds, ours against each peer's."""
    interpreter, each = peers.python(), size("actions-http", EACH)
    with tempfile.TemporaryDirectory(prefix="motcua-bench-files-") as name, installation() as scratch:
        write_folder(make_sample(), Path(name))
        scratch.load_catalogue(Path(name) / CATALOGUE)
        ours = _ours(scratch, each)
        theirs = {peer: _theirs(scratch, interpreter, module, each) for peer, (module, _aim) in PEERS.items()}
    for peer, told in theirs.items():
        yield Result("actions-http", PER_SECOND, ours["rate"], told["rate"], peer)
        yield Result("actions-http-p50", SECONDS, ours["p50"], told["p50"], peer)
        yield Result("actions-http-p95", SECONDS, ours["p95"], told["p95"], peer)


def _ours(scratch: Installation, each: int) -> Mapping[str, float]:
    work = scratch.told("bench.approval.officers", OFFICERS, each)
    port = free_port()
    command = [MOTCUA, "serve", "--port", str(port), "--threads", str(THREADS)]
    with served(command, port, scratch.environment):
        return load(port, work)


def _theirs(scratch: Installation, interpreter: str, module: str, each: int) -> Mapping[str, float]:
    empty_peer(scratch)
    environment = {**os.environ, "PEER": module, "PEER_URI": scratch.uri("peer")}
    made = subprocess.run(
        [interpreter, "-m", "bench.approval.peer_http", str(OFFICERS), str(each)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    port = free_port()
    command = [
        interpreter, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--blocking-threads", str(THREADS),
        "--no-log", "bench.approval.peer_http:application",
    ]  # fmt: skip
    with served(command, port, environment):
        return load(port, json.loads(made.stdout.splitlines()[-1]))


@contextmanager
def served(command: list[str], port: int, environment: Mapping[str, str]) -> Iterator[None]:
    """A server on ``port`` while this lasts."""
    server = subprocess.Popen(
        command, cwd=ROOT, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def load(port: int, work: list[dict[str, object]]) -> dict[str, float]:
    """Every officer of ``work`` sends their requests one after another, all officers at once."""
    waits: list[float] = []
    wrong: list[str] = []
    start = Barrier(len(work) + 1)

    def officer(one: dict[str, object]) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        start.wait()
        for address, body in one["requests"]:  # type: ignore[attr-defined]
            begun = time.perf_counter()
            connection.request("POST", address, body, one["headers"])  # type: ignore[arg-type]
            answer = connection.getresponse()
            answer.read()
            waits.append(time.perf_counter() - begun)
            if answer.status not in (200, 302) or answer.status != one["answer"]:
                wrong.append(f"{address}: {answer.status}")

    threads = [Thread(target=officer, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    start.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    if wrong:
        raise RuntimeError(f"{len(wrong)} of {len(waits)} requests went wrong, such as {wrong[0]}")
    waits.sort()
    return {
        "rate": len(waits) / took,
        "p50": statistics.median(waits),
        "p95": waits[int(0.95 * (len(waits) - 1))],
    }
