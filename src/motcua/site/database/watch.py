"""While pages are served, a database that was killed comes back by itself."""

from __future__ import annotations

import logging
import threading
import time

from motcua.site.database import server
from motcua.site.database.location import locate
from motcua.site.errors import UserError

INTERVAL = 1.0
logger = logging.getLogger(__name__)


def keep_database() -> None:
    """Watch our own server from a thread of this process; one that was stopped on purpose stays stopped."""
    if locate().embedded:
        threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    while True:
        time.sleep(INTERVAL)
        if server.was_killed():
            try:
                server.start()
            except UserError as error:
                logger.error("%s", error)
