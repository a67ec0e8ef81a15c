"""What is kept of a file's tables, to write its rows to mend from: the first as it was answered, the others beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KEPT = ("format", "delimiter", "preamble", "headers", "envelope", "sheet")
MOST_KEPT = 100
"""Sheets of a workbook whose lines down to the header are kept."""
OTHERS = "sheets"


def with_table(kept: dict[str, Any] | None, head: Mapping[str, Any]) -> dict[str, Any]:
    """``ImportFile.head`` with one more table that was announced; once more, it is the same."""
    told = {name: head.get(name) for name in KEPT}
    if kept is None:
        return told
    others = kept.get(OTHERS, {})
    if head["sheet"] == kept["sheet"] or head["sheet"] in others or len(others) >= MOST_KEPT:
        return kept
    return {**kept, OTHERS: {**others, head["sheet"]: told}}


def of_sheet(kept: Mapping[str, Any], sheet: str) -> Mapping[str, Any]:
    """What is kept of the table of a sheet; of one that is not known, the first."""
    found: Mapping[str, Any] = kept.get(OTHERS, {}).get(sheet, kept)
    return found
