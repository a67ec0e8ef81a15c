"""Asked to end – Ctrl-C, ``systemctl stop``, a terminal that was closed – a command clears up first, and once."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any, Self

ASKED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# What a process does that has not said otherwise; under nohup, or in a shell's background, it has.
USUAL = (signal.SIG_DFL, signal.default_int_handler)


class Ending:
    """While this lasts the first Ctrl-C, SIGTERM or SIGHUP raises ``KeyboardInterrupt``; later ones leave the
    clean-up in peace. A signal that is ignored stays ignored; in another thread this changes nothing.
    """

    def __init__(self) -> None:
        self.heard = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {each: signal.getsignal(each) for each in ASKED}
            self._before = {each: before for each, before in self._before.items() if before in USUAL}
        for each in self._before:
            signal.signal(each, self._hear)
        return self

    def __exit__(self, *_error: object) -> None:
        for each, before in self._before.items():
            signal.signal(each, before)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        first, self.heard = not self.heard, True
        if first:
            raise KeyboardInterrupt

    def check(self) -> None:
        """Raise again what was heard: Python drops an exception that strikes it while it collects garbage."""
        if self.heard:
            raise KeyboardInterrupt
