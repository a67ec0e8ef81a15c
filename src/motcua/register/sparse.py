"""Keeps the joins of an import from going wrong where the database believes that the register is empty.

A preview is rolled back and leaves dead rows. When the server counts the tables while the import that follows is under
way, it finds many pages and no row that is committed, and from then on plans as if the tables had none: loops
within loops over thousands of rows, minutes instead of seconds. Joins by hash do not depend on that count.
"""

from __future__ import annotations

from typing import Any

COUNTED = ["register_alias", "register_dossier", "register_event", "register_statement"]
"""Tables that an import joins; a full page of any of them holds five rows and more."""


def beware_of_loops(cursor: Any) -> bool:
    """Before a batch, within its transaction: no loops while a table counts less than a row to a page.

    ``cursor``: Django's or the driver's.
    """
    cursor.execute(
        "SELECT coalesce(bool_or(reltuples >= 0 AND reltuples < relpages), false) FROM pg_class"
        " WHERE oid IN (SELECT to_regclass(name) FROM unnest(%s::text[]) AS name)",
        [COUNTED],
    )
    (sparse,) = cursor.fetchone()
    cursor.execute(f"SET LOCAL enable_nestloop = {'off' if sparse else 'on'}")
    return bool(sparse)
