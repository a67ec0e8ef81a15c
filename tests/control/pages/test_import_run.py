"""A run from its progress to what came of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from motcua.exchange import queue
from motcua.exchange.models import ImportRun, RunStatus, SkippedRow
from motcua.exchange.storage import store
from motcua.register.models import Dossier
from tests.cast import make_officer
from tests.control.pages.runs import BAD, GOOD, address, confirm
from tests.exchange import exports
from tests.exchange.importing import TAKEN, take_in


def test_a_preview_of_a_second_export_tells_each_kind_under_its_own_name(
    control, cast, tmp_path: Path, own_folder: Path
) -> None:
    same, changed, new = (
        [replace(GOOD, code=f"H24.85-260504-{number:04d}") for number in numbers]
        for numbers in (range(1, 6), range(6, 8), range(8, 9))
    )
    portal = [replace(GOOD, code=f"LT.10993-{number}") for number in range(1, 5)]
    take_in(
        cast.commune,
        exports.city_file(tmp_path / "cu.xlsx", *same, *changed),
        exports.portal_file(tmp_path / "cong.json", *portal),
    )
    moved = [replace(one, handed="2026-05-05 16:00:00") for one in changed]
    faults = [replace(BAD, code=f"H24.85-260504-{number:04d}") for number in range(101, 104)]
    linked = [
        replace(one, code=f"G15.10993-20260504-{place:07d}", linked=one.code)
        for place, one in enumerate(portal)
    ]
    files = (
        exports.city_file(tmp_path / "moi.xlsx", *same, *moved, *new, *faults),
        exports.justice_file(tmp_path / "tu-phap.xlsx", *linked),
    )
    later = TAKEN + timedelta(hours=1)
    run = queue.begin(
        cast.commune, cast.control, "control", [store(each, own_folder) for each in files], later
    )
    queue.run_import.call(run.pk)
    run.refresh_from_db()
    page = control.get(address(run))
    shown = {str(tile["label"]): int(tile["value"]) for tile in page.context["tiles"]}
    doubts = shown.pop("Nghi vấn")
    assert shown == {"Mới": 1, "Thay đổi": 2, "Gộp": 4, "Như cũ": 5, "Lỗi": 3}
    assert doubts == run.result["doubts"]
    assert doubts not in {0, *shown.values()}, doubts


def test_a_preview_says_what_would_be_recorded_and_records_nothing(control, previewed) -> None:
    page = control.get(address(previewed(GOOD)))
    assert [tile["value"] for tile in page.context["tiles"]] == ["1", "0", "0", "0", "1", "0"]
    assert "Xem trước, chưa ghi gì" in page.content.decode()
    assert "15/03/2026 – 14/06/2026" in page.content.decode()
    assert not Dossier.objects.exists()


def test_a_fault_is_shown_by_file_sheet_row_column_value_and_cure(control, previewed) -> None:
    page = control.get(address(previewed(GOOD, BAD))).content.decode()
    for said in (
        "so-theo-doi.xlsx",
        "Sổ theo dõi",
        ">8<",
        "Tiếp nhận",
        "31/02/2026",
        "ghi lại dạng ngày/tháng/năm",
    ):
        assert said in page, said


def test_confirmed_it_is_recorded_by_the_worker(control, previewed) -> None:
    run = previewed(GOOD)
    assert confirm(control, run).headers["Location"] == address(run)
    queue.run_import.call(run.pk)
    assert "Đã ghi vào sổ" in control.get(address(run)).content.decode()
    assert Dossier.objects.count() == 1


def test_confirming_twice_records_once(control, previewed) -> None:
    run = previewed(GOOD)
    for _press in range(2):
        assert confirm(control, run).status_code == 302
    run.refresh_from_db()
    assert run.status == RunStatus.CONFIRMED


def test_with_bad_rows_it_is_confirmed_only_when_leaving_them_out_was_agreed(control, previewed) -> None:
    run = previewed(GOOD, BAD)
    refused = confirm(control, run)
    assert refused.status_code == 400
    assert "đánh dấu vào ô này nếu đồng ý" in refused.content.decode()
    confirm(control, run, skip_bad="on")
    queue.run_import.call(run.pk)
    assert (Dossier.objects.count(), SkippedRow.objects.count()) == (1, 1)


def test_the_rows_left_out_can_be_had_as_a_file_to_mend(control, previewed, tmp_path: Path) -> None:
    run = previewed(GOOD, BAD)
    confirm(control, run, skip_bad="on")
    queue.run_import.call(run.pk)
    page = control.get(address(run))
    (mend,) = [file["mend"] for file in page.context["files"]]
    answer = control.get(mend)
    assert "so-theo-doi-dong-loi.xlsx" in answer.headers["Content-Disposition"]
    assert answer.content.startswith(b"PK")


def test_who_takes_rows_to_mend_away_stands_in_the_log_of_readings(
    control, previewed, cast, signed_in
) -> None:
    """The rows are whole, with the numbers of people in them."""
    (mend,) = [file["mend"] for file in control.get(address(previewed(GOOD, BAD))).context["files"]]
    log = signed_in(cast.director)
    assert not log.get("/nhat-ky-xem/").context["taken"]
    assert b"so-theo-doi.xlsx" not in log.get("/nhat-ky-xem/").content
    control.get(mend)
    page = log.get("/nhat-ky-xem/")
    assert [(one.officer, one.file, one.rows) for one in page.context["taken"]] == [
        (cast.control, "so-theo-doi.xlsx", 1)
    ]
    assert "so-theo-doi.xlsx" in page.content.decode()
    theirs = signed_in(make_officer(cast.neighbour, "director", "giam-doc-ben-canh", "Lê Thị Sáu"))
    assert not theirs.get("/nhat-ky-xem/").context["taken"]


def test_they_can_be_had_before_anything_is_recorded(control, previewed, tmp_path: Path) -> None:
    import openpyxl

    run = previewed(GOOD, BAD)
    (mend,) = [file["mend"] for file in control.get(address(run)).context["files"]]
    path = tmp_path / "sua.xlsx"
    path.write_bytes(control.get(mend).content)
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert [row[1] for row in rows if row[1] and str(row[1]).startswith("H24")] == ["H24.85-260504-0002"]
    assert "31/02/2026" in rows[-1]
    assert "ghi lại dạng ngày/tháng/năm" in rows[-1][-1]
    assert rows[-1][-2].startswith("DX"), "it is known by where it stood once it was left out"


def test_a_file_without_bad_rows_has_nothing_to_mend(control, previewed) -> None:
    (file,) = control.get(address(previewed(GOOD))).context["files"]
    assert file["mend"] == ""


def test_a_run_with_a_bad_file_cannot_be_confirmed(control, begin, own_folder: Path, tmp_path: Path) -> None:
    run = begin(GOOD)
    bad = tmp_path / "anh.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    entry = run.files.get()
    entry.sha256 = store(bad, own_folder).sha256
    entry.save()
    queue.run_import.call(run.pk)
    page = control.get(address(run)).content.decode()
    assert "Có tệp không nhập được" in page
    assert "Ghi vào sổ?" not in page
    assert confirm(control, run, skip_bad="on").status_code == 400
    run.refresh_from_db()
    assert run.status == RunStatus.PREVIEWED


def test_a_preview_can_be_thrown_away_but_not_what_was_recorded(control, previewed) -> None:
    run = previewed(GOOD)
    assert control.post(address(run, "bo/")).headers["Location"] == "/nhap-du-lieu/"
    assert not ImportRun.objects.exists()
    kept = previewed(GOOD)
    confirm(control, kept)
    queue.run_import.call(kept.pk)
    assert control.post(address(kept, "bo/")).headers["Location"] == address(kept)
    assert ImportRun.objects.filter(pk=kept.pk).exists()


def test_many_faults_are_shown_page_by_page_and_by_kind(control, previewed, monkeypatch) -> None:
    from motcua.control.pages import import_run

    monkeypatch.setattr(import_run, "PAGE", 2)
    wrong = [exports.Told(code=f"H24.85-260504-{number:04d}", received="31/02/2026") for number in range(3)]
    run = previewed(*wrong, exports.Told(code=""))
    page = control.get(address(run))
    assert [(chip["title"], chip["count"]) for chip in page.context["issue_chips"]] == [
        ("Ngày không đúng", "3"),
        ("Thiếu mã hồ sơ", "1"),
    ]
    assert page.context["issues"].paginator.count == 4
    narrowed = control.get(address(run, "?loai=fault&ma=bad_date&trang=2"))
    assert len(narrowed.context["lines"]) == 1


def test_an_officer_of_another_commune_does_not_find_it(previewed, cast, signed_in) -> None:
    run = previewed(GOOD)
    theirs = signed_in(cast.neighbour_control)
    assert theirs.get(address(run)).status_code == 404
    for end in ("xac-nhan/", "bo/"):
        assert theirs.post(address(run, end)).status_code == 404
    assert theirs.get(address(run, f"dong-loi/{run.files.get().pk}/")).status_code == 404
    run.refresh_from_db()
    assert run.status == RunStatus.PREVIEWED


def test_the_time_of_export_is_shown_with_its_source_and_corrected_before_recording(
    control, previewed, django_capture_on_commit_callbacks
) -> None:
    run = previewed(GOOD)
    ImportRun.objects.update(taken_from="file")
    assert "theo thông tin ghi trong tệp" in control.get(address(run)).content.decode()
    bad = control.post(address(run, "luc-xuat/"), {"taken_at": "2099-01-01T00:00"})
    assert bad.status_code == 400 and "ở tương lai" in bad.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        control.post(address(run, "luc-xuat/"), {"taken_at": "2026-06-18T08:00"})
    run.refresh_from_db()
    assert (run.status, run.taken_from) == (RunStatus.QUEUED, "officer")
    queue.run_import.call(run.pk)
    run.refresh_from_db()
    assert run.status == RunStatus.PREVIEWED
    assert "18/06/2026 08:00 (người nhập ghi)" in control.get(address(run)).content.decode()


def test_what_was_recorded_is_not_read_anew_as_of_another_time(control, previewed) -> None:
    run = previewed(GOOD)
    confirm(control, run)
    control.post(address(run, "luc-xuat/"), {"taken_at": "2026-06-18T08:00"})
    run.refresh_from_db()
    assert run.status == RunStatus.CONFIRMED


def test_a_preview_that_a_colleague_had_read_anew_is_not_confirmed_unseen(control, previewed) -> None:
    run = previewed(GOOD)
    (shown,) = re.findall(r'name="taken_shown" value="([^"]+)"', control.get(address(run)).content.decode())
    control.post(address(run, "luc-xuat/"), {"taken_at": "2026-06-18T08:00"})
    queue.run_import.call(run.pk)
    for stale, before in ((shown, "17:00:00 19/06/2026"), ("hôm qua", "—"), ("2026-06-19", "—")):
        page = control.post(address(run, "xac-nhan/"), {"taken_shown": stale}, follow=True).content.decode()
        assert f"nay là 08:00:00 18/06/2026, không còn là {before}" in page
    seen, run.taken_at = run.taken_at, TAKEN - timedelta(days=2)
    assert not queue.confirm(run, run.officer, "control", skip_bad=False)
    run.refresh_from_db()
    assert run.status == RunStatus.PREVIEWED and run.taken_at != seen
    assert control.get(address(run)).context["form"]["taken_shown"].value() == run.taken_at.isoformat()
    confirm(control, run)
    run.refresh_from_db()
    assert run.status == RunStatus.CONFIRMED
