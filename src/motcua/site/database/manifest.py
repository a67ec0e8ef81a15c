"""The manifest of a backup: what is in it, so that a restore can tell a whole one from a damaged one."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from motcua.exchange.kept_files import is_name
from motcua.site.errors import UserError
from motcua.site.words import gettext as _

FORMAT = "motcua-backup-1"
NAME = "manifest.json"
BLOCK = 1 << 20
LARGEST = 64 << 20


@dataclass(frozen=True)
class Content:
    """One table in the archive: rows, and the SHA-256 of its CSV text."""

    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True)
class Anchor:
    """The last seal of an agency when the backup was made: ``root`` in hexadecimal digits."""

    agency: str
    number: int
    made_at: str
    root: str


@dataclass(frozen=True)
class Manifest:
    """``shape`` is that of ``tables.shape``; ``migrations`` tells people which version it was.

    ``files`` are the imported files in it: SHA-256 → bytes; ``None`` in a backup of before, which holds none.
    ``missing`` are those that were lost or damaged already, ``destroyed`` those that went on purpose.
    """

    format: str
    made_at: str
    program: str
    shape: str
    migrations: dict[str, str]
    tables: dict[str, Content]
    anchors: list[Anchor]
    files: dict[str, int] | None = None
    missing: list[str] = field(default_factory=list)
    destroyed: list[str] = field(default_factory=list)

    def text(self) -> str:
        """As it stands in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @property
    def rows(self) -> int:
        """Rows of all tables together."""
        return sum(content.rows for content in self.tables.values())


def entry(table: str) -> str:
    """The name of a table's file in the archive."""
    return f"tables/{table}.csv"


def file_entry(digest: str) -> str:
    """The name of an imported file in the archive."""
    return f"files/{digest}"


def read(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """The manifest of an archive, checked for form. Raises ``UserError``."""
    try:
        if archive.getinfo(NAME).file_size > LARGEST:
            raise ValueError(NAME)
        found: dict[str, Any] = json.loads(archive.read(NAME))
        if found["format"] != FORMAT:
            raise KeyError(found["format"])
        contents = {name: Content(**content) for name, content in found.pop("tables").items()}
        manifest = Manifest(
            **found | {"tables": contents, "anchors": [Anchor(**anchor) for anchor in found["anchors"]]}
        )
        files = manifest.files if manifest.files is not None else {}
        for name in (*files.keys(), *manifest.destroyed):
            if not is_name(name):  # it is to be written: nowhere else than in the folder of files
                raise ValueError(name)
        return manifest
    except (KeyError, TypeError, ValueError, AttributeError, RuntimeError, zipfile.BadZipFile) as error:
        raise UserError(
            _(
                "{path} không phải bản sao lưu của Một Cửa (thiếu hoặc sai {name}). "
                "Hãy chọn tệp do “motcua backup” tạo."
            ).format(path=path, name=NAME)
        ) from error


def check_contents(archive: zipfile.ZipFile, manifest: Manifest, path: Path) -> None:
    """Every table and file is there, as it was when written. Raises ``UserError`` before anything is touched."""
    for table, content in manifest.tables.items():
        if not _holds(archive, entry(table), content.sha256):
            raise UserError(
                _(
                    "Bản sao lưu {path} bị hỏng ở bảng {table}. Hãy dùng bản khác; dữ liệu hiện có chưa bị thay đổi."
                ).format(path=path, table=table)
            )
    for digest, size in (manifest.files or {}).items():
        if not _holds(archive, file_entry(digest), digest, size):
            raise UserError(
                _(
                    "Bản sao lưu {path} bị hỏng ở tệp {name}. Hãy dùng bản khác; dữ liệu hiện có chưa bị thay đổi."
                ).format(path=path, name=file_entry(digest))
            )


def _holds(archive: zipfile.ZipFile, name: str, sha256: str, size: int | None = None) -> bool:
    digest = hashlib.sha256()
    try:
        if size not in (None, archive.getinfo(name).file_size):
            return False
        with archive.open(name) as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
    except (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError):
        return False
    return digest.hexdigest() == sha256
