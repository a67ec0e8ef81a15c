"""Signs of life of a run at work, and what becomes of one that gives none. Needs no tasks: the command line uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from django.db import Error, connection
from django.db.models import QuerySet
from django.utils import timezone

from motcua.exchange.models import ImportRun, RunStatus

BEAT_SECONDS = 1.0
UNWATCHED_SECONDS = 5.0
"""Between the beats of a run that no page shows the progress of: most are over before the first."""
DEAD_AFTER = timedelta(seconds=60)
WORKING = (RunStatus.READING, RunStatus.RECORDING)


def dead(moment: datetime) -> QuerySet[ImportRun]:
    """The runs that have given no sign of life for long."""
    return ImportRun.objects.filter(heartbeat_at__lt=moment - DEAD_AFTER)


def give_up(moment: datetime) -> None:
    """A run of the command line whose process died has recorded nothing, and nobody will take it up: it failed."""
    dead(moment).filter(status__in=WORKING, via="cli").update(status=RunStatus.FAILED, finished_at=moment)


class Beat:
    """Tells from outside the run's transaction that its worker lives, and how far it has come."""

    def __init__(self, run: ImportRun, every: float) -> None:
        self._pk = run.pk
        self._every = every
        self._stage, self._rows = "", 0
        self._over = Event()
        self._thread = Thread(target=self._beat, daemon=True)
        self._thread.start()

    def tell(self, stage: str, rows: int) -> None:
        """The file in hand and the rows done."""
        self._stage, self._rows = stage, rows

    def stop(self) -> None:
        """No more beats: the run's own row is about to be written."""
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(self._every):
                try:
                    ImportRun.objects.filter(pk=self._pk).update(
                        heartbeat_at=timezone.now(), stage=self._stage[:200], rows_done=self._rows
                    )
                except Error:  # its connection broke: the next beat makes a new one, while the run itself can
                    connection.close()
        finally:
            connection.close()


@contextmanager
def heartbeat(run: ImportRun, every: float = BEAT_SECONDS) -> Iterator[Beat]:
    """Signs of life for as long as this lasts, the first after ``every`` seconds."""
    beat = Beat(run, every)
    try:
        yield beat
    finally:
        beat.stop()
