"""Codes of procedures: the nation's short form, which files often carry with a tail of their own."""

from __future__ import annotations

import re

_CODE = re.compile(r"^(\d\.\d{6})(?:[.\-].*)?$")


def short_code(code: str) -> str:
    """``1.010708.000.00.00.H56`` → ``1.010708``; what is no code of a procedure stays as it is."""
    found = _CODE.match(code.strip())
    return found[1] if found else code.strip()


def is_code(code: str) -> bool:
    """Whether ``code`` has the form of a procedure's code, with or without a tail."""
    return _CODE.match(code.strip()) is not None
