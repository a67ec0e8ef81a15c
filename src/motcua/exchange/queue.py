"""Runs begun on a page: previewed and recorded by a worker, which claims them; one that died is taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from motcua.agencies.models import Agency, Officer
from motcua.exchange.discarding import folder, forget_bytes, forget_left_behind
from motcua.exchange.heartbeat import dead, give_up, heartbeat
from motcua.exchange.importing import TakenAway, carry_out, open_run
from motcua.exchange.models import ImportRun, RunStatus, TakenFrom
from motcua.exchange.readers import Readers
from motcua.exchange.said_taken import take_their_word
from motcua.exchange.storage import StoredFile, in_order
from motcua.exchange.trouble import broken_off

NEXT = {RunStatus.QUEUED: RunStatus.READING, RunStatus.CONFIRMED: RunStatus.RECORDING}
BACK = {RunStatus.READING: RunStatus.QUEUED, RunStatus.RECORDING: RunStatus.CONFIRMED}


def begin(
    agency: Agency,
    officer: Officer,
    role: str,
    files: Sequence[StoredFile],
    taken_at: datetime,
    profile: str = "",
    taken_from: str = TakenFrom.OFFICER,
) -> ImportRun:
    """A run whose preview a worker will make. The caller has checked that the officer may import here."""
    run = open_run(
        agency,
        officer,
        in_order(files),
        taken_at,
        via="web",
        role=role,
        profile=profile,
        taken_from=taken_from,
    )
    transaction.on_commit(lambda: run_import.enqueue(run.pk))
    return run


def confirm(run: ImportRun, officer: Officer, role: str, *, skip_bad: bool) -> bool:
    """Have a previewed run recorded. ``False`` when it was confirmed before: a double click does nothing more; and when
    it is no longer that preview.
    """
    shown = ImportRun.objects.filter(pk=run.pk, status=RunStatus.PREVIEWED, taken_at=run.taken_at)
    confirmed = shown.update(
        status=RunStatus.CONFIRMED, officer=officer, role=role, skip_bad=skip_bad, rows_done=0, stage=""
    )
    if confirmed:
        transaction.on_commit(lambda: run_import.enqueue(run.pk))
    return bool(confirmed)


def retake(run: ImportRun, taken_at: datetime) -> bool:
    """Have a previewed run read anew as taken at another time, which an officer told. ``False`` otherwise."""
    again = ImportRun.objects.filter(pk=run.pk, status=RunStatus.PREVIEWED).update(
        status=RunStatus.QUEUED, taken_at=taken_at, taken_from=TakenFrom.OFFICER, rows_done=0, stage=""
    )
    if again:
        transaction.on_commit(lambda: run_import.enqueue(run.pk))
    return bool(again)


def files_at_fault(run: ImportRun) -> list[str]:
    """The names of the files of a run that cannot be taken whatever rows are left out, where others would be left."""
    whole = (
        run.issues.filter(kind="fault", row=None).exclude(file="").exclude(code="cannot_start").values("file")
    )
    names = list(run.files.filter(name__in=whole).values_list("name", flat=True))
    return names if run.files.exclude(name__in=names).exists() else []


def leave_out(run: ImportRun) -> bool:
    """Have a previewed run read anew without its files at fault, which go. ``False`` where there is nothing to do."""
    names = files_at_fault(run)
    with transaction.atomic():
        again = bool(names) and ImportRun.objects.filter(pk=run.pk, status=RunStatus.PREVIEWED).update(
            status=RunStatus.QUEUED, rows_done=0, stage=""
        )
        if not again:
            return False
        gone = run.files.filter(name__in=names)
        digests = list(gone.values_list("sha256", flat=True))
        gone.delete()
        title = ", ".join(run.files.values_list("name", flat=True))[:300]
        ImportRun.objects.filter(pk=run.pk).update(title=title)
        transaction.on_commit(lambda: run_import.enqueue(run.pk))
    forget_bytes(digests)
    return True


def stored(run: ImportRun) -> list[StoredFile]:
    """The run's files where they lie."""
    return [
        StoredFile(entry.name, folder() / entry.sha256, entry.sha256, entry.size, entry.named)
        for entry in run.files.all()
    ]


@task()
def run_import(run_id: int) -> None:
    """Preview or record a run, whichever is due; nothing when another worker has it."""
    take_up_again()
    run = claim(run_id)
    if run is None:
        return
    dry_run = run.status == RunStatus.READING
    try:
        with heartbeat(run) as beat:
            files = stored(run)
            note = take_their_word(run, files, timezone.now()) if dry_run else ""
            with Readers(files, run.profile or None, run.taken_at) as readers:
                carry_out(
                    run,
                    readers,
                    dry_run=dry_run,
                    skip_bad=dry_run or run.skip_bad,
                    note=note,
                    progress=beat.tell,
                    before_end=beat.stop,
                )
    except TakenAway:
        return  # it seemed dead, stopped as it was, and another worker has it
    except BaseException as error:
        ImportRun.objects.filter(pk=run.pk, status=run.status, started_at=run.started_at).update(
            status=RunStatus.FAILED,
            finished_at=timezone.now(),
            stage=broken_off(error),
        )
        raise


def claim(run_id: int) -> ImportRun | None:
    """Take a waiting run; ``None`` when it does not wait (any more)."""
    now = timezone.now()
    for waiting, working in NEXT.items():
        if ImportRun.objects.filter(pk=run_id, status=waiting).update(
            status=working, started_at=now, heartbeat_at=now
        ):
            return ImportRun.objects.select_related("agency", "officer").get(pk=run_id)
    return None


def take_up_again(now: datetime | None = None) -> int:
    """Queue the runs whose worker gives no sign of life. Recording is one transaction: theirs recorded nothing."""
    moment = now or timezone.now()
    taken = 0
    for working, waiting in BACK.items():
        for run in dead(moment).filter(status=working, via="web"):
            if ImportRun.objects.filter(pk=run.pk, status=working, heartbeat_at=run.heartbeat_at).update(
                status=waiting
            ):
                run_import.enqueue(run.pk)
                taken += 1
    give_up(moment)
    forget_left_behind(moment)
    return taken
