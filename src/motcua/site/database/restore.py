"""Fills the database from a backup: everything or nothing, in one transaction; the files that it names come first.

The ledger's own triggers refuse what a restore must do; as the tables' owner it puts them off for its
transaction, in which nobody else can write, and sets them on again exactly as they were.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

from motcua.site.database import files, tables
from motcua.site.database import manifest as manifests
from motcua.site.database.manifest import BLOCK, Manifest
from motcua.site.errors import UserError
from motcua.site.words import gettext as _

LOCK_SECONDS = 15
# pg_trigger.tgenabled → how it is said.
ENABLED = {"O": "ENABLE TRIGGER", "A": "ENABLE ALWAYS TRIGGER", "R": "ENABLE REPLICA TRIGGER"}


def read(
    connection: psycopg.Connection,
    folder: Path,
    path: Path,
    replace: bool = False,
    check: Callable[[], None] = lambda: None,
) -> Manifest:
    """Restore ``path``, imported files to ``folder``. ``connection`` is the owner's, in autocommit. Raises
    ``UserError`` and changes nothing when the file is none of ours, damaged, of another version, or (without
    ``replace``) when there is data. ``check`` is called between pieces, and raises when somebody has asked to stop.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise UserError(
            _("Không mở được bản sao lưu {path}: tệp không có hoặc không phải bản sao lưu.").format(path=path)
        ) from error
    with archive:
        manifest = manifests.read(archive, path)
        _check_version(connection, manifest, path)
        _check_tables(connection, manifest, path)
        manifests.check_contents(archive, manifest, path)
        if not replace and tables.holds_work(connection):
            raise UserError(
                _(
                    "Cơ sở dữ liệu đang có dữ liệu. Hãy sao lưu trước, rồi thêm --replace nếu thật sự muốn thay thế."
                )
            )
        with files.put_back(connection, archive, manifest, folder, check):
            _fill(connection, archive, manifest, check)
    connection.execute("ANALYZE")
    return manifest


def _check_version(connection: psycopg.Connection, manifest: Manifest, path: Path) -> None:
    if manifest.shape == tables.shape(connection):
        return
    ours = tables.migrations(connection)
    differing = sorted(set(manifest.migrations.items()) ^ set(ours.items()))
    raise UserError(
        _(
            "Bản sao lưu {path} do phiên bản {program} tạo, bảng dữ liệu khác bản đang chạy ({differing}). "
            "Hãy khôi phục bằng đúng phiên bản đó, rồi nâng cấp."
        ).format(
            path=path,
            program=manifest.program,
            differing=", ".join(f"{app} {name}" for app, name in differing),
        )
    )


def _check_tables(connection: psycopg.Connection, manifest: Manifest, path: Path) -> None:
    """Exactly our tables with exactly our columns: a manifest names what is emptied, filled and left alone. An older
    version may have made the columns in another order."""
    ours = {table.name: sorted(table.columns) for table in tables.tables(connection)}
    if {name: sorted(content.columns) for name, content in manifest.tables.items()} != ours:
        raise UserError(
            _("Bản sao lưu {path} kê sai các bảng nên không dùng được; dữ liệu hiện có còn nguyên.").format(
                path=path
            )
        )


def _fill(
    connection: psycopg.Connection, archive: zipfile.ZipFile, manifest: Manifest, check: Callable[[], None]
) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, manifest.tables))
    try:
        with connection.transaction():
            connection.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(f"{LOCK_SECONDS}s"))
            connection.execute("SET CONSTRAINTS ALL DEFERRED")
            connection.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(names))
            triggers = _put_off_triggers(connection)
            connection.execute(sql.SQL("TRUNCATE {}").format(names))
            for table in manifest.tables:
                _fill_table(connection, archive, manifest, table, check)
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")  # references are checked now, not trusted
            for statement in triggers:
                connection.execute(statement)
            _set_sequences(connection)
    except psycopg.errors.LockNotAvailable as error:
        raise UserError(
            _(
                "Chương trình khác đang dùng cơ sở dữ liệu. Hãy dừng “motcua serve” và “motcua worker” rồi chạy lại."
            )
        ) from error
    except (psycopg.IntegrityError, psycopg.DataError) as error:
        raise UserError(
            _("Bản sao lưu không nhất quán, dữ liệu cũ còn nguyên: {reason}").format(
                reason=error.diag.message_primary
            )
        ) from error


def _put_off_triggers(connection: psycopg.Connection) -> list[sql.Composed]:
    """Disable the tables' own triggers; gives the statements that set them as they were."""
    rows = connection.execute(
        """
        SELECT c.relname, t.tgname, t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace
        """
    ).fetchall()
    again = []
    for table, trigger, state in rows:
        parts = {"table": sql.Identifier(table), "trigger": sql.Identifier(trigger)}
        connection.execute(sql.SQL("ALTER TABLE {table} DISABLE TRIGGER {trigger}").format(**parts))
        how = sql.SQL(ENABLED[state])
        again.append(sql.SQL("ALTER TABLE {table} {how} {trigger}").format(how=how, **parts))
    return again


def _fill_table(
    connection: psycopg.Connection,
    archive: zipfile.ZipFile,
    manifest: Manifest,
    table: str,
    check: Callable[[], None],
) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, manifest.tables[table].columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, HEADER, ENCODING 'UTF8')").format(
        sql.Identifier(table), columns
    )
    with archive.open(manifests.entry(table)) as stream, connection.cursor() as cursor:
        with cursor.copy(statement) as copy:
            while block := stream.read(BLOCK):
                check()
                copy.write(block)
        if cursor.rowcount != manifest.tables[table].rows:
            raise UserError(
                _("Bảng {table} khôi phục không đủ dòng; dữ liệu cũ còn nguyên.").format(table=table)
            )


def _set_sequences(connection: psycopg.Connection) -> None:
    """The next row gets a number above all that are there."""
    rows = connection.execute(
        """
        SELECT t.relname, a.attname, pg_get_serial_sequence(quote_ident(t.relname), a.attname)
        FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
        WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
          AND pg_get_serial_sequence(quote_ident(t.relname), a.attname) IS NOT NULL
        """
    ).fetchall()
    for table, column, sequence in rows:
        statement = sql.SQL(
            "SELECT setval({}::regclass, coalesce(max({column}), 0) + 1, false) FROM {}"
        ).format(sql.Literal(sequence), sql.Identifier(table), column=sql.Identifier(column))
        connection.execute(statement)
