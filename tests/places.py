"""Where a test run keeps its database: chosen before Django reads its settings, the same for all workers.

Without ``DATABASE_URL`` the run has an embedded server of its own in a temporary ``MOTCUA_HOME``. With it, the
run makes databases of its own on that server, beside the one that is named, and leaves that one alone.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from motcua.site.database import prepare, server
from motcua.site.database.location import APPLICATION_ROLE, Location, locate, server_folder

RUN = "MOTCUA_TEST_RUN"
OUTSIDE_ROLE = "motcua_test_app"
"""On a server of others. On our own it is the one of every installation: so a new one can be a copy (``lay_out``)."""


def reference_material(checkout: Path) -> Path:
    """The folder ``shared`` beside a checkout. Where there is none, tests that need it are left out, or fail:
    ``MOTCUA_TEST_SHARED=required``, as in ``.ci/run``, says that there must be one."""
    folder = checkout.parent / "shared"
    if not folder.is_dir():
        missing = "the reference material (shared) is not beside this checkout"
        if os.environ.get("MOTCUA_TEST_SHARED") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    return folder


def choose() -> None:
    """Set the environment of this run; workers inherit it and choose nothing."""
    if RUN in os.environ:
        return
    os.environ.pop("MOTCUA_CONNECT_AS", None)
    home = tempfile.mkdtemp(prefix="motcua-tests-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)  # also where no run came about
    os.environ |= {
        RUN: f"motcua_test_{os.getpid()}",
        "MOTCUA_HOME": home,
        "MOTCUA_APP_ROLE": OUTSIDE_ROLE if "DATABASE_URL" in os.environ else APPLICATION_ROLE,
        "DJANGO_SETTINGS_MODULE": "motcua.site.settings",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright's loop runs in the thread of the test
    }
    if "DATABASE_URL" in os.environ:
        os.environ["MOTCUA_TEST_OUTSIDE"] = os.environ["DATABASE_URL"]
        os.environ["DATABASE_URL"] = elsewhere(locate(), template())


def template() -> str:
    """The migrated database that all others of this run are copies of."""
    return os.environ[RUN] if "MOTCUA_TEST_OUTSIDE" in os.environ else locate().name


def elsewhere(place: Location, database: str) -> str:
    """The owner's connection to another database of the same server."""
    return Location(embedded=False, parameters={**place.parameters, "dbname": database}).uri()


def role() -> str:
    """The role under which the application works in this run."""
    return os.environ["MOTCUA_APP_ROLE"]


def make_template() -> None:
    """Start the server if need be, migrate once. Whoever comes second waits for the first."""
    outside = os.environ.get("MOTCUA_TEST_OUTSIDE")
    if outside:
        with psycopg.connect(outside, autocommit=True) as connection, contextlib.suppress(_THERE):
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(template())))
        prepare.prepare_database()
        return
    with (Path(os.environ["MOTCUA_HOME"]) / "making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _kept().exists():
            prepare.prepare_database()
            server.stop()
            _copy(server_folder(), _kept())
            prepare.prepare_database()


def _kept() -> Path:
    """The stopped server of this run, as it was made."""
    return Path(os.environ["MOTCUA_HOME"]) / "kept"


def _copy(folder: Path, place: Path) -> None:
    """With the owners of all that is in it, and whole or not at all."""
    draft = place.with_name(f"{place.name}.new")
    subprocess.run(["cp", "-a", folder, draft], check=True)
    draft.rename(place)


def lay_out(home: Path) -> None:
    """A new ``MOTCUA_HOME`` with a server that needs no making: some twenty seconds of work. For tests of other things.

    After ``make_template``. On a server of others there is none to copy: then the home makes its own.
    """
    if _kept().exists():
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        _copy(_kept(), home / server_folder().name)


_THERE = (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation)


def copy(name: str, source: str | None = None) -> None:
    """Make database ``name`` as a copy of ``source``, which nobody uses; else of the template."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(source or template())
    )
    with maintenance() as connection:
        # One copier at a time: the template must have no other user while it is copied.
        connection.execute("SELECT pg_advisory_lock(1)")
        connection.execute(statement)


def drop(name: str) -> None:
    """Drop a database of this run, whoever is still connected.

    The server's own housekeeping, which nobody but its administrator may end, is waited for.
    """
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with maintenance() as connection:
        for _ in range(100):
            with contextlib.suppress(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
                return
            time.sleep(0.1)
        connection.execute(statement)


@contextlib.contextmanager
def maintenance() -> Iterator[psycopg.Connection]:
    """The owner's connection to a database that is not the template."""
    outside = os.environ.get("MOTCUA_TEST_OUTSIDE")
    opened = psycopg.connect(outside, autocommit=True) if outside else server.connect("postgres")
    with opened as connection:
        yield connection


def clear() -> None:
    """After the run: its databases, its role, its server and its folder are gone."""
    if "MOTCUA_TEST_OUTSIDE" in os.environ:
        with maintenance() as connection:
            found = connection.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [os.environ[RUN]]
            ).fetchall()
            for (name,) in found:
                drop(name)
            with contextlib.suppress(psycopg.errors.DependentObjectsStillExist):
                connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role())))
    else:
        server.stop()
    shutil.rmtree(Path(os.environ["MOTCUA_HOME"]), ignore_errors=True)
