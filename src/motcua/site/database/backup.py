"""Writes the whole database into one file that any later server version can read.

A zip with one CSV per table and a manifest: rows, digests, the shape of the tables, the latest anchors. It
streams, so that a million dossiers need no memory, and it appears under its name only when it is complete.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from motcua.rules.zone import ZONE
from motcua.site.database import manifest as manifests
from motcua.site.database import tables
from motcua.site.database.manifest import Anchor, Content, Manifest
from motcua.site.errors import UserError
from motcua.site.reasons import reason
from motcua.site.words import gettext as _

# The same text whatever the server's and the session's habits are.
HABITS = {
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "intervalstyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
}


def write(connection: psycopg.Connection, path: Path) -> Manifest:
    """Back up to ``path``, as of one instant. ``connection`` is the owner's, in autocommit.

    Raises ``UserError`` when the file cannot be written; a file that was there before then is as it was.
    """
    draft = path.parent / f".motcua-backup-{os.getpid()}-{os.urandom(4).hex()}"
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                manifest = _write_tables(connection, archive)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as error:
        raise UserError(
            _("Không ghi được bản sao lưu {path}: {reason}.").format(path=path, reason=reason(error))
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _write_tables(connection: psycopg.Connection, archive: zipfile.ZipFile) -> Manifest:
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for name, value in HABITS.items():
            connection.execute("SELECT set_config(%s, %s, true)", [name, value])
        manifest = Manifest(
            format=manifests.FORMAT,
            made_at=datetime.now(ZONE).isoformat(timespec="seconds"),
            program=version("motcua"),
            shape=tables.shape(connection),
            migrations=tables.migrations(connection),
            tables={
                table.name: _write_table(connection, archive, table) for table in tables.tables(connection)
            },
            anchors=_anchors(connection),
        )
    archive.writestr(manifests.NAME, manifest.text())
    return manifest


def _write_table(connection: psycopg.Connection, archive: zipfile.ZipFile, table: tables.Table) -> Content:
    digest = hashlib.sha256()
    statement = sql.SQL("COPY {} ({}) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))
    )
    with (
        archive.open(manifests.entry(table.name), "w", force_zip64=True) as stream,
        connection.cursor() as cursor,
    ):
        with cursor.copy(statement) as copy:
            for block in copy:
                digest.update(block)
                stream.write(block)
        return Content(list(table.columns), cursor.rowcount, digest.hexdigest())


def _anchors(connection: psycopg.Connection) -> list[Anchor]:
    rows = connection.execute(
        """
        SELECT DISTINCT ON (seal.agency_id) agency.code, seal.number, seal.made_at, encode(seal.root, 'hex')
        FROM register_anchor seal JOIN agencies_agency agency ON agency.id = seal.agency_id
        ORDER BY seal.agency_id, seal.number DESC
        """
    ).fetchall()
    return [Anchor(agency, number, made.isoformat(), root) for agency, number, made, root in rows]
