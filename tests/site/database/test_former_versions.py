"""What a version before this one had made and kept is taken over as it is; of one still older it is said what to do."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from importlib import import_module

import psycopg
import pytest

from motcua.site.database import former, schema

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Name = tuple[str, str]

FILES = sorted(schema.PACKAGE.glob("*/migrations/0*.py"))
OURS: dict[Name, list[Name]] = {
    (path.parents[1].name, path.stem): getattr(
        import_module(f"motcua.{path.parents[1].name}.migrations.{path.stem}").Migration, "replaces", []
    )
    for path in FILES
}
FORMER = [name for replaced in OURS.values() for name in replaced]


def applied(owner: psycopg.Connection) -> set[Name]:
    cursor = owner.execute("SELECT app, name FROM django_migrations")
    return {(app, name) for app, name in cursor.fetchall()}


def as_before(owner: psycopg.Connection, names: list[Name]) -> None:
    """Let the database say that it was made by the migrations of ``names``, and that it is an older version's."""
    ours = [name for name, replaced in OURS.items() if replaced]
    forgotten = "DELETE FROM django_migrations WHERE app = %s AND name = %s"
    owner.cursor().executemany(
        forgotten, [*ours, *FORMER]
    )  # Django notes those too that it has in their place
    owner.cursor().executemany(
        "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", names
    )
    owner.execute("UPDATE site_schema SET fingerprint = 'before'")


@pytest.fixture
def owner(own_database: str):
    with psycopg.connect(own_database, autocommit=True) as connection:
        yield connection


def test_what_the_version_before_made_is_taken_over(owner: psycopg.Connection, run_motcua: Run) -> None:
    as_before(owner, FORMER)
    done = run_motcua("verify", "--rebuild")
    assert done.returncode == 0, done.stderr + done.stdout
    assert applied(owner) >= set(OURS)


def test_of_a_still_older_one_it_is_said_what_to_do(owner: psycopg.Connection, run_motcua: Run) -> None:
    as_before(owner, [name for name in FORMER if not name[1].startswith("0014_codes")])
    before = applied(owner)
    done = run_motcua("verify")
    assert done.returncode == 2
    assert "27/11/2026" in done.stderr and "Traceback" not in done.stderr
    assert applied(owner) == before


def test_a_first_start_that_was_broken_off_is_gone_on_with(
    owner: psycopg.Connection, run_motcua: Run
) -> None:
    """Of a migration in the place of others Django notes those at once, and its own name at the end of all."""
    as_before(owner, [name for name in FORMER if name[0] != "watching"])
    owner.execute("DROP TABLE watching_warning; DROP TABLE site_schema")
    assert run_motcua("verify").returncode == 0
    assert owner.execute("SELECT to_regclass('watching_warning')").fetchone() != (None,)


def test_no_former_migration_is_taken_the_place_of_twice_or_left_out() -> None:
    assert len(set(FORMER)) == len(FORMER) == 57
    assert not set(FORMER) & set(OURS)
    assert {app: max(name for room, name in FORMER if room == app) for app, _name in FORMER} == former.LAST
    assert former.BEGUN_BY in FORMER
