"""A register of a million dossiers, filled by ``motcua import`` once for all measures that need it."""

from __future__ import annotations

import atexit
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.measure import seconds, size
from bench.memory import watched
from bench.rows import TAKEN_AT, write_rows
from bench.scratch import DATABASE, Installation, installation
from motcua.demo.offerings import catalogue_csv

SMALL_DATABASE = "motcua_small"


@dataclass(frozen=True, slots=True)
class Million:
    """The filled installation; ``small`` rows stand in its database ``motcua_small``. Rates in rows per second."""

    scratch: Installation
    file: Path
    rows: int
    small: int
    rate: float
    tenth_rate: float
    peak_bytes: int


@cache
def million() -> Million:
    """Fills it at the first call; everything is removed when the bench ends."""
    stack = ExitStack()
    atexit.register(stack.close)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="motcua-bench-rows-")))
    scratch = stack.enter_context(installation())
    catalogue = folder / "danh-muc.csv"
    catalogue.write_bytes(catalogue_csv())
    scratch.load_catalogue(catalogue)
    scratch.keep()
    rows = size("import-million", 1_000_000)
    files = {number: folder / f"{number}.csv" for number in (rows // 100, rows // 10, rows)}
    for number, file in files.items():
        write_rows(file, number)
    _import(scratch, files[rows // 100])
    scratch.rename(DATABASE, SMALL_DATABASE)
    scratch.put_back()
    tenth = _import(scratch, files[rows // 10])
    scratch.put_back()
    with watched(scratch.home) as peak:
        whole = _import(scratch, files[rows])
    return Million(scratch, files[rows], rows, rows // 100, rows / whole, rows // 10 / tenth, peak.bytes)


def _import(scratch: Installation, file: Path) -> float:
    return seconds(lambda: scratch.import_files(file, taken_at=TAKEN_AT))
