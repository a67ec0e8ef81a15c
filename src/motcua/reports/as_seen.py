"""What an officer has read on the page from which a report is frozen: signed is what was read, and that once."""

from __future__ import annotations

import hashlib
from typing import Any

from motcua.register.chain import canonical
from motcua.reports.gather import Gathered
from motcua.reports.models import FrozenReport

_NAMES = {"code", "uid"}
"""Texts of figures that are the same in every language."""


class NotAsSeen(Exception):
    """The report is no longer what was read. ``newest``: what somebody froze meanwhile, if so."""

    def __init__(self, newest: FrozenReport | None) -> None:
        super().__init__()
        self.newest = newest


def as_seen(report: Gathered, versions: int) -> str:
    """A sign of the report as it stands, and of how often its period was frozen: ``2.3f9a…``."""
    told = [_figures(report.figures), report.words.to_json()]
    return f"{versions}.{hashlib.sha256(canonical(told)).hexdigest()[:32]}"


def _figures(value: Any, name: str = "") -> Any:
    """Without words, which follow the reader's language, and without the moment of counting."""
    if isinstance(value, dict):
        return {key: _figures(each, key) for key, each in value.items() if key != "known_at"}
    if isinstance(value, list | tuple):
        return [_figures(each, name) for each in value]
    return "" if isinstance(value, str) and name not in _NAMES else value
