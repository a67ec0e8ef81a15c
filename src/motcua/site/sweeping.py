"""Sweeps beside the worker's other tasks, and takes up imports whose worker died: every minute, in a thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

INTERVAL = 60.0
"""Seconds from the end of one sweep to the beginning of the next."""

log = logging.getLogger(__name__)


@contextmanager
def sweeps(interval: float = INTERVAL) -> Iterator[None]:
    """Sweep for as long as this lasts. What a sweep cut short leaves behind the next one takes up."""
    over = Event()
    thread = Thread(target=_sweep_until, args=(over, interval), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()


def _sweep_until(over: Event, interval: float) -> None:
    from django.db import connection
    from django.utils import translation

    from motcua.exchange.queue import take_up_again
    from motcua.site.words import language
    from motcua.watching.sweep import sweep

    translation.activate(language())
    while True:
        try:
            # Each for itself: imports must not lie because of what a sweep cannot get past.
            _tried(sweep, "a sweep")
            _tried(take_up_again, "taking up imports")
        finally:
            connection.close()
        if over.wait(interval):
            return


def _tried(task: Callable[[], object], name: str) -> None:
    """The next minute may do what this one could not: a database that is down, say."""
    try:
        task()
    except Exception as error:
        log.warning("%s failed: %s", name, type(error).__name__)
