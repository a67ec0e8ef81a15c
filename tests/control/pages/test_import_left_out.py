"""Files that cannot be taken keep nobody from the others: a button leaves them out."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.exchange import queue
from motcua.exchange.models import ImportRun, RunStatus
from motcua.exchange.storage import store
from tests.control.pages.runs import GOOD, address
from tests.exchange import exports
from tests.exchange.importing import TAKEN


def written(path: Path) -> Path:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return path


@pytest.fixture
def mixed(cast, own_folder: Path, tmp_path: Path, django_capture_on_commit_callbacks) -> ImportRun:
    """A preview of a good register, a picture and a text that calls itself a workbook."""
    picture, text = tmp_path / "anh.xlsx", tmp_path / "ghi-chu.xlsx"
    text.write_text("không phải danh sách")
    paths = (written(picture), exports.city_file(tmp_path / "so.xlsx", GOOD), text)
    with django_capture_on_commit_callbacks(execute=True):
        run = queue.begin(
            cast.commune, cast.control, "control", [store(path, own_folder) for path in paths], TAKEN
        )
    queue.run_import.call(run.pk)
    run.refresh_from_db()
    return run


def test_files_that_cannot_be_taken_are_left_out_by_a_button_and_the_others_read(
    control, mixed, own_folder: Path, django_capture_on_commit_callbacks
) -> None:
    assert "Bỏ 2 tệp lỗi" in control.get(address(mixed)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        control.post(address(mixed, "bo-tep-loi/"))
    mixed.refresh_from_db()
    assert (mixed.status, mixed.title) == (RunStatus.QUEUED, "so.xlsx")
    assert [path.name for path in own_folder.iterdir()] == [mixed.files.get().sha256]
    queue.run_import.call(mixed.pk)
    mixed.refresh_from_db()
    page = control.get(address(mixed)).content.decode()
    assert "Ghi vào sổ?" in page and "Có tệp không nhập được" not in page
    again = control.post(address(mixed, "bo-tep-loi/"), follow=True).content.decode()
    assert "Không còn tệp lỗi nào để bỏ" in again


def test_where_no_file_can_be_taken_there_is_nothing_to_leave_out(
    control, begin, own_folder: Path, tmp_path: Path
) -> None:
    run = begin(GOOD)
    run.files.update(sha256=store(written(tmp_path / "anh.xlsx"), own_folder).sha256)
    queue.run_import.call(run.pk)
    assert "đọc các tệp còn lại" not in control.get(address(run)).content.decode()


def test_two_files_of_one_name_are_told_apart_and_only_the_one_at_fault_goes(
    control, cast, own_folder: Path, tmp_path: Path, django_capture_on_commit_callbacks
) -> None:
    good = exports.city_file(tmp_path / "so.xlsx", GOOD).read_bytes()
    uploads = [
        SimpleUploadedFile("ds.xlsx", content) for content in (good, b"\x89PNG\r\n\x1a\n" + bytes(100))
    ]
    with django_capture_on_commit_callbacks(execute=True):
        control.post("/nhap-du-lieu/", {"exports": uploads, "taken_at": "2026-06-19T17:00"})
    run = ImportRun.objects.get()
    queue.run_import.call(run.pk)
    assert queue.files_at_fault(run) == ["ds (2).xlsx"]


def test_a_file_that_was_not_read_for_want_of_room_is_not_at_fault(mixed) -> None:
    mixed.issues.update(code="cannot_start")
    assert queue.files_at_fault(mixed) == []
