"""A backup holds the imported files, and a restore puts them back: figures can be followed down to them anywhere."""

from __future__ import annotations

import json
import os
import tracemalloc
import zipfile
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from django.utils import timezone

from motcua.agencies.models import Agency
from motcua.exchange.importing import open_run
from motcua.exchange.kept_files import mark
from motcua.exchange.storage import store_chunks
from motcua.site.database import backup, files, manifest, restore
from motcua.site.errors import UserError
from tests.site.database.test_backup import empty, owner

__all__ = ["empty", "owner"]  # fixtures
TEXTS = (b"mot;hai\n1;2\n", b"ba\n")
DIGESTS = [sha256(text).hexdigest() for text in TEXTS]


@pytest.fixture
def kept(owner: psycopg.Connection, tmp_path: Path) -> Path:
    """A folder with two files that a run names."""
    folder = tmp_path / "kept"
    stored = [store_chunks([text], f"{number}.csv", folder) for number, text in enumerate(TEXTS)]
    open_run(Agency.objects.order_by("pk")[0], None, stored, timezone.now(), via="web")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "b.zip"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The folder of another installation, not made yet."""
    return tmp_path / "home" / "files"


def changed(path: Path, name: str, body: bytes | None, told: dict[str, object] | None = None) -> Path:
    """The backup with another entry under ``name`` (``None``: without it), and with other words in its manifest."""
    other = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(other, "w") as target:
        for each in whole.namelist():
            text = whole.read(each)
            if each == manifest.NAME and told:
                text = json.dumps(json.loads(text) | told).encode()
            if each != name:
                target.writestr(each, text)
        if body is not None:
            target.writestr(name, body)
    return other


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def test_the_files_that_the_tables_name_come_back_for_their_owner_alone(
    owner: psycopg.Connection, empty: psycopg.Connection, kept: Path, path: Path, new: Path
) -> None:
    (kept / sha256(b"no run").hexdigest()).write_bytes(b"no run")
    made = backup.write(owner, kept, path)
    assert made.files == {digest: len(text) for digest, text in zip(DIGESTS, TEXTS, strict=True)}
    restore.read(empty, new, path)
    assert names(new) == sorted(DIGESTS)
    assert [(new / digest).read_bytes() for digest in DIGESTS] == list(TEXTS)
    assert all((new / digest).stat().st_mode & 0o777 == 0o600 for digest in DIGESTS)
    assert new.stat().st_mode & 0o077 == 0
    assert files.lacking(empty, new) == []


def test_files_that_are_there_stay_and_damaged_ones_are_mended(
    owner: psycopg.Connection, empty: psycopg.Connection, kept: Path, path: Path
) -> None:
    backup.write(owner, kept, path)
    (kept / DIGESTS[0]).write_bytes(b"x" * len(TEXTS[0]))
    before = (kept / DIGESTS[1]).stat()
    restore.read(empty, kept, path)
    assert (kept / DIGESTS[0]).read_bytes() == TEXTS[0]
    assert (kept / DIGESTS[1]).stat() == before


@pytest.mark.parametrize("how", ["gone", "shorter", "other bytes", "a pipe"])
def test_a_file_that_is_lost_is_told_and_stops_nothing(
    owner: psycopg.Connection, empty: psycopg.Connection, kept: Path, path: Path, new: Path, how: str
) -> None:
    lost = kept / DIGESTS[0]
    lost.unlink()
    if how == "a pipe":
        os.mkfifo(lost)
    elif how != "gone":
        lost.write_bytes(b"x" * (len(TEXTS[0]) if how == "other bytes" else 1))
    made = backup.write(owner, kept, path)
    assert (made.missing, list(made.files or {})) == ([DIGESTS[0]], [DIGESTS[1]])
    restore.read(empty, new, path)
    assert names(new) == [DIGESTS[1]]
    assert files.lacking(empty, new) == [DIGESTS[0]]


def test_a_file_destroyed_on_purpose_is_not_lost_and_does_not_come_back(
    owner: psycopg.Connection, empty: psycopg.Connection, kept: Path, path: Path, new: Path
) -> None:
    backup.write(owner, kept, path)
    (kept / DIGESTS[0]).unlink()
    mark(kept, DIGESTS[0]).touch()
    restore.read(empty, kept, path)
    assert not (kept / DIGESTS[0]).exists()
    made = backup.write(owner, kept, path)
    assert (made.missing, made.destroyed) == ([], [DIGESTS[0]])
    restore.read(empty, new, path, replace=True)
    assert names(new) == sorted([DIGESTS[1], mark(new, DIGESTS[0]).name])
    assert files.lacking(empty, new) == []


@pytest.mark.parametrize("body", [b"x" * len(TEXTS[0]), b"x", None])
def test_a_damaged_file_in_it_is_found_before_anything_is_changed(
    owner: psycopg.Connection,
    empty: psycopg.Connection,
    kept: Path,
    path: Path,
    new: Path,
    body: bytes | None,
) -> None:
    backup.write(owner, kept, path)
    with pytest.raises(UserError, match=rf"files/{DIGESTS[0]}.*chưa bị thay đổi"):
        restore.read(empty, new, changed(path, manifest.file_entry(DIGESTS[0]), body))
    assert not new.exists()
    assert files.named(empty) == {}


@pytest.mark.parametrize(
    "told",
    [
        {"files": {"../../out": 1}},
        {"files": {"/out": 1}},
        {"files": ["a"]},
        {"destroyed": ["../out"]},
        {"files": 1},
    ],
)
def test_a_name_that_is_no_digest_is_refused(
    owner: psycopg.Connection,
    empty: psycopg.Connection,
    kept: Path,
    path: Path,
    new: Path,
    told: dict[str, object],
) -> None:
    backup.write(owner, kept, path)
    with pytest.raises(UserError, match="không phải bản sao lưu"):
        restore.read(empty, new, changed(path, "files/../../out", b"x", told))
    assert not new.exists()


def test_a_backup_of_before_is_restored_without_files(
    owner: psycopg.Connection, empty: psycopg.Connection, kept: Path, path: Path, new: Path
) -> None:
    backup.write(owner, kept, path)
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(path.with_name("old.zip"), "w") as old:
        told = json.loads(whole.read(manifest.NAME))
        for added in ("files", "missing", "destroyed"):
            del told[added]
        old.writestr(manifest.NAME, json.dumps(told))
        for each in whole.namelist():
            if each.startswith("tables/"):
                old.writestr(each, whole.read(each))
    assert restore.read(empty, new, path.with_name("old.zip")).files is None
    assert files.lacking(empty, new) == sorted(DIGESTS)


@pytest.mark.parametrize("error", [UserError("Bảng khác"), KeyboardInterrupt()])
def test_a_restore_that_breaks_off_leaves_no_files_of_its_own(
    owner: psycopg.Connection,
    empty: psycopg.Connection,
    kept: Path,
    path: Path,
    new: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
) -> None:
    backup.write(owner, kept, path)

    def break_off(*_: object) -> None:
        assert names(new) == sorted(DIGESTS)
        raise error

    monkeypatch.setattr(restore, "_fill", break_off)
    with pytest.raises(type(error)):
        restore.read(empty, new, path)
    assert names(new) == []


def test_one_that_is_stopped_after_the_end_of_its_transaction_keeps_them(
    owner: psycopg.Connection,
    empty: psycopg.Connection,
    kept: Path,
    path: Path,
    new: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backup.write(owner, kept, path)
    fill = restore._fill

    def stopped(*arguments: object) -> None:
        fill(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(restore, "_fill", stopped)
    with pytest.raises(KeyboardInterrupt):
        restore.read(empty, new, path)
    assert names(new) == sorted(DIGESTS)


def test_a_folder_that_cannot_be_written_is_told_before_the_tables_are_touched(
    owner: psycopg.Connection, empty: psycopg.Connection, kept: Path, path: Path, new: Path
) -> None:
    backup.write(owner, kept, path)
    new.parent.write_bytes(b"no folder")
    with pytest.raises(
        UserError, match=r"Không ghi được tệp đã nhập vào .*: có phần trong đường dẫn không phải thư mục"
    ):
        restore.read(empty, new, path)
    assert files.named(empty) == {}


def test_a_large_file_goes_and_comes_in_pieces(
    owner: psycopg.Connection, empty: psycopg.Connection, tmp_path: Path, path: Path, new: Path
) -> None:
    size = 64 << 20
    stored = store_chunks((bytes(1 << 20) for _ in range(64)), "a.csv", tmp_path / "kept")
    open_run(Agency.objects.order_by("pk")[0], None, [stored], timezone.now(), via="web")
    tracemalloc.start()
    try:
        backup.write(owner, tmp_path / "kept", path)
        restore.read(empty, new, path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (new / stored.sha256).stat().st_size == size
    assert peak < size / 4
