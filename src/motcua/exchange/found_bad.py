"""The rows of a previewed file that have faults, read anew: of its rows a preview keeps only what is wrong."""

from __future__ import annotations

from typing import Any

from motcua.exchange.discarding import folder
from motcua.exchange.messages import row_message
from motcua.exchange.models import ImportFile, ImportRun, SkippedRow
from motcua.exchange.own_lists import LISTS, found_bad_in_list
from motcua.exchange.profile import CODE
from motcua.exchange.readers import Readers
from motcua.exchange.storage import StoredFile


def found_bad(run: ImportRun, entry: ImportFile) -> list[SkippedRow]:
    """Rows for ``bad_rows.content``, not stored, marked by their place; none where the bytes are gone."""
    stored = StoredFile(entry.name, folder() / entry.sha256, entry.sha256, entry.size, entry.named)
    found: list[SkippedRow] = []
    head: dict[str, Any] = {}
    with Readers([stored], run.profile or None, run.taken_at) as readers:
        for name, content in readers.files[0].lines():
            if name == "head":
                head = content
            elif name == "bad":
                found += [_row(entry, head, *bad) for bad in content]
            elif name == "words" and content in LISTS:
                found += found_bad_in_list(entry, stored.path.read_bytes(), content)
    return found


def _row(
    entry: ImportFile,
    head: dict[str, Any],
    number: int,
    raw: Any,
    code: str,
    _received: str | None,
    faults: list[tuple[str, str, str, dict[str, Any]]],
    _cure: str,
) -> SkippedRow:
    said = [
        row_message(fault, column or head["columns"].get(CODE, ""), value, details)
        for column, value, fault, details in faults
    ]
    return SkippedRow(
        file=entry,
        system=head["system"],
        sheet=head["sheet"],
        row=number,
        code=code,
        raw=raw,
        message=" ".join(said),
    )
