"""What the log says of a request that was refused: one line, and nothing of what the person typed.

Being told that one may not, or that there is no such page, is no fault of the program: a trace for each would bury the
faults, and the words of an address or of a header may be anybody's name or number.
"""

from __future__ import annotations

import logging
from typing import Any

FAULT = 500
"""From this status on it is the program that failed: the trace stays."""
BUSY = 503
"""Who was turned away because others hold the places: no fault either."""
BROKEN_OFF = "UnreadablePostError"
"""Who sent a file has gone: nobody's fault here, whatever status nobody reads."""


class RefusalsInOneLine(logging.Filter):
    """Makes ``403 GET ho-so/<uuid:uid>/ (PermissionDenied)`` of a refusal; leaves every other record alone."""

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", None)
        if isinstance(status, int) and (
            status < FAULT or status == BUSY or _raised(record.exc_info) == BROKEN_OFF
        ):
            record.msg, record.args = _line(status, getattr(record, "request", None), record.exc_info), None
            record.exc_info = record.exc_text = None
        return True


def _line(status: int, request: Any, raised: Any) -> str:
    """``request`` may be what no view has seen yet: then the page that it was for is not known."""
    page = getattr(getattr(request, "resolver_match", None), "route", None)
    name = _raised(raised)
    why = f" ({name})" if name else ""
    method = str(getattr(request, "method", None) or "?")[:10]
    return f"{status} {method if method.isalpha() else '?'} {'?' if page is None else page or '/'}{why}"


def _raised(raised: Any) -> str:
    """The name of what was raised: its words may be anybody's."""
    return raised[0].__name__ if isinstance(raised, tuple) and raised[0] else ""
