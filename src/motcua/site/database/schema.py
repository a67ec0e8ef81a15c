"""Tables and grants as this version of the program wants them, and the quick way to know that they are so.

The fingerprint of the migration files is kept in the database (table ``site_schema``, the owner's own). Where
it is the same, nothing else is looked at: a command costs one query, not a run of ``migrate``.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from motcua.register.ledger import LEDGER_TABLES
from motcua.site.database import former
from motcua.site.database.location import Location
from motcua.site.errors import UserError
from motcua.site.progress import say
from motcua.site.words import gettext as _

PACKAGE = Path(__file__).parents[2]
# Outside packages that bring migrations of their own.
OUTSIDE = ("django", "django-allauth", "django-axes", "django-tasks-db")
# Any number, the same for all: two commands that migrate at once wait for each other.
ADVISORY_LOCK = 7_262_026
GRANTS_VERSION = "1"


def fingerprint(place: Location) -> str:
    """SHA-256 over the migration files, the versions of outside packages, and what the grants depend on."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.glob("*/migrations/*.py")):
        digest.update(f"{path.parent.parent.name}/{path.name}\0".encode() + path.read_bytes())
    for name in OUTSIDE:
        digest.update(f"{name}={version(name)}\0".encode())
    digest.update("\0".join([GRANTS_VERSION, place.application_role, *LEDGER_TABLES]).encode())
    return digest.hexdigest()


def bring_up_to_date(connection: psycopg.Connection, place: Location) -> None:
    """Migrate and grant unless the fingerprint says that this has been done. ``connection``: the owner's."""
    wanted = fingerprint(place)
    if _recorded(connection) == wanted:
        return
    connection.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
    try:
        if (found := _recorded(connection)) != wanted:
            if found is None and not place.embedded:  # our own server said so when it was made
                say(_("Tạo bảng lần đầu trong cơ sở dữ liệu mà DATABASE_URL nêu, mất chừng nửa phút…"))
            if found is not None:  # else its making was broken off, and is gone on with
                former.check(connection)
            make_role(connection, place)
            _migrate()
            grant(connection, place)
            _record(connection, place, wanted)
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])


def _recorded(connection: psycopg.Connection) -> str | None:
    try:
        row = connection.execute("SELECT fingerprint FROM site_schema").fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    return str(row[0]) if row else None


def _record(connection: psycopg.Connection, place: Location, value: str) -> None:
    with connection.transaction():
        connection.execute("CREATE TABLE IF NOT EXISTS site_schema (fingerprint text NOT NULL)")
        role = sql.Identifier(place.application_role)
        connection.execute(sql.SQL("REVOKE ALL ON site_schema FROM {role}").format(role=role))
        connection.execute("DELETE FROM site_schema")
        connection.execute("INSERT INTO site_schema VALUES (%s)", [value])


def _migrate() -> None:
    """In a process of its own: it speaks as the owner, this one goes on as the application."""
    environment = {
        **os.environ,
        "MOTCUA_CONNECT_AS": "owner",
        "DJANGO_SETTINGS_MODULE": "motcua.site.settings",
    }
    command = [sys.executable, "-m", "django", "migrate", "--no-input", "--skip-checks", "--verbosity", "0"]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise UserError(
            _("Không nâng cấp được cơ sở dữ liệu; dữ liệu cũ còn nguyên. Lý do: {reason}").format(
                reason=done.stderr.strip()[-2000:]
            )
        )


def make_role(connection: psycopg.Connection, place: Location) -> None:
    """The application's role: it signs in by itself on our own server; on another's the owner takes it."""
    role = sql.Identifier(place.application_role)
    try:
        if not _is_known(connection, place.application_role):
            # Another database of this server may be prepared at the same moment.
            with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
                connection.execute(sql.SQL("CREATE ROLE {} NOSUPERUSER NOCREATEDB NOCREATEROLE").format(role))
        if place.embedded:
            connection.execute(sql.SQL("ALTER ROLE {} LOGIN").format(role))
        else:
            _let_owner_take(connection, place)
    except psycopg.errors.InsufficientPrivilege as error:
        raise UserError(
            _(
                "Tài khoản trong DATABASE_URL không được tạo vai trò. Hãy nhờ quản trị máy chủ chạy: "
                "CREATE ROLE {role} NOLOGIN; GRANT {role} TO {owner};"
            ).format(role=place.application_role, owner=connection.info.user)
        ) from error


def _is_known(connection: psycopg.Connection, role: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is not None


def _let_owner_take(connection: psycopg.Connection, place: Location) -> None:
    may = "SELECT pg_has_role(current_user, %s, %s)"
    right = "SET" if connection.info.server_version >= 160000 else "MEMBER"
    found = connection.execute(may, [place.application_role, right]).fetchone()
    if not (found and found[0]):
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(place.application_role)))


def grant(connection: psycopg.Connection, place: Location) -> None:
    """Everything on ordinary tables; on the ledger only reading and adding; on the schema nothing."""
    role = sql.Identifier(place.application_role)
    with connection.transaction():
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {role}",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
            "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
        ):
            connection.execute(sql.SQL(statement).format(role=role))
        for table in LEDGER_TABLES:
            if connection.execute("SELECT to_regclass(%s)", [table]).fetchone() != (None,):
                statement = "REVOKE UPDATE, DELETE ON {table} FROM {role}"
                connection.execute(sql.SQL(statement).format(table=sql.Identifier(table), role=role))
