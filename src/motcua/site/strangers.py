"""What somebody who is not signed in sends is waited for by a few threads only.

The server reads a body in the thread that answers the request, for as long as it takes: without this, a handful of
connections that promise a thousand bytes and send six hold every thread there is. A reading cannot be broken off (the
server, 2.8, holds all of Python while it ends a request whose body is still being read), only kept from beginning.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

from django.http import HttpRequest
from django.http.request import RawPostDataException, UnreadablePostError

from motcua.site.web import THREADS, THREADS_NAMED

OF_ONE_MACHINE = 3
"""A name and a password are there within the time that one packet takes: who has three unfinished is not signing in."""


class Places:
    """So many are taken at once, and so many of them by one machine."""

    def __init__(self, places: int, of_one: int) -> None:
        self.places, self.of_one = places, of_one
        self._taken: Counter[str] = Counter()
        self._lock = Lock()

    @contextmanager
    def place(self, machine: str) -> Iterator[bool]:
        """Whether there was one; given back at the end."""
        with self._lock:
            free = self._taken.total() < self.places and self._taken[machine] < self.of_one
            self._taken[machine] += free
        try:
            yield free
        finally:
            with self._lock:
                self._taken[machine] -= free
                self._taken = +self._taken  # forgets machines that have none


_readings = Places(max(1, int(os.environ.get(THREADS_NAMED, THREADS)) // 2), OF_ONE_MACHINE)


def taken_in(request: HttpRequest) -> bool:
    """Read the body, so that nobody after us has to wait for it; false, and unread, where too many are waited for."""
    with _readings.place(request.META.get("REMOTE_ADDR", "")) as free:
        if free:
            with suppress(
                UnreadablePostError, RawPostDataException
            ):  # who sent it has gone: the form is empty
                _ = request.body
        return free
