"""``import-quarter``: ``motcua import`` of a quarter's six files, against the script of an officer's friend.

Ours starts the program, reads, understands, records every dossier with its history and doubts, and prints what it
found; the friend's script starts pandas, reads, groups and prints totals, and keeps nothing.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import peers
from bench.measure import SECONDS, Result, side_by_side
from bench.scratch import installation
from motcua.demo.folder import CATALOGUE, WORDS, export_folder, write_folder
from motcua.demo.sample import make_sample

RUNS = 9


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
        subprocess.run(friend, check=True, capture_output=True)  # both find their programs in the page cache
        times = side_by_side(
            lambda: scratch.import_files(*files, taken_at=taken.isoformat()),
            lambda: subprocess.run(friend, check=True, capture_output=True),
            runs=RUNS,
            between=scratch.put_back,
        )
        yield Result("import-quarter", SECONDS, *times, "pandas + openpyxl + groupby", aim=1)
