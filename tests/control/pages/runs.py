"""Runs of an import as the pages have them: where they are, and what is pressed there."""

from __future__ import annotations

from motcua.exchange.models import ImportRun
from tests.exchange import exports

GOOD = exports.Told()
BAD = exports.Told(code="H24.85-260504-0002", received="31/02/2026")


def address(run: ImportRun, end: str = "") -> str:
    return f"/nhap-du-lieu/{run.pk}/{end}"


def confirm(client, run: ImportRun, **told: str):
    """Press the button of the preview as it is now."""
    run.refresh_from_db()
    return client.post(address(run, "xac-nhan/"), {"taken_shown": run.taken_at.isoformat(), **told})
