"""Files of a folder that are none of ours: left alone, and named, rather than a reason to refuse the rest."""

from __future__ import annotations

from motcua.exchange.models import ImportFile

MEANT_FOR_US = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
"""In a folder, what has such a name was meant to be read, so that it cannot be is a fault."""


def left_aside(entry: ImportFile, code: str) -> bool:
    """Whether a file with this fault was hardly meant for us."""
    if code == "unknown_shape":
        return True
    no_file_of_ours = code in {"not_a_spreadsheet", "empty_file", "bad_json", "bad_toml"}
    return no_file_of_ours and not entry.name.lower().endswith(MEANT_FOR_US)
