"""Processes that must not outlive the one that started them.

A web server's worker whose parent was killed would hold the port, and answer, until somebody found it.
"""

from __future__ import annotations

import os
import threading
import time

PARENT = "MOTCUA_PARENT"
INTERVAL = 0.5


def be_parent() -> None:
    """Children that this process starts from now on, and that call ``end_with_parent``, end when it ends."""
    os.environ[PARENT] = str(os.getpid())


def end_with_parent() -> None:
    """Watch the process that called ``be_parent``, if it is our parent, and end when it is gone, even by kill -9.

    Transactions in progress are rolled back by the database, as after any other break of the connection.
    """
    if _is_child():
        threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def leave_the_keyboard_to_the_parent() -> None:
    """Be a group of its own: Ctrl-C in a terminal reaches the parent alone, which asks its children to end.

    granian's worker that is asked by both, the second time while it heeds the first, hangs and its parent with it.
    """
    if _is_child():
        os.setpgid(0, 0)


def _is_child() -> bool:
    return os.environ.get(PARENT) == str(os.getppid())


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(INTERVAL)
    os._exit(0)
