"""Where the facts come from on PostgreSQL: a text that selects them from the register's derived columns.

A text and no view, so that later migrations of the register are free to change their columns.
"""

from __future__ import annotations

from functools import cache

from motcua.statistics.measures.texts import text

FACT = {
    "agency": "VARCHAR", "place": "VARCHAR", "dossier_id": "BIGINT", "code": "VARCHAR", "system": "VARCHAR",
    "owned": "INTEGER", "unit": "VARCHAR", "field": "VARCHAR", "procedure_code": "VARCHAR", "linked_group": "VARCHAR",
    "channel": "VARCHAR", "mode": "VARCHAR", "received_local": "TIMESTAMP",
    "due_local": "TIMESTAMP", "finished_local": "TIMESTAMP", "handed_over_local": "TIMESTAMP",
    "hand_over_recorded": "INTEGER", "outcome": "VARCHAR", "has_fee": "INTEGER", "paid_online": "INTEGER",
    "digitised": "INTEGER", "reused": "INTEGER", "electronic_result": "INTEGER", "late_reason": "VARCHAR",
    "late_corrected": "INTEGER", "late_corrected_by_date": "INTEGER", "apologised_local": "TIMESTAMP",
}  # fmt: skip
"""The columns of the relation ``fact`` and their portable types, in order."""

WAIT = {"dossier_id": "BIGINT", "ground": "VARCHAR", "since_local": "TIMESTAMP", "until_local": "TIMESTAMP"}
"""The columns of the relation ``wait``."""


@cache
def facts_sql() -> str:
    """The facts of ``:agencies`` (ids), of dossiers received before ``:before`` and open at or after ``:after``."""
    return text("facts", "postgresql").format(
        columns=text("facts", "columns"), counted=text("facts", "counted")
    )


@cache
def waits_sql() -> str:
    """The waits of dossiers of ``:agencies`` that were not closed before ``:open_at``."""
    return text("facts", "waits")
