"""Before a command that needs the database: it runs, and its tables and grants are this version's."""

from __future__ import annotations

import psycopg

from motcua.site.database import schema, server
from motcua.site.database.location import Location, locate
from motcua.site.errors import UserError
from motcua.site.words import gettext as _

OLDEST_SERVER = 15


def prepare_database() -> None:
    """Start the embedded server if need be, and bring the schema up to date. Cheap when there is nothing to do."""
    place = locate()
    with open_as_owner(place) as connection:
        check_version(connection)
        schema.bring_up_to_date(connection, place)


def open_as_owner(place: Location) -> psycopg.Connection:
    """The owner's connection (autocommit); the embedded server is started when it does not answer."""
    if not place.embedded:
        return _open_outside(place)
    try:
        return server.connect()
    except psycopg.OperationalError:
        server.start()
        return server.connect()


def _open_outside(place: Location) -> psycopg.Connection:
    try:
        return psycopg.connect(**{"connect_timeout": "10", **place.parameters}, autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise UserError(
            _("Không kết nối được cơ sở dữ liệu mà DATABASE_URL nêu: {reason}").format(
                reason=str(error).strip()
            )
        ) from error


def check_version(connection: psycopg.Connection) -> None:
    """Unique constraints over empty values (``NULLS NOT DISTINCT``) came with PostgreSQL 15."""
    found = connection.info.server_version // 10000
    if found < OLDEST_SERVER:
        raise UserError(
            _("Máy chủ PostgreSQL {found} quá cũ, cần bản {needed} trở lên.").format(
                found=found, needed=OLDEST_SERVER
            )
        )
