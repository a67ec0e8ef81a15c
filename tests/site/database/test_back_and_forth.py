"""A version that changes how things are kept loses nothing of what was kept before, nor does the way back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from motcua.agencies.models import Agency
from motcua.exchange.models import ImportFile, ImportPart
from motcua.register.models import Event, Person, RawRow, Statement
from motcua.register.verification import verify
from tests.cast import make_cast
from tests.exchange import exports
from tests.exchange.importing import counts, take_in

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PARTS = """
SELECT f.name, p.system, p.profile, p.held
  FROM exchange_importpart p JOIN exchange_importfile f ON f.id = p.file_id ORDER BY f.id, p.id
"""
PARTS_BEFORE = "SELECT name, system, profile, head->'held' FROM exchange_importfile ORDER BY id"
KEPT_AS_TEXT = (
    ("register_event", "origin"),
    ("register_person", "content"),
    ("register_rawrow", "content"),
    ("register_statement", "origin"),
)


@pytest.fixture
def files(own_database: str, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Two systems' exports, imported."""
    paths = (
        exports.city_file(tmp_path / "sổ.xlsx", *exports.dossiers(3)),
        exports.portal_file(tmp_path / "cổng.json", exports.Told(code="LT.10993-1", linked="người có công")),
    )
    take_in(make_cast().commune, *paths)
    yield paths
    connection.close()


def back(database: str, room: str, to: str) -> None:
    """Undo the room's migrations down to ``to``, as the owner."""
    connection.close()
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--no-input", "--skip-checks", "-v", "0", room, to],
        env={
            **os.environ,
            "DATABASE_URL": database,
            "MOTCUA_CONNECT_AS": "owner",
            "DJANGO_SETTINGS_MODULE": "motcua.site.settings",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    asked(database, "DELETE FROM site_schema")  # so that the next command finds it to be an older version's


def forth(run_motcua: Run) -> None:
    """The next command brings the database up to date; what it looks at holds."""
    done = run_motcua("verify", "--rebuild")
    assert done.returncode == 0, done.stderr + done.stdout


def asked(database: str, question: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(database) as owner:
        cursor = owner.execute(question)
        return cursor.fetchall() if cursor.description else []


def test_what_each_system_told_in_a_file_is_kept(own_database: str, files, run_motcua: Run) -> None:
    parts = asked(own_database, PARTS)
    assert [part[:2] for part in parts] == [("cổng.json", "lien-thong"), ("sổ.xlsx", "mot-cua-hai-phong")]
    assert all(part[3]["handlers"] for part in parts)
    asked(
        own_database, "DELETE FROM exchange_importpart WHERE system = 'lien-thong'"
    )  # as of a file of words
    back(own_database, "exchange", "0004")
    assert asked(own_database, PARTS_BEFORE) == [("cổng.json", "", "", None), parts[1]]
    forth(run_motcua)
    assert asked(own_database, PARTS) == parts[1:]
    assert (ImportFile.objects.count(), ImportPart.objects.count()) == (2, 1)


def told() -> list[Any]:
    """What is kept as it was spelt, as it is read."""
    return [
        list(model.objects.order_by("pk").values_list(field, flat=True))
        for model, field in (
            (Event, "origin"),
            (Person, "content"),
            (RawRow, "content"),
            (Statement, "origin"),
        )
    ]


def test_persons_rows_and_lineage_say_the_same_however_they_are_spelt(
    own_database: str, files, run_motcua: Run
) -> None:
    before = told()
    assert all(len(each) == 4 and all(each) for each in before)
    back(own_database, "register", "0019")
    for table, column in KEPT_AS_TEXT:
        ((kind,),) = asked(own_database, f"SELECT DISTINCT pg_typeof({column})::text FROM {table}")
        assert kind == "jsonb"
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        asked(own_database, "UPDATE register_alias SET dossier_id = 0; SET CONSTRAINTS ALL IMMEDIATE")
    forth(run_motcua)
    assert told() == before
    assert verify(rebuild=True).findings == []
    _, result = take_in(Agency.objects.get(code="10993"), *files)
    assert counts(result) == (0, 0, 0, 4, 0), "a word kept from before is known again"
