"""Handing in files."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.control import import_form
from motcua.exchange.models import ImportRun, RunStatus
from motcua.exchange.storage import store_chunks
from tests.exchange import exports

ADDRESS = "/nhap-du-lieu/"


@pytest.fixture
def control(cast, signed_in):
    return signed_in(cast.control)


def upload(path: Path, name: str = "") -> SimpleUploadedFile:
    return SimpleUploadedFile(name or path.name, path.read_bytes())


def test_several_files_become_one_run_in_the_officers_name(
    control, cast, tmp_path: Path, own_folder: Path
) -> None:
    files = [
        upload(exports.city_file(tmp_path / "a.xlsx")),
        upload(exports.construction_file(tmp_path / "b.csv")),
    ]
    answer = control.post(ADDRESS, {"exports": files, "taken_at": "2026-06-19T17:00"})
    run = ImportRun.objects.get()
    assert answer.headers["Location"] == f"{ADDRESS}{run.pk}/"
    assert (run.status, run.agency, run.officer) == (RunStatus.QUEUED, cast.commune, cast.control)
    assert run.taken_at.isoformat() == "2026-06-19T10:00:00+00:00"
    entries = list(run.files.all())
    assert [entry.name for entry in entries] == ["a.xlsx", "b.csv"]
    assert all((own_folder / entry.sha256).stat().st_size == entry.size for entry in entries)


def test_the_same_file_chosen_twice_is_taken_once(control, tmp_path: Path) -> None:
    path = exports.city_file(tmp_path / "a.xlsx")
    control.post(ADDRESS, {"exports": [upload(path), upload(path)], "taken_at": "2026-06-19T17:00"})
    assert ImportRun.objects.get().files.count() == 1


def test_a_name_cannot_lead_out_of_its_folder(control, tmp_path: Path, own_folder: Path) -> None:
    path = exports.city_file(tmp_path / "a.xlsx")
    control.post(ADDRESS, {"exports": [upload(path, "../../../etc/x.xlsx")], "taken_at": "2026-06-19T17:00"})
    entry = ImportRun.objects.get().files.get()
    assert entry.name == "x.xlsx"
    assert [each.name for each in own_folder.iterdir()] == [entry.sha256]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Chưa chọn tệp nào"),
        ({"taken_at": ""}, "Trường này là bắt buộc"),
        ({"taken_at": "2099-01-01T00:00"}, "ở tương lai"),
        ({"taken_at": "1926-01-01T00:00"}, "trước năm 2000"),
    ],
)
def test_what_is_missing_or_impossible_is_told_and_nothing_begun(control, tmp_path, given, told: str) -> None:
    files = {"exports": [upload(exports.city_file(tmp_path / "a.xlsx"))]} if given else {}
    answer = control.post(ADDRESS, {"taken_at": "2026-06-19T17:00", **files, **given})
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_too_many_or_too_heavy_files_are_refused(control, tmp_path: Path, monkeypatch) -> None:
    path = exports.city_file(tmp_path / "a.xlsx")
    given = {"exports": [upload(path), upload(path, "b.xlsx")], "taken_at": "2026-06-19T17:00"}
    monkeypatch.setattr(import_form, "MOST_FILES", 1)
    assert "nhiều nhất 1 tệp" in control.post(ADDRESS, given).content.decode()
    monkeypatch.setattr(import_form, "MOST_FILES", 9)
    monkeypatch.setattr(import_form, "MOST_BYTES", 10)
    given["exports"] = [upload(path)]
    assert "nặng quá" in control.post(ADDRESS, given).content.decode()
    assert not ImportRun.objects.exists()


def test_the_history_shows_what_became_of_each_run(quarter, signed_in) -> None:
    page = signed_in(quarter.control).get(ADDRESS).content.decode()
    assert "so-theo-doi.xlsx" in page
    assert "Đã ghi" in page
    assert "5 mới" in page


def test_the_history_goes_on_page_by_page(cast, signed_in, monkeypatch) -> None:
    from django.utils import timezone

    from motcua.control.pages import imports

    monkeypatch.setattr(imports, "PAGE", 2)
    for number in range(3):
        ImportRun.objects.create(
            agency=cast.commune,
            via="cli",
            title=f"lần {number}",
            status=RunStatus.DONE,
            taken_at=timezone.now(),
        )
    client = signed_in(cast.control)
    first = client.get(ADDRESS)
    assert "lần 0" not in first.content.decode()
    second = client.get(f"{ADDRESS}{first.context['next_url']}").content.decode()
    assert "lần 0" in second
    assert "lần 1" not in second


def test_where_a_file_cannot_be_stored_those_stored_before_it_go_too(
    control, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[str] = []

    def until_the_disk_is_full(*given: Any, **how: Any) -> Any:
        if stored:
            raise OSError(errno.ENOSPC, "No space left on device")
        stored.append(given[1])
        return store_chunks(*given, **how)

    monkeypatch.setattr("motcua.control.pages.imports.store_chunks", until_the_disk_is_full)
    uploads = [SimpleUploadedFile(f"{name}.csv", name.encode()) for name in ("một", "hai")]
    answer = control.post(ADDRESS, {"exports": uploads, "taken_at": "2026-06-19T17:00"}, follow=True)
    assert "không lưu được tệp" in answer.content.decode()
    assert stored and not any(own_folder.iterdir())


def test_runs_of_another_commune_are_not_in_it(quarter, signed_in) -> None:
    assert "so-theo-doi.xlsx" not in signed_in(quarter.neighbour_control).get(ADDRESS).content.decode()


def test_an_officer_of_the_city_is_told_who_imports(cast, signed_in) -> None:
    answer = signed_in(cast.city_control).get(ADDRESS)
    assert answer.status_code == 403
    assert "Dữ liệu do từng xã, phường nhập" in answer.content.decode()


def test_who_may_not_import_is_refused(cast, signed_in) -> None:
    assert signed_in(cast.intake).get(ADDRESS).status_code == 403


@pytest.mark.parametrize(
    ("shown", "by", "taken_from"),
    [
        ("2026-06-19T17:00", "browser", "browser"),
        ("2026-06-19T17:00", "nobody", "nobody"),
        ("2026-06-19T17:00", "officer", "nobody"),
        ("2026-06-20T09:00", "browser", "officer"),
        ("", "", "officer"),
    ],
)
def test_who_told_the_time_of_export_is_kept(control, tmp_path: Path, shown, by, taken_from) -> None:
    files = [upload(exports.city_file(tmp_path / "a.xlsx"))]
    given = {"taken_at": "2026-06-19T17:00", "taken_shown": shown, "taken_by": by}
    control.post(ADDRESS, {"exports": files, **given})
    assert ImportRun.objects.get().taken_from == taken_from
