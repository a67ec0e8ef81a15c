"""What is wrong with a file or a row, as codes and details; the parent makes words of them (``exchange.messages``)."""

from __future__ import annotations

from typing import NamedTuple


class FileFault(Exception):
    """A file that cannot be read at all, or must not be."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class RowFault(NamedTuple):
    """Why a row is not recorded: the column's header, the value as it stands, and details for the message."""

    column: str
    value: str
    code: str
    details: dict[str, object]
