"""The late dossiers, one by one: which, why, and whether a correction says since that in truth it was not so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from motcua.rules.verdict import Rule


def late_dossiers(rows: Iterable[Mapping[str, Any]], rule: Rule) -> list[dict[str, Any]]:
    """The rows of the set ``late`` that are late by the rule; instants are local, as ISO text without zone."""
    return [
        {
            "code": row["code"],
            "dossier_id": row["dossier_id"],
            "field": row["field"],
            "system": row["system"],
            "unit": row["unit"],
            "due": row["due_local"].isoformat(),
            "finished": row["finished_local"].isoformat(),
            "reason": row["late_reason"],
            "corrected": bool(row[f"late_by_{rule}_corrected"]),
        }
        for row in rows
        if row[f"late_by_{rule}"]
    ]
