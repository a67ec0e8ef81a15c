"""Being asked to end in a command that must leave nothing half done: heard once, at a moment that bears it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Self

ASKED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# What a process does that has not said otherwise; under nohup, or in the background of a shell, it has.
_USUAL = (signal.SIG_DFL, signal.default_int_handler)


class Interrupt:
    """While this lasts the first Ctrl-C, ``kill`` or closed terminal raises ``KeyboardInterrupt``; later ones leave the
    clean-up in peace.

    Where they would not end the process anyhow (in another thread, or ignored in the background of a shell) it changes
    nothing.
    """

    def __init__(self) -> None:
        self.heard = False
        self._held = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        here = threading.current_thread() is threading.main_thread()
        for number in ASKED if here else ():
            if signal.getsignal(number) in _USUAL:
                self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_error: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

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
