"""The doubts that nobody had settled about dossiers of a period: a report says on its face how many."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.statistics.count import Count


def open_doubts(count: Count, known_at: datetime | None = None) -> dict[str, Any]:
    """``total`` and ``by_code``, of dossiers that stand in the period or of none; now, or open at ``known_at``.

    One that closed by itself and opened again keeps the instant of its first opening, so that it counts as open
    between the two as well.
    """
    still_open = "t.settled_at IS NULL"
    if known_at is not None:
        still_open = f"t.opened_at <= %(known_at)s AND ({still_open} OR t.settled_at > %(known_at)s)"
    rows = count.engine.register_rows(
        "SELECT t.code, count(*) FROM register_doubt t LEFT JOIN register_dossier d ON d.id = t.dossier_id"
        f" WHERE t.agency_id = %(agency)s AND {still_open} AND (t.dossier_id IS NULL"
        " OR d.received_at < %(end)s AND (d.finished_at IS NULL OR d.finished_at >= %(start)s))"
        " GROUP BY t.code ORDER BY t.code",
        agency=count.agency.pk,
        known_at=known_at,
        start=count.period.start,
        end=count.period.end,
    )
    by_code = dict(rows)
    return {"total": sum(by_code.values()), "by_code": by_code}
