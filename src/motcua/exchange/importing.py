"""Carries out an import: all files of a run in one transaction, recorded as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from motcua.agencies.models import Agency, Officer
from motcua.exchange.models import ImportFile, ImportIssue, ImportPart, ImportRun, RunStatus, TakenFrom
from motcua.exchange.readers import Readers
from motcua.exchange.recording import Progress, Recording
from motcua.exchange.results import ImportResult, Issue
from motcua.exchange.storage import StoredFile
from motcua.register.sentences import kept
from motcua.register.turns import before_the_next_seal, one_at_a_time

COUNTED = ("kind", "rows", "bad_rows", "period_first", "period_last", "head")
"""What a run finds out about a file."""


def open_run(
    agency: Agency,
    officer: Officer | None,
    files: Sequence[StoredFile],
    taken_at: datetime,
    *,
    via: str,
    status: str = RunStatus.QUEUED,
    role: str = "",
    profile: str = "",
    skip_bad: bool = False,
    taken_from: str = TakenFrom.OFFICER,
) -> ImportRun:
    """A run of stored files, not begun yet."""
    with transaction.atomic():
        run = ImportRun.objects.create(
            agency=agency,
            officer=officer,
            role=role,
            via=via,
            title=", ".join(file.name for file in files)[:300],
            status=status,
            taken_at=taken_at,
            taken_from=taken_from,
            profile=profile,
            skip_bad=skip_bad,
            heartbeat_at=timezone.now(),
        )
        ImportFile.objects.bulk_create(
            ImportFile(
                run=run,
                position=position,
                name=file.name,
                sha256=file.sha256,
                size=file.size,
                named=file.named,
            )
            for position, file in enumerate(files)
        )
    return run


def carry_out(
    run: ImportRun,
    readers: Readers,
    *,
    dry_run: bool,
    skip_bad: bool,
    note: str = "",
    progress: Progress = lambda _file, _rows: None,
    before_end: Callable[[], None] = lambda: None,
) -> ImportResult:
    """Import the run's files, which ``readers`` read already. Faults refuse all of it, unless bad rows are skipped.

    A dry run does the same and takes it back. The run's end is written in the transaction that records its rows:
    whoever finds it ``done`` finds them, and nobody else. ``note``: what to tell of the run first. ``before_end`` is
    called before the run's row is written, which this transaction then holds. Raises ``TakenAway`` when another worker
    took the run up: then this one did nothing.
    """
    entries = list(run.files.all())
    with transaction.atomic():
        one_at_a_time(run.agency)
        before_the_next_seal(run.agency)
        now = timezone.now()  # only now: what is sealed or counted before it does not see these events
        if not _claimed(run).exists():
            raise TakenAway
        with Recording(run, now, skip_bad=skip_bad, progress=progress) as session:
            session.result.note(note)
            for reader, entry in zip(readers.files, entries, strict=True):
                session.take(reader, entry)
            session.finish()
        result = session.result
        result.refused = bool(session.file_faults or (result.error_count and not skip_bad))
        result.recorded = not dry_run and not result.refused
        if result.refused:
            result.counts.clear()
        before_end()
        if result.recorded:
            _keep(run, entries, session, RunStatus.DONE)
        else:
            transaction.set_rollback(True)
    if not result.recorded:
        _keep(run, entries, session, RunStatus.PREVIEWED if dry_run else RunStatus.REFUSED)
    return result


class TakenAway(Exception):
    """A run whose worker seemed dead was taken up by another."""


def _claimed(run: ImportRun) -> QuerySet[ImportRun]:
    """The run as this worker claimed it; nothing where another did since. One of the command line nobody else takes up:
    that it stood still so long that it was given up for dead is over when it goes on."""
    status = {run.status, RunStatus.FAILED} if run.via == "cli" else {run.status}
    return ImportRun.objects.filter(pk=run.pk, status__in=status, started_at=run.started_at)


@transaction.atomic
def _keep(run: ImportRun, entries: Sequence[ImportFile], session: Recording, status: str) -> None:
    result = session.result
    if not _claimed(run).select_for_update().exists():
        raise TakenAway
    run.rows_done = sum(entry.rows + entry.bad_rows for entry in entries)
    for entry in entries:  # a single statement for the few of them takes longer to build than these to run
        entry.save(update_fields=COUNTED)
    ImportPart.objects.filter(file__run=run).delete()
    ImportPart.objects.bulk_create(session.parts.values())
    run.issues.all().delete()
    ImportIssue.objects.bulk_create(
        [
            *(_issue(run, "fault", issue) for issue in result.errors),
            *(_issue(run, "doubt", issue) for issue in result.doubts),
        ],
        batch_size=2_000,
    )
    run.status, run.result, run.finished_at = status, result.summary(), timezone.now()
    run.save(update_fields=["status", "result", "finished_at", "rows_done"])


def _issue(run: ImportRun, kind: str, issue: Issue) -> ImportIssue:
    return ImportIssue(
        run=run,
        kind=kind,
        file=issue.file[:255],
        sheet=issue.sheet[:100],
        row=issue.row,
        column=issue.column[:200],
        value=issue.value[:2_000],
        code=issue.code,
        message=issue.message,
        said=kept(issue.message),
    )
