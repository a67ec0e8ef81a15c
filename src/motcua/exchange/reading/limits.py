"""How much one file may ask of the machine. The child sets them on itself before it looks at a byte."""

from __future__ import annotations

import resource
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bytes, seconds and cells. A commune's quarter is 0.5 MB and 60,000 cells; a city's year 300 MB of csv."""

    memory: int = 768 * MIB
    cpu_seconds: int = 300
    file_bytes: int = 1024 * MIB
    document_bytes: int = 96 * MIB
    """A workbook or JSON document, which is loaded whole (csv is streamed)."""
    unpacked_bytes: int = 400 * MIB
    unpacked_ratio: int = 250
    cells: int = 8_000_000
    """Width times height of a sheet, filled or not: the reader lays the whole rectangle out in memory."""


def apply(limits: Limits) -> None:
    """No more memory or time than this, no file written, no core dump."""
    for kind, amount in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        _, hard = resource.getrlimit(kind)
        amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        # A little above, so that the end of its time is told apart (SIGXCPU) from other deaths (SIGKILL).
        above = amount + 5 if kind == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else amount
        resource.setrlimit(kind, (amount, above))
