"""``import-quarter``: ``motcua import`` of a quarter's six files, against the script of an officer's friend.

Ours starts the program, reads, understands, records every dossier with its history and doubts, and prints what it
found; the friend's script starts pandas, reads, groups and prints totals, and keeps nothing. Before they are timed,
both must come to the same totals: a script that read half the rows would be no measure.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import peers
from bench.measure import SECONDS, Result, side_by_side
from bench.scratch import COMMUNE, Installation, installation
from motcua.demo.folder import CATALOGUE, WORDS, export_folder, write_folder
from motcua.demo.sample import make_sample

RUNS = 9
PERIOD = "2026-Q2"


def measure() -> Iterator[Result]:
    """One result. The register is empty before each run of ours."""
    interpreter = peers.python()
    with tempfile.TemporaryDirectory(prefix="motcua-bench-files-") as name, installation() as scratch:
        folder, sample = Path(name), make_sample()
        write_folder(sample, folder)
        taken = sample.quarter.plan.taken
        exports = export_folder(folder, taken)
        files = sorted(path for path in exports.iterdir() if path.name not in WORDS)
        scratch.load_catalogue(folder / CATALOGUE)
        scratch.keep()
        friend = [
            interpreter,
            str(Path(__file__).with_name("friend.py")),
            str(exports),
            str(folder / CATALOGUE),
        ]
        scratch.import_files(*files, taken_at=taken.isoformat())  # both find their programs in the page cache
        told = subprocess.run(friend, check=True, capture_output=True, text=True).stdout
        same_totals(_ours(scratch, folder), json.loads(told.splitlines()[-1]))
        scratch.put_back()
        times = side_by_side(
            lambda: scratch.import_files(*files, taken_at=taken.isoformat()),
            lambda: subprocess.run(friend, check=True, capture_output=True),
            runs=RUNS,
            between=scratch.put_back,
        )
        yield Result("import-quarter", SECONDS, *times, "pandas + openpyxl + groupby", aim=1)


def _ours(scratch: Installation, folder: Path) -> dict[str, int]:
    """The quarter's totals by our own report, the land branch's among them as in the friend's."""
    scratch.run("report", PERIOD, "--commune", COMMUNE, "--out", folder, "--format", "json")
    report = json.loads((folder / "report.json").read_text("utf-8"))
    blocks = [report, *report["vertical"].values()]
    return {
        "received": sum(block["received"]["total"] for block in blocks),
        "carried_over": sum(block["received"]["carried_over"] for block in blocks),
        "resolved": sum(block["resolved"]["total"] for block in blocks),
        "pending": sum(block["pending"]["total"] for block in blocks),
    }


def same_totals(ours: dict[str, int], friends: dict[str, int]) -> None:
    """Raise ``RuntimeError`` where the two do not come to the same: then they did not do the same work."""
    if ours != friends:
        raise RuntimeError(f"import-quarter: we count {ours}, the friend's script {friends}")
