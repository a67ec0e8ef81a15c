"""Runs begun on a page: previewed, confirmed once, recorded by one worker, taken up again when it died."""

from __future__ import annotations

import errno
import os
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.utils import timezone

from motcua.exchange import queue
from motcua.exchange.discarding import LEFT_FOR, discard
from motcua.exchange.heartbeat import DEAD_AFTER, give_up
from motcua.exchange.models import ImportRun, RunStatus
from motcua.exchange.recording import Recording
from motcua.exchange.storage import store
from motcua.register.models import Dossier, Event
from tests.database_errors import of_django
from tests.exchange import exports
from tests.exchange.importing import TAKEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path: Path) -> Path:
    settings.FILES_FOLDER = tmp_path / "kept"
    return settings.FILES_FOLDER


@pytest.fixture
def enqueued(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The runs for which a task was put in the queue."""
    numbers: list[int] = []
    monkeypatch.setattr(type(queue.run_import), "enqueue", lambda _task, run_id: numbers.append(run_id))
    return numbers


@pytest.fixture
def begun(cast, tmp_path: Path, own_folder: Path, enqueued, django_capture_on_commit_callbacks) -> ImportRun:
    file = store(exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3)), own_folder)
    with django_capture_on_commit_callbacks(execute=True):
        return queue.begin(cast.commune, cast.control, "control", [file], TAKEN)


def test_a_run_is_begun_as_an_officers_and_queued(begun, cast, enqueued) -> None:
    assert enqueued == [begun.pk]
    assert (begun.status, begun.officer, begun.via) == (RunStatus.QUEUED, cast.control, "web")


def test_a_worker_previews_and_records_nothing_yet(begun) -> None:
    queue.run_import.call(begun.pk)
    begun.refresh_from_db()
    assert begun.status == RunStatus.PREVIEWED
    assert begun.result["new"] == 3
    assert not Dossier.objects.exists()


def test_confirmed_it_is_recorded_in_the_officers_name(begun, cast) -> None:
    queue.run_import.call(begun.pk)
    assert queue.confirm(begun, cast.control, "control", skip_bad=False)
    queue.run_import.call(begun.pk)
    begun.refresh_from_db()
    assert (begun.status, begun.rows_done) == (RunStatus.DONE, 3)
    assert {(event.officer, event.role) for event in Event.objects.all()} == {(cast.control, "control")}


def test_a_double_click_confirms_once(begun, cast, enqueued, django_capture_on_commit_callbacks) -> None:
    queue.run_import.call(begun.pk)
    enqueued.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert queue.confirm(begun, cast.control, "control", skip_bad=False)
        assert not queue.confirm(begun, cast.control, "control", skip_bad=False)
    assert enqueued == [begun.pk]


def test_two_tasks_for_one_run_record_it_once(begun, cast) -> None:
    queue.run_import.call(begun.pk)
    queue.confirm(begun, cast.control, "control", skip_bad=False)
    queue.run_import.call(begun.pk)
    queue.run_import.call(begun.pk)
    assert Event.objects.count() == 3


def test_a_run_in_a_workers_hands_is_nobody_elses(begun) -> None:
    assert queue.claim(begun.pk) is not None
    assert queue.claim(begun.pk) is None


@pytest.mark.parametrize(
    ("working", "waiting"),
    [(RunStatus.READING, RunStatus.QUEUED), (RunStatus.RECORDING, RunStatus.CONFIRMED)],
)
def test_a_run_whose_worker_died_is_taken_up_again(begun, enqueued, working: str, waiting: str) -> None:
    long_ago = timezone.now() - 2 * DEAD_AFTER
    ImportRun.objects.filter(pk=begun.pk).update(status=working, heartbeat_at=long_ago)
    enqueued.clear()
    assert queue.take_up_again() == 1
    begun.refresh_from_db()
    assert begun.status == waiting
    assert enqueued == [begun.pk]


def test_a_run_whose_worker_lives_is_left_to_it(begun) -> None:
    ImportRun.objects.filter(pk=begun.pk).update(
        status=RunStatus.RECORDING, heartbeat_at=timezone.now() - timedelta(seconds=5)
    )
    assert queue.take_up_again() == 0


def test_an_import_by_hand_that_died_is_called_failed(begun) -> None:
    long_ago = timezone.now() - 2 * DEAD_AFTER
    ImportRun.objects.filter(pk=begun.pk).update(status=RunStatus.RECORDING, heartbeat_at=long_ago, via="cli")
    give_up(timezone.now())
    begun.refresh_from_db()
    assert begun.status == RunStatus.FAILED


def test_a_worker_that_seemed_dead_and_goes_on_records_nothing_once_another_has_the_run(
    begun, cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = Recording.finish

    def while_another_takes_it_up(recording: Recording) -> None:
        ImportRun.objects.filter(pk=begun.pk).update(started_at=timezone.now())
        finish(recording)

    queue.run_import.call(begun.pk)
    queue.confirm(begun, cast.control, "control", skip_bad=False)
    monkeypatch.setattr(Recording, "finish", while_another_takes_it_up)
    queue.run_import.call(begun.pk)
    begun.refresh_from_db()
    assert begun.status == RunStatus.RECORDING, "it is the other's, neither done nor failed"
    assert not Event.objects.exists()


def test_drafts_of_killed_imports_go_after_a_day_and_whole_files_stay(begun, own_folder: Path) -> None:
    """A file that no run names may be named by another database, or by a backup that is restored tomorrow."""
    drafts = [own_folder / ".draft-1-abcdef", own_folder / ".draft-2-abcdef"]
    others = [own_folder / ("a" * 64), own_folder / "ghi-chu.txt", own_folder / begun.files.get().sha256]
    for path in (*drafts, *others[:2]):
        path.write_bytes(b"x")
    old = timezone.now() - 2 * LEFT_FOR
    for path in (drafts[0], *others):
        os.utime(path, (old.timestamp(), old.timestamp()))
    queue.take_up_again()
    assert set(own_folder.iterdir()) == {drafts[1], *others}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError("a fault of ours"), "Dừng vì sự cố"),
        (OSError(errno.ENOSPC, "No space left on device"), "Đĩa của máy chủ đã đầy"),
        (of_django(psycopg.errors.DiskFull("could not extend file")), "Đĩa của máy chủ đã đầy"),
        (of_django(psycopg.errors.AdminShutdown("terminating")), "Cơ sở dữ liệu ngắt giữa chừng"),
        (MemoryError(), "không đủ bộ nhớ"),
    ],
)
def test_what_goes_wrong_is_told_on_the_run(
    begun, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(queue, "carry_out", fail)
    with pytest.raises(type(error)):
        queue.run_import.call(begun.pk)
    begun.refresh_from_db()
    assert begun.status == RunStatus.FAILED
    assert said in begun.stage and "nhập lại" in begun.stage


def test_a_discarded_preview_goes_with_its_bytes(begun, own_folder: Path) -> None:
    queue.run_import.call(begun.pk)
    assert discard(begun)
    assert not ImportRun.objects.exists()
    assert not list(own_folder.iterdir())


def test_bytes_that_another_run_has_stay(begun, cast, own_folder: Path, tmp_path: Path) -> None:
    again = queue.begin(cast.commune, cast.control, "control", queue.stored(begun), TAKEN)
    queue.run_import.call(again.pk)
    assert discard(again)
    assert len(list(own_folder.iterdir())) == 1


def test_a_recorded_run_cannot_be_discarded(begun, cast) -> None:
    queue.run_import.call(begun.pk)
    queue.confirm(begun, cast.control, "control", skip_bad=False)
    queue.run_import.call(begun.pk)
    assert not discard(begun)
