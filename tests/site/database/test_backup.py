"""A backup holds everything, a restore gives it back or changes nothing."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from motcua.agencies.models import Agency
from motcua.register.models import Dossier, Event
from motcua.site.database import backup, manifest, restore, tables
from motcua.site.errors import UserError
from tests import places

FILES = Path("/nowhere")
"""The folder of imported files where there are none (``test_backup_files`` is about those)."""


@pytest.fixture
def owner(own_database: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(own_database, autocommit=True) as connection:
        yield connection


@pytest.fixture
def empty() -> Iterator[psycopg.Connection]:
    """Another installation, just made."""
    from motcua.site.database.location import locate

    name = f"{places.template()}_{uuid4().hex[:8]}"
    places.copy(name)
    with psycopg.connect(places.elsewhere(locate(), name), autocommit=True) as connection:
        yield connection
    places.drop(name)


def work() -> None:
    """An officer's account, an agency with odd text, and an event in the ledger with bytes and JSON."""
    agency = Agency.objects.order_by("pk")[0]
    Agency.objects.filter(pk=agency.pk).update(name='Xã "Thượng Hồng",\n dòng hai \\ \t')
    User.objects.create_user("lan")
    now = timezone.now()
    dossier = Dossier.objects.create(
        agency=agency,
        code="H24.85-260315-0001",
        system="mot-cua",
        status="received",
        sort_at=now,
        search_key="ho so",
    )
    Event.objects.create(
        dossier=dossier,
        agency=agency,
        seq=1,
        kind="source",
        recorded_at=now,
        facts={"k": {"v": "tiếng Việt"}},
        origin={},
        prev_hash=b"\x00\xff",
        hash=b"\x01",
    )


def content(connection: psycopg.Connection) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    return {
        table.name: sorted(
            str(row[0])
            for row in connection.execute(
                psycopg.sql.SQL("SELECT t::text FROM {} t").format(psycopg.sql.Identifier(table.name))
            )
        )
        for table in tables.tables(connection)
    }


def test_what_is_restored_is_what_was_backed_up(
    owner: psycopg.Connection, empty: psycopg.Connection, tmp_path: Path
) -> None:
    work()
    backup.write(owner, FILES, tmp_path / "b.zip")
    restore.read(empty, FILES, tmp_path / "b.zip")
    assert content(empty) == content(owner)
    assert content(empty)["register_event"]


def test_columns_that_an_older_version_made_in_another_order_are_filled_by_their_names(
    owner: psycopg.Connection, empty: psycopg.Connection, tmp_path: Path
) -> None:
    backup.write(owner, FILES, tmp_path / "b.zip")
    for change in (
        "RENAME COLUMN short_name TO former",
        "ADD COLUMN short_name varchar(120) NOT NULL DEFAULT ''",
        "ALTER COLUMN short_name DROP DEFAULT",
        "DROP COLUMN former",
    ):
        empty.execute(f"ALTER TABLE agencies_agency {change}")
    restore.read(empty, FILES, tmp_path / "b.zip")
    told = "SELECT code, name, short_name, kind FROM agencies_agency ORDER BY code"
    assert empty.execute(told).fetchall() == owner.execute(told).fetchall()


def test_after_a_restore_the_ledger_refuses_changes_again_and_new_rows_get_new_numbers(
    owner: psycopg.Connection, empty: psycopg.Connection, tmp_path: Path
) -> None:
    work()
    backup.write(owner, FILES, tmp_path / "b.zip")
    restore.read(empty, FILES, tmp_path / "b.zip")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        empty.execute("DELETE FROM register_event")
    before = empty.execute("SELECT max(id) FROM auth_user").fetchone()
    added = empty.execute(
        """
        INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email, is_staff, is_active,
                               date_joined) VALUES ('x', false, 'mai', '', '', '', false, true, now()) RETURNING id
        """
    ).fetchone()
    assert before and added and added[0] > before[0]


def test_a_database_with_work_in_it_is_replaced_only_on_demand(
    owner: psycopg.Connection, tmp_path: Path
) -> None:
    backup.write(owner, FILES, tmp_path / "before.zip")
    work()
    with pytest.raises(UserError, match="--replace"):
        restore.read(owner, FILES, tmp_path / "before.zip")
    assert content(owner)["register_event"]
    restore.read(owner, FILES, tmp_path / "before.zip", replace=True)
    assert not content(owner)["register_event"]


def test_a_damaged_backup_changes_nothing(owner: psycopg.Connection, tmp_path: Path) -> None:
    backup.write(owner, FILES, tmp_path / "whole.zip")
    with (
        zipfile.ZipFile(tmp_path / "whole.zip") as whole,
        zipfile.ZipFile(tmp_path / "changed.zip", "w") as changed,
    ):
        for name in whole.namelist():
            text = whole.read(name)
            changed.writestr(name, text + b"1,2\n" if name == manifest.entry("auth_group") else text)
    work()
    before = content(owner)
    with pytest.raises(UserError, match="auth_group"):
        restore.read(owner, FILES, tmp_path / "changed.zip", replace=True)
    assert content(owner) == before


def test_a_truncated_backup_is_refused(owner: psycopg.Connection, tmp_path: Path) -> None:
    backup.write(owner, FILES, tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match="half"):
        restore.read(owner, FILES, tmp_path / "half.zip")


def test_any_other_zip_is_refused(owner: psycopg.Connection, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "o.zip", "w") as other:
        other.writestr("manifest.json", json.dumps({"format": "something else"}))
    with pytest.raises(UserError, match=r"o\.zip"):
        restore.read(owner, FILES, tmp_path / "o.zip")


def test_a_backup_of_another_version_is_refused(
    owner: psycopg.Connection, empty: psycopg.Connection, tmp_path: Path
) -> None:
    backup.write(owner, FILES, tmp_path / "b.zip")
    empty.execute("ALTER TABLE auth_group ADD COLUMN more int")
    with pytest.raises(UserError, match="phiên bản"):
        restore.read(empty, FILES, tmp_path / "b.zip")


def test_a_reference_to_nothing_is_not_let_in(
    owner: psycopg.Connection, empty: psycopg.Connection, tmp_path: Path
) -> None:
    """Someone took the dossiers out and made the digests fit: the events would hang in the air."""
    work()
    backup.write(owner, FILES, tmp_path / "b.zip")
    changed = manifest.entry("register_dossier")
    with zipfile.ZipFile(tmp_path / "b.zip") as whole, zipfile.ZipFile(tmp_path / "c.zip", "w") as cut:
        header = whole.read(changed).split(b"\n", 1)[0] + b"\n"
        found = json.loads(whole.read("manifest.json"))
        found["tables"]["register_dossier"] |= {"rows": 0, "sha256": hashlib.sha256(header).hexdigest()}
        for name in whole.namelist():
            other = json.dumps(found).encode() if name == "manifest.json" else whole.read(name)
            cut.writestr(name, header if name == changed else other)
    before = content(empty)
    with pytest.raises(UserError, match="register_event"):
        restore.read(empty, FILES, tmp_path / "c.zip")
    assert content(empty) == before


def test_a_backup_is_private_and_a_failed_one_leaves_the_old_one(
    owner: psycopg.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.zip"
    backup.write(owner, FILES, path)
    assert path.stat().st_mode & 0o077 == 0
    before = path.read_bytes()
    monkeypatch.setattr(
        backup, "_anchors", lambda connection: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(UserError, match="đĩa đã đầy"):
        backup.write(owner, FILES, path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["b.zip"]


def test_the_commands_do_it_from_end_to_end(run_motcua: Callable[..., object], tmp_path: Path) -> None:
    made = run_motcua("backup", tmp_path / "b.zip")
    assert (made.returncode, (tmp_path / "b.zip").exists()) == (0, True), made.stderr  # type: ignore[attr-defined]
    back = run_motcua("restore", tmp_path / "b.zip")
    assert back.returncode == 0, back.stderr  # type: ignore[attr-defined]
    missing = run_motcua("restore", tmp_path / "none.zip")
    assert missing.returncode == 2 and "none.zip" in missing.stderr  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/", "/proc/nowhere/b.zip", f"/proc/{'a' * 300}"])
def test_a_place_where_nothing_can_be_written_is_told(owner: psycopg.Connection, path: str) -> None:
    with pytest.raises(UserError, match="Không ghi được"):
        backup.write(owner, FILES, Path(path))


@pytest.mark.parametrize("wrong", ["nothing", "foreign", "columns"])
def test_a_manifest_that_names_other_tables_touches_nothing(
    owner: psycopg.Connection, empty: psycopg.Connection, tmp_path: Path, wrong: str
) -> None:
    work()
    backup.write(owner, FILES, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(content["manifest.json"])
    if wrong == "nothing":
        manifest["tables"] = {}
    elif wrong == "foreign":
        manifest["tables"]["site_schema"] = manifest["tables"]["auth_user"]
    else:
        manifest["tables"]["auth_user"]["columns"].remove("email")
    content["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for name, body in content.items():
            archive.writestr(name, body)
    with pytest.raises(UserError, match="kê sai"):
        restore.read(empty, FILES, tmp_path / "c.zip")
