"""An installation for the bench alone, in a temporary folder with a database of its own, gone afterwards."""

from __future__ import annotations

import compileall
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

import motcua

MOTCUA = str(Path(sys.executable).with_name("motcua"))
COMMUNE = "10993"
DATABASE, KEPT = "motcua", "motcua_kept"
FOREIGN = ("DATABASE_URL", "MOTCUA_APP_ROLE", "MOTCUA_CONNECT_AS")
BEGUN = "MOTCUA_BENCH_HOME"
"""A home to begin with a copy of, its server stopped: the tests of the bench need none of their own making."""


class Installation:
    """A scratch ``MOTCUA_HOME``. ``run`` gives the command the folder; nothing else on the machine is touched."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        self.environment |= {"MOTCUA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "motcua.site.settings"}

    def run(self, *words: object, codes: tuple[int, ...] = (0,)) -> str:
        """Run a command and give its standard output; an unexpected exit code is an error of the bench."""
        done = subprocess.run(
            [MOTCUA, *map(str, words)], env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode not in codes:
            raise RuntimeError(f"motcua {words[0]} ended with {done.returncode}:\n{done.stderr[-3000:]}")
        return done.stdout

    def load_catalogue(self, file: Path) -> None:
        """The commune's procedures."""
        self.run("catalogue", "load", file, "--commune", COMMUNE)

    def import_files(self, *paths: Path, taken_at: str) -> None:
        """What the measures of imports time."""
        self.run("import", *paths, "--commune", COMMUNE, "--taken-at", taken_at, "--json")

    def uri(self, database: str = DATABASE) -> str:
        """The owner's address of a database."""
        found = str(json.loads(self.run("db", "status", "--json"))["uri"])
        head, _, query = found.partition("?")
        head = f"{head.rpartition('/')[0]}/{database}"
        return f"{head}?{query}" if query else head

    def connect(self, database: str = DATABASE) -> psycopg.Connection:
        """The owner's connection, each statement by itself."""
        uri = json.loads(self.run("db", "status", "--json"))["uri"]
        return psycopg.connect(uri, dbname=database, autocommit=True)

    def keep(self) -> None:
        """Remember how the database is now."""
        with self.connect("postgres") as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {KEPT} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {KEPT} TEMPLATE {DATABASE}")

    def put_back(self) -> None:
        """The database is again as it was when it was kept: an empty register, say."""
        with self.connect("postgres") as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE {KEPT}")
            connection.execute("CHECKPOINT")

    def rename(self, old: str, new: str) -> None:
        """Give a database another name; nobody may be connected to it."""
        with self.connect("postgres") as connection:
            connection.execute(f"ALTER DATABASE {old} RENAME TO {new}")

    def python(self, module: str, *words: object) -> dict[str, float]:
        """Run a module of the bench with Django on this installation; it prints one JSON object."""
        found: dict[str, float] = self.told(module, *words)
        return found

    def told(self, module: str, *words: object) -> Any:
        """Run a module likewise, whatever it is that it prints as JSON."""
        command = [sys.executable, "-m", module, *map(str, words)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{module} ended with {done.returncode}:\n{done.stderr[-3000:]}")
        return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def installation() -> Iterator[Installation]:
    """A fresh installation with its database running."""
    # As `make install` leaves it, and as pip leaves the peers: where Python may not write bytecode, every start of
    # ours would compile the whole program.
    compileall.compile_dir(Path(motcua.__file__).parent, quiet=2)
    home = Path(tempfile.mkdtemp(prefix="motcua-bench-"))
    if BEGUN in os.environ:
        subprocess.run(["cp", "-a", f"{os.environ[BEGUN]}/.", home], check=True)
    scratch = Installation(home)
    try:
        scratch.run("db", "start")
        yield scratch
    finally:
        scratch.run("db", "stop", codes=(0, 2))
        shutil.rmtree(home, ignore_errors=True)
