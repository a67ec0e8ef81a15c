"""How the database is now, without starting it."""

from __future__ import annotations

from typing import TypedDict

import psycopg

from motcua.site.database.location import locate


class State(TypedDict):
    """``version`` is the server's own words, None when it does not run; ``uri`` is the owner's connection."""

    running: bool
    version: str | None
    uri: str


def state() -> State:
    """Asked of the server itself: files may speak of one that is dead."""
    uri = locate().uri()
    try:
        with psycopg.connect(uri, connect_timeout=5) as connection:
            version = connection.info.parameter_status("server_version")
    except psycopg.OperationalError:
        return State(running=False, version=None, uri=uri)
    return State(running=True, version=version, uri=uri)
