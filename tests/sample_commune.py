"""The sample commune that ``motcua demo`` makes: made once in a run, and copied for each who works in it."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

from motcua.site.database.location import locate
from tests import places
from tests.live import MOTCUA


def copy_into(database: str) -> Path:
    """Make ``database`` a copy of the sample commune's; gives the ``MOTCUA_HOME`` it was made in, to be read only."""
    home = Path(os.environ["MOTCUA_HOME"]) / "sample"
    made = f"{os.environ[places.RUN]}_sample"
    home.mkdir(mode=0o700, exist_ok=True)
    with (home / "making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "made").exists():
            _make(made, home)
            (home / "made").touch()
    places.copy(database, made)
    return home


def _make(database: str, home: Path) -> None:
    places.drop(database)  # what a worker before us left half-made
    places.copy(database)
    place = places.elsewhere(locate(), database)
    done = subprocess.run(
        [MOTCUA, "demo", "--no-serve"],
        env={**os.environ, "DATABASE_URL": place, "MOTCUA_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
