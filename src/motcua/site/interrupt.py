"""Ctrl-C in a command that must leave nothing half done: heard once, at a moment that bears it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self


class Interrupt:
    """While this lasts the first Ctrl-C raises ``KeyboardInterrupt``; later ones leave the clean-up in peace.

    Where Ctrl-C does not raise anyhow (in another thread, or ignored in the background of a shell) it changes nothing.
    """

    def __init__(self) -> None:
        self.heard = False
        self._held = False
        self._ours = False

    def __enter__(self) -> Self:
        here = threading.current_thread() is threading.main_thread()
        self._ours = here and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self._ours:
            signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        first, self.heard = not self.heard, True
        if first and not self._held:
            raise KeyboardInterrupt

    def check(self) -> None:
        """Raise again what was heard: Python drops an exception that strikes it while it collects garbage."""
        if self.heard:
            raise KeyboardInterrupt

    @contextmanager
    def held(self) -> Iterator[None]:
        """A short step that must not be cut in two: what is heard meanwhile is raised at its end."""
        before, self._held = self.heard, True
        try:
            yield
        finally:
            self._held = False
        if not before:
            self.check()
