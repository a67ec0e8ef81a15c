"""Where something that a report counts came from: the file, its sheet and row, and the row as it stood there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

LONGEST_NAME = 255


class FileRow(NamedTuple):
    """A row of a file: its number from 1 with the header lines, and its cells by header (or the keys of an object)."""

    row: int
    cells: Mapping[str, Any]
    sheet: str = ""


def lineage_in(name: str, digest: str) -> Callable[[FileRow], dict[str, Any]]:
    """For rows of one file with that SHA-256 in hex: what is kept of each, ``{"file", "sha256", "sheet", "row",
    "cells"}``; cells as pairs, for the database keeps no order of keys."""

    def kept(found: FileRow) -> dict[str, Any]:
        return {
            "file": name[:LONGEST_NAME],
            "sha256": digest,
            "sheet": found.sheet,
            "row": found.row,
            "cells": [[header, cell] for header, cell in found.cells.items()],
        }

    return kept


def by_header(header: list[str], cells: list[str]) -> dict[str, str]:
    """The cells of a row under their headers; a column without one, or with one that stood before, by its number."""
    named: dict[str, str] = {}
    for place, cell in enumerate(cells):
        title = header[place] if place < len(header) else ""
        if title and title not in named:
            named[title] = cell
        elif cell:
            named[f"{title} ({place + 1})".strip()] = cell
    return named
