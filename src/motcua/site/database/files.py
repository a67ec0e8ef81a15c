"""The imported files in a backup: what is counted can be followed down to them on another machine too.

One at a time and in pieces: a file may be larger than the memory.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import psycopg

from motcua.exchange import kept_files
from motcua.exchange.kept_files import BLOCK
from motcua.exchange.trouble import kind
from motcua.site.database.manifest import Manifest, file_entry
from motcua.site.errors import UserError
from motcua.site.reasons import reason
from motcua.site.words import gettext as _

Check = Callable[[], None]


@dataclass
class Packed:
    """What became of the files: as in ``Manifest``."""

    files: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    destroyed: list[str] = field(default_factory=list)


def named(connection: psycopg.Connection) -> dict[str, int]:
    """The files that the tables name: SHA-256 → bytes. Rows of the register and of lists, reports and faults name
    files too, but of recorded runs alone, which are never thrown away."""
    rows = connection.execute(
        "SELECT sha256, max(size) FROM exchange_importfile GROUP BY sha256 ORDER BY sha256"
    )
    return dict(rows.fetchall())


def pack(archive: zipfile.ZipFile, folder: Path, wanted: Mapping[str, int], check: Check) -> Packed:
    """Write the wanted files of ``folder`` into the archive; of a damaged one what there is, unlisted."""
    packed = Packed()
    for digest, size in wanted.items():
        try:
            stream = kept_files.opened(folder, digest)
        except OSError:
            gone = kept_files.mark(folder, digest).exists()
            (packed.destroyed if gone else packed.missing).append(digest)
            continue
        with stream:
            if _pack_one(archive, stream, digest, check) == (digest, size):
                packed.files[digest] = size
            else:
                packed.missing.append(digest)
    return packed


def _pack_one(archive: zipfile.ZipFile, stream: BinaryIO, name: str, check: Check) -> tuple[str, int]:
    """Digest and bytes of what was written."""
    digest, size = hashlib.sha256(), 0
    with archive.open(file_entry(name), "w", force_zip64=True) as target:
        while block := _read(stream):
            check()
            digest.update(block)
            size += len(block)
            target.write(block)
    return digest.hexdigest(), size


def _read(stream: BinaryIO) -> bytes:
    """The next piece; nothing where the disk does not give it: the file is damaged then, the backup is not."""
    try:
        return stream.read(BLOCK)
    except OSError:
        return b""


@contextmanager
def put_back(
    connection: psycopg.Connection, archive: zipfile.ZipFile, manifest: Manifest, folder: Path, check: Check
) -> Iterator[None]:
    """Bring the files of a backup into ``folder``, before what is done meanwhile: that may still be given up.

    Files that are there, and those destroyed on purpose, stay so. Broken off, those that the database does not name go.
    """
    made: list[Path] = []
    try:
        try:
            _put_all(archive, manifest, folder, made, check)
        except OSError as error:
            if kind(error):
                raise  # a full disk is told in words of its own
            raise UserError(
                _("Không ghi được tệp đã nhập vào {folder}: {reason}. Dữ liệu cũ còn nguyên.").format(
                    folder=folder, reason=reason(error)
                )
            ) from error
        yield
    except BaseException:
        _take_back(connection, made)
        raise


def _put_all(
    archive: zipfile.ZipFile, manifest: Manifest, folder: Path, made: list[Path], check: Check
) -> None:
    if manifest.files or manifest.destroyed:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for digest, size in (manifest.files or {}).items():
        check()
        gone = kept_files.mark(folder, digest).exists()
        if not gone and kept_files.fault(folder, digest, size, whole=True):
            _put(archive, folder / digest, made, check)
    for digest in manifest.destroyed:
        mark = kept_files.mark(folder, digest)
        if not (mark.exists() or (folder / digest).exists()):
            made.append(mark)
            mark.touch(mode=0o600)


def _put(archive: zipfile.ZipFile, path: Path, made: list[Path], check: Check) -> None:
    draft = path.parent / f".draft-{os.getpid()}-{os.urandom(6).hex()}"
    digest = hashlib.sha256()
    try:
        with (
            archive.open(file_entry(path.name)) as source,
            os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target,
        ):
            while block := source.read(BLOCK):
                check()
                digest.update(block)
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        if digest.hexdigest() != path.name:
            raise OSError(f"{path.name}: {archive.filename}")  # changed since it was checked
        if not path.exists():
            made.append(path)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _take_back(connection: psycopg.Connection, made: list[Path]) -> None:
    """Whether the break came before or after the end of the transaction, the database knows; where it cannot be
    asked they stay: files too many do no harm."""
    try:
        kept = named(connection) if made else {}
    except psycopg.Error:
        return
    for path in made:
        if path.name.partition(".")[0] not in kept:
            path.unlink(missing_ok=True)


def lacking(connection: psycopg.Connection, folder: Path) -> list[str]:
    """The files that the tables name and that are not in ``folder``, or not whole by their size."""
    return [
        digest
        for digest, size in named(connection).items()
        if kept_files.fault(folder, digest, size) and not kept_files.mark(folder, digest).exists()
    ]
