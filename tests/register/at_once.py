"""Two at once: what is done in a thread, on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection


def apart(what: Callable[[], object], wrong: list[Exception]) -> None:
    """Do it; ``wrong`` gets what went wrong."""
    try:
        what()
    except Exception as error:
        wrong.append(error)
    finally:
        connection.close()
