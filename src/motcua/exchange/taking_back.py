"""After a run of the command line broke off, at whatever moment: nothing recorded, no run, no bytes of files."""

from __future__ import annotations

import contextlib

from django.db import DEFAULT_DB_ALIAS, connections

from motcua.exchange.discarding import discard
from motcua.exchange.models import ImportRun, RunStatus


def take_back(run: ImportRun) -> bool:
    """Forget a run that broke off. ``False`` when it had recorded its rows all the same: then it stays.

    Raises ``django.db.Error`` when the database is out of reach; the run is then shown as failed after a while.
    """
    afresh()
    ImportRun.objects.filter(pk=run.pk, status=RunStatus.RECORDING).update(status=RunStatus.FAILED)
    discard(run)
    return not ImportRun.objects.filter(pk=run.pk, status=RunStatus.DONE).exists()


def afresh() -> None:
    """A new connection in place of this thread's, which may have stopped within a statement or a rollback.

    The old one's transaction ends with it. Its other threads must have ended (``register.store.Batch``).
    """
    old = connections[DEFAULT_DB_ALIAS].connection
    del connections[DEFAULT_DB_ALIAS]
    if old is not None:
        with contextlib.suppress(Exception):
            old.close()
