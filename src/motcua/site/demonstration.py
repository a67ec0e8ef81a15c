"""Whether a database is a demo's: only such a one may be filled with the sample, or emptied again.

The mark is the comment on the schema, so that it goes when the schema goes.
"""

from __future__ import annotations

from enum import StrEnum

import psycopg

from motcua.site.database.location import locate
from motcua.site.database.prepare import open_as_owner
from motcua.site.errors import UserError
from motcua.site.words import gettext as _

PREFIX = "motcua demo: "
LOCK_SECONDS = 5


class Kind(StrEnum):
    """What a database holds."""

    EMPTY = "empty"
    UNFINISHED = "unfinished"
    READY = "ready"
    OTHERS = "others"


def kind() -> Kind:
    """What the database of this installation holds; its tables are there."""
    with open_as_owner(locate()) as connection:
        row = connection.execute("SELECT obj_description('public'::regnamespace)").fetchone()
        comment = str(row[0]) if row and row[0] else ""
        if comment.startswith(PREFIX):
            return Kind.READY if comment == PREFIX + Kind.READY else Kind.UNFINISHED
        used = connection.execute(
            "SELECT EXISTS (SELECT FROM register_event) OR EXISTS (SELECT FROM agencies_officer)"
        ).fetchone()
    return Kind.OTHERS if used and used[0] else Kind.EMPTY


def mark(found: Kind) -> None:
    """Say of the database that it is the demo's, unfinished or ready."""
    with open_as_owner(locate()) as connection:
        connection.execute(f"COMMENT ON SCHEMA public IS '{PREFIX}{found}'")


def empty() -> None:
    """Remove the demo with all its tables. Raises ``UserError`` while another program works on it."""
    with open_as_owner(locate()) as connection:
        connection.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        try:
            connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        except psycopg.errors.LockNotAvailable as error:
            raise UserError(
                _("Bản dùng thử đang được dùng ở cửa sổ khác: hãy dừng nó (Ctrl-C) rồi chạy lại.")
            ) from error
