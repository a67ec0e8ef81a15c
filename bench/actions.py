"""``actions``: steps of an approval per second, ours beside what others would use, all as durable.

Ours checks roles, holder and the table of steps, writes a hashed event and stores what is derived of it; the
others move a state and write a row of history.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import peers
from bench.measure import PER_SECOND, Result, size
from bench.scratch import Installation, installation
from motcua.demo.folder import CATALOGUE, write_folder
from motcua.demo.sample import make_sample

CASES, ROUNDS = 60, 3
PEERS = {
    "django-fsm-2 with a history row": ("bench.approval.fsm", 1.0),
    "viewflow": ("bench.approval.view_flow", 3.0),
    "SpiffWorkflow": ("bench.approval.spiff", 1.0),
}
ROOT = Path(__file__).parents[1]


def measure() -> Iterator[Result]:
    """A result per peer; all are run in turns, each on a database of its own on the same server."""
    interpreter, cases = peers.python(), size("actions", CASES)
    with tempfile.TemporaryDirectory(prefix="motcua-bench-files-") as name, installation() as scratch:
        write_folder(make_sample(), Path(name))
        scratch.load_catalogue(Path(name) / CATALOGUE)
        ours: list[float] = []
        theirs: dict[str, list[float]] = {peer: [] for peer in PEERS}
        for _ in range(ROUNDS):
            ours.append(scratch.python("bench.approval.ours", cases)["rate"])
            for peer, (module, _aim) in PEERS.items():
                theirs[peer].append(_rate(scratch, interpreter, module, cases))
        for peer, (_module, aim) in PEERS.items():
            yield Result(
                "actions", PER_SECOND, statistics.median(ours), statistics.median(theirs[peer]), peer, aim
            )


def empty_peer(scratch: Installation) -> None:
    """A fresh database for a peer."""
    with scratch.connect("postgres") as connection:
        connection.execute("DROP DATABASE IF EXISTS peer WITH (FORCE)")
        connection.execute("CREATE DATABASE peer")


def _rate(scratch: Installation, interpreter: str, module: str, cases: int) -> float:
    """One peer's run, on a fresh database."""
    empty_peer(scratch)
    done = subprocess.run(
        [interpreter, "-m", module, scratch.uri("peer"), str(cases)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found["rate"]
