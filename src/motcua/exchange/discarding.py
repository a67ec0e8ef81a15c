"""Throws away runs that recorded nothing, and stored bytes that no run has any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from motcua.exchange.models import ImportFile, ImportRun, RunStatus
from motcua.rules.zone import ZONE

LEFT_FOR = timedelta(days=1)


def folder() -> Path:
    """Where the bytes of imported files lie."""
    return Path(settings.FILES_FOLDER)


def discard(run: ImportRun) -> bool:
    """Throw a run away that recorded nothing, and its bytes unless another run has the same. ``False`` otherwise."""
    with transaction.atomic():
        found = ImportRun.objects.select_for_update().filter(
            pk=run.pk, status__in=[RunStatus.PREVIEWED, RunStatus.REFUSED, RunStatus.FAILED]
        )
        digests = list(ImportFile.objects.filter(run__in=found).values_list("sha256", flat=True))
        if not found.exists():
            return False
        found.delete()
    forget_bytes(digests)
    return True


def forget_left_behind(now: datetime) -> int:
    """Delete the drafts of files that were being stored when their process was killed, once they are a day old; how
    many. Whole files are left alone, whoever names them: another database may, or one that is restored tomorrow."""
    left = [path for path in folder().glob(".draft-*") if _since(path) < now - LEFT_FOR]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _since(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, ZONE)
    except OSError:  # gone meanwhile
        return datetime.max.replace(tzinfo=ZONE)


def forget_bytes(digests: Sequence[str]) -> None:
    """Delete stored bytes that no run has any more."""
    kept = set(ImportFile.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    for digest in set(digests) - kept:
        (folder() / digest).unlink(missing_ok=True)
