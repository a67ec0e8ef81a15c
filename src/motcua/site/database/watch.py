"""While pages are served or tasks done, a database that is down comes back by itself."""

from __future__ import annotations

import logging
import threading
import time

from motcua.site.database import server
from motcua.site.database.location import locate
from motcua.site.errors import UserError

INTERVAL = 1.0
AFTER_FAILURE = 10.0
"""What keeps it from starting, a full disk say, takes its time to be mended, and each attempt is a line in the log."""
logger = logging.getLogger(__name__)


def keep_database() -> None:
    """Watch our own server from a thread of this process; one that was stopped on purpose stays stopped."""
    if locate().embedded:
        threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    while True:
        time.sleep(INTERVAL if _tried() else AFTER_FAILURE)


def _tried() -> bool:
    """False when it is down and would not start."""
    try:
        server.start_again()
    except (UserError, OSError) as error:
        logger.error("%s", error)
        return False
    return True
