"""What a command says while it works: on standard error, so that its output stays what was asked for."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """One line, at once."""
    print(line, file=sys.stderr, flush=True)
