"""The program's tables as the database itself describes them: what a backup holds and a restore fills."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import psycopg

# Made anew by every installation, or of no worth an hour later.
LEFT_OUT = {"site_schema", "django_migrations", "django_session"}


@dataclass(frozen=True)
class Table:
    """One table: its name, and the columns that are stored (a generated one makes itself)."""

    name: str
    columns: tuple[str, ...]


def tables(connection: psycopg.Connection) -> list[Table]:
    """All tables of a backup, by name."""
    rows = connection.execute(
        """
        SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
          AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        GROUP BY 1 ORDER BY 1
        """
    ).fetchall()
    return [Table(name, tuple(columns)) for name, columns in rows if name not in LEFT_OUT]


def shape(connection: psycopg.Connection) -> str:
    """SHA-256 over all tables, columns and types: equal where the rows of one fit into the other."""
    rows = connection.execute(
        """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated::text
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY 1, 2
        """
    ).fetchall()
    return hashlib.sha256(json.dumps([row for row in rows if row[0] not in LEFT_OUT]).encode()).hexdigest()


def migrations(connection: psycopg.Connection) -> dict[str, str]:
    """Application → its last migration: tells a person which version wrote a backup."""
    rows = connection.execute(
        "SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app"
    ).fetchall()
    return dict(rows)


# Where a row means that people have worked here: dossiers, officers, imports, reports.
WORK = ("auth_user", "register_", "exchange_", "reports_", "office_", "statistics_")


def holds_work(connection: psycopg.Connection) -> bool:
    """Whether anything would be lost if this database were overwritten."""
    for table in tables(connection):
        if (
            table.name.startswith(WORK)
            and connection.execute(
                psycopg.sql.SQL("SELECT 1 FROM {} LIMIT 1").format(psycopg.sql.Identifier(table.name))
            ).fetchone()
        ):
            return True
    return False
