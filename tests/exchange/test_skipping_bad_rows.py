"""Bad rows set aside: the good ones are recorded, the bad ones go to a file to mend and stay counted till cured."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from motcua.exchange.bad_rows import content, file_name
from motcua.exchange.found_bad import found_bad
from motcua.exchange.models import SkippedRow
from motcua.exchange.skipped import BESIDE, dismiss, missing_before, open_skipped
from motcua.register.models import Dossier, Doubt, Statement
from motcua.rules.zone import ZONE
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, codes, counts, take_in

pytestmark = pytest.mark.django_db

TOLD = Told()
BAD = replace(TOLD, code="H24.85-260504-0099", status="Đang họp")
DAY = timedelta(days=1)
END = datetime(2026, 6, 15, tzinfo=ZONE)


def mend_file(run, folder: Path) -> Path:
    entry = run.files.get()
    path = folder / file_name(entry)
    path.write_bytes(content(entry, list(open_skipped(run.agency))))
    return path


def test_good_rows_are_recorded_and_bad_ones_counted_as_missing(cast, tmp_path: Path) -> None:
    run, result = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", TOLD, BAD), skip_bad=True)
    assert counts(result) == (1, 0, 0, 0, 1)
    assert result.recorded
    assert codes(result.errors) == {"unknown_status": 1}
    row = SkippedRow.objects.get()
    assert (row.code, row.row, row.run_id) == (BAD.code, 8, run.pk)
    assert "Đang họp" in row.message
    assert missing_before(cast.commune, END) == 1


def test_a_report_misses_rows_received_before_its_end_or_at_an_unknown_time(cast, tmp_path: Path) -> None:
    later = replace(BAD, code="H24.85-1", received="2026-06-16 08:00:00", finished="", handed="")
    unknown = replace(BAD, code="H24.85-2", received="31/02/2026")
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", BAD, later, unknown), skip_bad=True)
    assert missing_before(cast.commune, END) == 2
    assert missing_before(cast.commune, END + 30 * DAY) == 3
    assert missing_before(cast.neighbour, END) == 0


def test_the_file_to_mend_has_the_shape_of_its_source_and_says_what_is_wrong(cast, tmp_path: Path) -> None:
    run, _ = take_in(cast.commune, exports.city_file(tmp_path / "sổ.xlsx", TOLD, BAD), skip_bad=True)
    path = mend_file(run, tmp_path)
    assert path.name == "sổ-dong-loi.xlsx"
    sheet = load_workbook(path)["Sổ theo dõi"]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 7
    assert rows[2][0].startswith("(Từ ngày 15/03/2026")
    assert rows[5][-2:] == ("Mã dòng lỗi", "Lỗi cần sửa")
    assert rows[6][1] == BAD.code
    assert rows[6][-2] == SkippedRow.objects.get().mark
    assert "Đang họp" in rows[6][-1]


def test_mended_and_imported_again_the_row_is_recorded_and_cured(cast, tmp_path: Path) -> None:
    run, _ = take_in(
        cast.commune, exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3), BAD), skip_bad=True
    )
    path = mend_file(run, tmp_path)
    book = load_workbook(path)
    book.active.cell(row=7, column=16).value = "Đang xử lý"
    book.save(path)
    _, result = take_in(cast.commune, path, taken_at=TAKEN + DAY)
    assert counts(result) == (1, 0, 0, 0, 0)
    assert result.cured == 1
    assert missing_before(cast.commune, END) == 0
    assert codes(result.doubts)["row_gone"] == 0


def test_a_mended_row_is_as_old_as_the_export_it_stood_in_however_often_it_comes(
    cast, tmp_path: Path
) -> None:
    pending = replace(BAD, finished="", handed="")
    run, _ = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", TOLD, pending), skip_bad=True)
    path = mend_file(run, tmp_path)
    book = load_workbook(path)
    book.active.cell(row=7, column=16).value = "Đang xử lý"
    book.save(path)
    for days in (9, 10):
        take_in(cast.commune, path, taken_at=TAKEN + days * DAY)
        assert Statement.objects.get(dossier__code=BAD.code).taken_at == TAKEN
    newer = exports.city_file(tmp_path / "b.xlsx", TOLD, replace(BAD, status="Đã trả kết quả"))
    take_in(cast.commune, newer, taken_at=TAKEN + DAY)
    assert Dossier.objects.get(code=BAD.code).status == "handed_over"


def test_nor_does_one_that_was_mended_in_two_goes_become_newer(cast, tmp_path: Path) -> None:
    run, _ = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", TOLD, BAD), skip_bad=True)
    path = mend_file(run, tmp_path)
    run, _ = take_in(cast.commune, path, taken_at=TAKEN + 9 * DAY, skip_bad=True)
    path = mend_file(run, tmp_path)
    book = load_workbook(path)
    book.active.cell(row=7, column=16).value = "Đang xử lý"
    book.save(path)
    take_in(cast.commune, path, taken_at=TAKEN + 10 * DAY)
    assert Statement.objects.get(dossier__code=BAD.code).taken_at == TAKEN


def test_a_row_without_a_code_mended_in_the_file_of_the_preview_is_cured(
    cast, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("motcua.exchange.found_bad.folder", lambda: tmp_path / ".files")
    source = exports.city_file(tmp_path / "a.xlsx", TOLD, replace(TOLD, code=""))
    shown, _ = take_in(cast.commune, source, dry_run=True)
    entry = shown.files.get()
    path = tmp_path / file_name(entry)
    path.write_bytes(content(entry, found_bad(shown, entry)))
    take_in(cast.commune, source, skip_bad=True)
    book = load_workbook(path)
    book.active.cell(row=7, column=2).value = "H24.85-260504-0077"
    book.save(path)
    _, result = take_in(cast.commune, path, taken_at=TAKEN + DAY)
    assert (result.counts.new, result.cured) == (1, 1), result.errors
    assert missing_before(cast.commune, END) == 0


@pytest.mark.parametrize("form", ["csv", "json"])
def test_other_forms_go_round_likewise(cast, tmp_path: Path, form: str) -> None:
    open_one = replace(BAD, status="77", finished="", handed="")
    if form == "csv":
        told = replace(open_one, code="G17.10993-1")
        source = exports.construction_file(
            tmp_path / "a.csv", replace(TOLD, code="G17.10993-2"), told, delimiter=","
        )
    else:
        told = replace(open_one, code="LT.10993-1", supplements=(("2026-05-04 09:00:00", ""),))
        source = exports.portal_file(tmp_path / "a.json", replace(TOLD, code="LT.10993-2"), told)
    run, _ = take_in(cast.commune, source, skip_bad=True)
    path = mend_file(run, tmp_path)
    assert path.suffix == f".{form}"
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace('"77"', '"4"').replace(",77,", ",4,"), encoding="utf-8")
    _, result = take_in(cast.commune, path, taken_at=TAKEN + DAY)
    assert (counts(result)[0], result.cured) == (1, 1), result.errors
    assert Dossier.objects.get(code=told.code).status == "handling"


@pytest.mark.parametrize(
    ("form", "name"), [("csv", "=HYPERLINK(1)"), ("csv", "'=HYPERLINK(1)"), ("xlsx", "'=HYPERLINK(1)")]
)
def test_a_name_that_would_run_as_a_formula_goes_round_and_is_what_it_was(cast, tmp_path: Path, form, name):
    told = replace(BAD, code="G17.10993-1", name=name, status="77", finished="", handed="")
    make = exports.construction_file if form == "csv" else exports.city_file
    run, _ = take_in(cast.commune, make(tmp_path / f"a.{form}", told), skip_bad=True)
    path = mend_file(run, tmp_path)
    if form == "csv":
        assert f";'{name};" in path.read_text("utf-8-sig")
    take_in(cast.commune, path, skip_bad=True)
    assert name in SkippedRow.objects.get().raw


def test_the_json_to_mend_keeps_the_envelope_and_the_nested_lists(cast, tmp_path: Path) -> None:
    told = replace(BAD, code="LT.10993-1", status="77")
    run, _ = take_in(cast.commune, exports.portal_file(tmp_path / "a.json", told), skip_bad=True)
    body = json.loads(mend_file(run, tmp_path).read_text("utf-8"))
    assert body["madonvi"] == "10993"
    assert body["data"][0]["TaiLieuNop"]


def test_a_row_still_bad_is_the_same_row_not_one_more(cast, tmp_path: Path) -> None:
    run, _ = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", BAD), skip_bad=True)
    take_in(cast.commune, mend_file(run, tmp_path), skip_bad=True)
    take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", TOLD, BAD), skip_bad=True)
    assert missing_before(cast.commune, END) == 1


def test_a_later_good_row_of_the_same_code_cures(cast, tmp_path: Path) -> None:
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", BAD), skip_bad=True)
    good = exports.city_file(tmp_path / "b.xlsx", replace(BAD, status=""))
    _, result = take_in(cast.commune, good, taken_at=TAKEN + DAY)
    assert result.cured == 1
    assert missing_before(cast.commune, END) == 0


def test_what_was_missing_when_a_report_was_made_stays_known(cast, tmp_path: Path) -> None:
    run, _ = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", BAD), skip_bad=True)
    then = run.created_at + timedelta(milliseconds=1)
    take_in(
        cast.commune, exports.city_file(tmp_path / "b.xlsx", replace(BAD, status="")), taken_at=TAKEN + DAY
    )
    assert missing_before(cast.commune, END) == 0
    assert missing_before(cast.commune, END, known_at=then) == 1


def test_a_row_left_out_again_was_missing_since_the_first_time(cast, tmp_path: Path) -> None:
    run, _ = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", BAD), skip_bad=True)
    then = run.created_at + timedelta(milliseconds=1)
    for day in (1, 2):
        path = exports.city_file(tmp_path / f"{day}.xlsx", TOLD, BAD)
        take_in(cast.commune, path, taken_at=TAKEN + day * DAY, skip_bad=True)
    assert missing_before(cast.commune, END, known_at=then) == 1
    assert missing_before(cast.commune, END, known_at=run.created_at - DAY) == 0


def test_a_person_may_dismiss_a_row_with_a_reason_once(cast, tmp_path: Path) -> None:
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", BAD), skip_bad=True)
    row = SkippedRow.objects.get()
    now = TAKEN + DAY
    assert dismiss(row, cast.control, "dòng nhập thử của hệ thống", now)
    assert not dismiss(row, cast.director, "khác", now)
    row.refresh_from_db()
    assert (row.cured_by, row.cure) == (cast.control, "dòng nhập thử của hệ thống")


def test_a_bad_row_has_not_gone_from_its_export(cast, tmp_path: Path) -> None:
    many = exports.dossiers(4)
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", *many))
    spoilt = replace(many[0], status="Đang họp")
    path = exports.city_file(tmp_path / "b.xlsx", spoilt, *many[1:])
    _, result = take_in(cast.commune, path, taken_at=TAKEN + DAY, skip_bad=True)
    assert codes(result.doubts)["row_gone"] == 0


def test_nor_has_one_that_had_gone_once_and_was_back(cast, tmp_path: Path) -> None:
    many = exports.dossiers(4)
    spoilt = replace(many[0], status="Đang họp")
    for day, rows in enumerate((many, many[1:], many, [spoilt, *many[1:]])):
        path = exports.city_file(tmp_path / f"{day}.xlsx", *rows)
        take_in(cast.commune, path, taken_at=TAKEN + day * DAY, skip_bad=True)
    assert not Doubt.objects.filter(code="row_gone", settled_at=None).exists()


def test_a_preview_with_bad_rows_leaves_no_trace_of_them(cast, tmp_path: Path) -> None:
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", TOLD, BAD), skip_bad=True, dry_run=True)
    assert not SkippedRow.objects.exists()


def test_a_file_that_cannot_be_read_is_never_skipped(cast, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    _, result = take_in(
        cast.commune, tmp_path / "a.xlsx", exports.city_file(tmp_path / "b.xlsx"), skip_bad=True
    )
    assert result.refused
    assert not Dossier.objects.exists()


def test_a_later_good_row_cures_all_rows_left_out_under_its_code(cast, tmp_path: Path) -> None:
    """Two contents under one code are two rows left out, and one dossier."""
    other = replace(TOLD, finished="2026-05-05 11:00:00")
    both = exports.city_file(tmp_path / "a.xlsx", TOLD, other)
    for _ in range(2):
        _, result = take_in(cast.commune, both, skip_bad=True)
        assert codes(result.errors) == {"two_contents": 2}
        assert missing_before(cast.commune, END) == 2
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", other), taken_at=TAKEN + DAY)
    assert (result.cured, missing_before(cast.commune, END)) == (2, 0)


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_a_good_row_in_another_file_of_the_same_import_cures_wherever_it_stands(
    cast, tmp_path: Path, names
) -> None:
    bad, good = (tmp_path / f"{name}.xlsx" for name in names)
    other = replace(BAD, code="H24.85-260504-0098")
    exports.city_file(bad, BAD, other)
    exports.city_file(good, replace(BAD, status=""), TOLD)
    for cured in (1, 0, 0):
        _, result = take_in(cast.commune, bad, good, skip_bad=True)
        assert (result.counts.skipped, result.cured) == (2, cured)
        assert open_skipped(cast.commune).get().code == other.code
        assert SkippedRow.objects.count() == 2, "the same files again leave out no row more"
    assert Dossier.objects.filter(code=BAD.code).exists()
    assert set(SkippedRow.objects.exclude(cured_at=None).values_list("code", "cure")) == {(BAD.code, BESIDE)}


def test_a_row_that_was_cured_stays_so_when_its_file_comes_again(cast, tmp_path: Path) -> None:
    source = exports.city_file(tmp_path / "a.xlsx", TOLD, BAD)
    first, _ = take_in(cast.commune, source, skip_bad=True)
    dismiss(SkippedRow.objects.get(), cast.control, "dòng nhập thử của hệ thống", TAKEN + DAY)
    for _ in range(2):
        _, result = take_in(cast.commune, source, skip_bad=True)
        assert (counts(result), missing_before(cast.commune, END)) == ((0, 0, 0, 1, 1), 0)
        assert SkippedRow.objects.get().run == first
    # Not the same rows in the same order: within one second they make the same file.
    newer = exports.city_file(tmp_path / "b.xlsx", BAD, TOLD)
    take_in(cast.commune, newer, taken_at=TAKEN + DAY, skip_bad=True)
    assert missing_before(cast.commune, END) == 1, "a newer export tells it anew"
