"""Writes the whole database, and the files that it names, into one file that any later server version can read.

A zip with one CSV per table, the imported files and a manifest: rows, digests, the shape of the tables, the latest
anchors. It streams, so that a million dossiers need no memory, and it appears under its name only when it is complete.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from motcua.rules.zone import ZONE
from motcua.site.database import draft, files, tables
from motcua.site.database import manifest as manifests
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


def write(
    connection: psycopg.Connection, folder: Path, path: Path, check: Callable[[], None] = lambda: None
) -> Manifest:
    """Back up to ``path``, as of one instant. ``connection`` is the owner's, in autocommit; imported files lie in
    ``folder``. ``check`` is called between pieces, and raises when somebody has asked to stop.

    Files that are not there or damaged do not stop it: the manifest names them. Raises ``UserError`` when the file
    cannot be written; one that was there before then is as it was.
    """
    draft.sweep(path.parent)
    try:
        with (
            draft.draft(path) as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
        ):
            manifest, named = _write_tables(connection, archive, check)
            # After the tables: a file is kept before a row names it, so all that this snapshot names were there.
            packed = files.pack(archive, folder, named, check)
            still = files.named(connection)  # a preview that was thrown away meanwhile took its file along
            missing = [digest for digest in packed.missing if digest in still]
            manifest = replace(manifest, files=packed.files, missing=missing, destroyed=packed.destroyed)
            archive.writestr(manifests.NAME, manifest.text())
    except OSError as error:
        raise UserError(
            _("Không ghi được bản sao lưu {path}: {reason}.").format(path=path, reason=reason(error))
        ) from error
    return manifest


def _write_tables(
    connection: psycopg.Connection, archive: zipfile.ZipFile, check: Callable[[], None]
) -> tuple[Manifest, dict[str, int]]:
    """The manifest of the tables, and the files that they name."""
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
                table.name: _write_table(connection, archive, table, check)
                for table in tables.tables(connection)
            },
            anchors=_anchors(connection),
        )
        return manifest, files.named(connection)


def _write_table(
    connection: psycopg.Connection,
    archive: zipfile.ZipFile,
    table: tables.Table,
    check: Callable[[], None],
) -> Content:
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
                check()
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
