"""An import is one whole: recorded or refused, repeatable without harm, with a preview that is the same thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from motcua.exchange.models import ImportRun, RunStatus
from motcua.register.models import Dossier, Doubt, Event
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.importing import TAKEN, codes, counts, take_in

pytestmark = pytest.mark.django_db

TOLD = Told()
DAY = timedelta(days=1)


def test_the_files_of_all_systems_come_in_at_once(cast, tmp_path: Path) -> None:
    run, result = take_in(
        cast.commune,
        exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3)),
        exports.justice_file(tmp_path / "b.xlsx", replace(TOLD, code="G15.10993-1")),
        exports.construction_file(tmp_path / "c.csv", replace(TOLD, code="G17.10993-1")),
        exports.finance_file(tmp_path / "d.xlsx", replace(TOLD, code="G12.10993-1")),
        exports.portal_file(tmp_path / "e.json", replace(TOLD, code="LT.10993-1")),
    )
    assert counts(result) == (7, 0, 0, 0, 0)
    assert result.recorded
    assert not result.errors
    assert Event.objects.count() == Dossier.objects.count() == 7
    assert run.status == RunStatus.DONE
    assert [part.system for file in run.files.all() for part in file.parts.all()] == [
        "mot-cua-hai-phong", "bo-tu-phap", "bo-xay-dung", "bo-tai-chinh", "lien-thong",
    ]  # fmt: skip


def test_the_same_again_records_nothing(cast, tmp_path: Path) -> None:
    path = exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3))
    take_in(cast.commune, path)
    _, result = take_in(cast.commune, path, taken_at=TAKEN + DAY)
    assert counts(result) == (0, 0, 0, 3, 0)
    assert result.counts.events == 0
    assert Event.objects.count() == 3


def test_what_changed_is_one_event_more(cast, tmp_path: Path) -> None:
    one, two = exports.dossiers(2, status="Đang xử lý", finished="", handed="")
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", one, two))
    done = replace(TOLD, code=two.code)
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", one, done), taken_at=TAKEN + DAY)
    assert counts(result) == (0, 1, 0, 1, 0)
    assert Dossier.objects.get(code=two.code).status == "handed_over"


def test_a_linked_dossier_in_two_systems_is_one(cast, tmp_path: Path) -> None:
    _, result = take_in(
        cast.commune,
        exports.portal_file(tmp_path / "a.json", replace(TOLD, code="LT.10993-1")),
        exports.justice_file(
            tmp_path / "b.xlsx", replace(TOLD, code="", linked="LT.10993-1", due="2026-05-07 17:00:00")
        ),
    )
    assert counts(result) == (1, 0, 1, 0, 0)
    assert Dossier.objects.get().system == "lien-thong"
    assert codes(result.doubts)["conflict"] == 1


def test_a_preview_counts_the_same_and_records_nothing(cast, tmp_path: Path) -> None:
    path = exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3))
    run, preview = take_in(cast.commune, path, dry_run=True)
    assert not Dossier.objects.exists()
    assert run.status == RunStatus.PREVIEWED
    assert run.result["new"] == 3
    _, result = take_in(cast.commune, path)
    assert counts(preview) == counts(result)


def test_one_fault_refuses_everything_and_says_where_it_stands(cast, tmp_path: Path) -> None:
    good = exports.justice_file(tmp_path / "a.xlsx", replace(TOLD, code="G15.10993-1"))
    bad = exports.city_file(tmp_path / "b.xlsx", TOLD, replace(TOLD, code="H24.85-2", finished="31/02/2026"))
    run, result = take_in(cast.commune, good, bad)
    assert result.refused
    assert not result.recorded
    assert counts(result) == (0, 0, 0, 0, 0)
    assert not Dossier.objects.exists()
    assert run.status == RunStatus.REFUSED
    (issue,) = result.errors
    assert (issue.file, issue.sheet, issue.row, issue.column) == (
        "b.xlsx",
        "Sổ theo dõi",
        8,
        "Kết thúc xử lý",
    )
    assert (issue.value, issue.code) == ("31/02/2026", "bad_date")
    assert "ngày/tháng/năm" in issue.message
    assert run.issues.get(kind="fault").message == issue.message


def test_faults_of_all_files_are_told_in_one_go(cast, tmp_path: Path) -> None:
    _, result = take_in(
        cast.commune,
        exports.city_file(tmp_path / "a.xlsx", replace(TOLD, status="?")),
        exports.justice_file(tmp_path / "b.xlsx", replace(TOLD, code="")),
    )
    assert codes(result.errors) == {"unknown_status": 1, "no_code": 1}


def test_doubts_are_recorded_and_listed_with_the_files_header(cast, tmp_path: Path) -> None:
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", replace(TOLD, due="")))
    assert result.recorded
    found = next(issue for issue in result.doubts if issue.code == "no_due")
    assert (found.file, found.row, found.column) == ("a.xlsx", 7, "Hẹn trả")
    assert Doubt.objects.filter(code="no_due").exists()


def test_a_promised_date_that_moved_is_a_doubt(cast, tmp_path: Path) -> None:
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", TOLD))
    moved = exports.city_file(tmp_path / "b.xlsx", replace(TOLD, due="2026-05-08 17:00:00"))
    _, result = take_in(cast.commune, moved, taken_at=TAKEN + DAY)
    assert codes(result.doubts)["promised_moved"] == 1


def test_a_row_gone_from_a_newer_export_is_shown_and_kept(cast, tmp_path: Path) -> None:
    many = exports.dossiers(4)
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", *many))
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", *many[1:]), taken_at=TAKEN + DAY)
    (gone,) = [issue for issue in result.doubts if issue.code == "row_gone"]
    assert (gone.file, gone.column, gone.value) == ("b.xlsx", "Mã hồ sơ", many[0].code)
    assert Dossier.objects.filter(code=many[0].code).exists()


def test_an_export_of_less_than_half_of_what_was_known_is_called_partial(cast, tmp_path: Path) -> None:
    many = exports.dossiers(5)
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", *many))
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", *many[3:]), taken_at=TAKEN + DAY)
    assert codes(result.doubts)["row_gone"] == 0
    (note,) = [note for note in result.notes if "một phần" in note]
    assert "b.xlsx: chỉ có 2 trong số 5 hồ sơ" in note
    assert "từ 15/03/2026 đến 14/06/2026" in note
    assert "bộ lọc" in note


def test_an_export_of_half_of_what_was_known_or_more_is_not(cast, tmp_path: Path) -> None:
    many = exports.dossiers(4)
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", *many))
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", *many[2:]), taken_at=TAKEN + DAY)
    assert codes(result.doubts)["row_gone"] == 2
    assert not [note for note in result.notes if "một phần" in note]


def test_a_row_outside_the_files_period_has_not_gone(cast, tmp_path: Path) -> None:
    earlier = replace(TOLD, code="H24.85-0", received="2026-01-05 08:00:00")
    many = exports.dossiers(3)
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", earlier, *many))
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "b.xlsx", *many), taken_at=TAKEN + DAY)
    assert codes(result.doubts)["row_gone"] == 0


def test_a_file_without_a_stated_period_speaks_for_the_quarter_of_most_receipts(cast, tmp_path: Path) -> None:
    many = [replace(told, code=f"G15.10993-{number}") for number, told in enumerate(exports.dossiers(4))]
    take_in(cast.commune, exports.justice_file(tmp_path / "a.xlsx", *many))
    _, result = take_in(
        cast.commune, exports.justice_file(tmp_path / "b.xlsx", *many[1:]), taken_at=TAKEN + DAY
    )
    assert codes(result.doubts)["row_gone"] == 1


def test_the_land_branch_is_told_apart_row_by_row(cast, tmp_path: Path) -> None:
    branch = "Chi nhánh Văn phòng Đăng ký đất đai"
    ours, theirs = replace(TOLD, code="H24.85-1"), replace(TOLD, code="H24.12-1", handler=branch)
    take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", ours, theirs))
    assert list(Dossier.objects.order_by("code").values_list("code", "vertical")) == [
        ("H24.12-1", True),
        ("H24.85-1", False),
    ]


@pytest.mark.parametrize(
    "path_of",
    [
        lambda folder: exports.city_file(folder / "a.xlsx", commune="XÃ AN PHÚ"),
        lambda folder: exports.portal_file(folder / "a.json", replace(TOLD, code="LT.1"), sender="10645"),
        lambda folder: exports.construction_file(
            folder / "a.csv", replace(TOLD, code="G17.10645-20260504-01")
        ),
        lambda folder: exports.city_file(
            folder / "a.xlsx", replace(TOLD, handler="UBND xã An Phú"), commune=""
        ),
    ],
    ids=["by its title", "by its sender", "by all codes", "by all handlers"],
)
def test_another_communes_file_is_refused_even_when_bad_rows_are_skipped(
    cast, tmp_path: Path, path_of
) -> None:
    _, result = take_in(cast.commune, path_of(tmp_path), skip_bad=True)
    assert result.refused
    (issue,) = result.errors
    assert issue.code == "other_commune"
    assert "An Phú" in issue.message and "Thượng Hồng" in issue.message
    assert not Dossier.objects.exists()


def test_the_same_file_is_welcome_at_its_own_commune(cast, tmp_path: Path) -> None:
    told = replace(TOLD, handler="Xã An Phú")
    _, result = take_in(cast.neighbour, exports.city_file(tmp_path / "a.xlsx", told, commune="XÃ AN PHÚ"))
    assert result.recorded


def test_one_row_of_another_commune_is_cross_boundary_and_no_reason_to_refuse(cast, tmp_path: Path) -> None:
    theirs = replace(TOLD, code="H24.85-9", handler="UBND xã An Phú")
    _, result = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", TOLD, theirs))
    assert result.recorded


def test_an_unknown_file_that_somebody_named_is_a_fault(cast, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"received": {"total": 1}}')
    _, result = take_in(cast.commune, path)
    assert codes(result.errors) == {"unknown_shape": 1}


def test_an_unknown_file_that_lay_in_a_folder_is_left_aside(cast, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"received": {"total": 1}}')
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    good = exports.city_file(tmp_path / "c.xlsx")
    _, result = take_in(cast.commune, tmp_path / "a.json", tmp_path / "b.pdf", good, named=False)
    assert result.recorded
    assert len(result.notes) == 2


def test_a_folder_in_which_nothing_is_for_us_is_a_fault(cast, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"received": {"total": 1}}')
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    _, result = take_in(cast.commune, tmp_path / "a.json", tmp_path / "b.pdf", named=False)
    assert result.refused
    assert [(issue.code, "a.json, b.pdf" in issue.message) for issue in result.errors] == [
        ("nothing_usable", True)
    ]


def test_a_broken_workbook_in_a_folder_is_still_a_fault(cast, tmp_path: Path) -> None:
    whole = exports.city_file(tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: len(whole) // 2])
    _, result = take_in(cast.commune, tmp_path / "a.xlsx", named=False)
    assert codes(result.errors) == {"truncated": 1}


def test_words_and_registers_of_the_commune_are_loaded_with_the_rest(cast, tmp_path: Path) -> None:
    (tmp_path / "lời.toml").write_text(
        '[don_vi]\nma_dvhc = "10993"\nnganh_doc = ["Quân sự"]\n', encoding="utf-8"
    )
    header = ["loai", "so_ky_hieu", "ngay", "co_quan_ban_hanh", "trich_yeu"]
    row = ["Quyết định", "1/QĐ-UBND", "2026-03-10", "UBND xã", "Kế hoạch"]
    documents = exports.text_file(tmp_path / "văn bản.csv", [header, row], ",", "utf-8")
    _, result = take_in(
        cast.commune, documents, tmp_path / "lời.toml", exports.city_file(tmp_path / "a.xlsx")
    )
    assert result.recorded, result.errors
    assert [note.split(":")[0] for note in result.notes] == ["Tệp lời.toml", "Tệp văn bản.csv"]


def test_faults_in_words_refuse_the_run_too(cast, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[don_vi]\nma_dvhc = "10645"\n', encoding="utf-8")
    _, result = take_in(
        cast.commune, tmp_path / "a.toml", exports.city_file(tmp_path / "a.xlsx"), skip_bad=True
    )
    assert result.refused
    assert not Dossier.objects.exists()


def test_lineage_leads_to_file_sheet_and_row(cast, tmp_path: Path) -> None:
    run, _ = take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", TOLD))
    event = Event.objects.select_related("raw").get()
    assert event.origin["file"] == "a.xlsx"
    assert event.origin["sha256"] == run.files.get().sha256
    assert (event.origin["sheet"], event.origin["row"]) == ("Sổ theo dõi", 7)
    assert event.raw.content["Tiếp nhận"] == "04/05/2026 08:15:00"


def test_a_run_that_fails_half_way_leaves_nothing(
    cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("motcua.exchange.recording.Recorder.exported_before", fail)
    with pytest.raises(RuntimeError):
        take_in(cast.commune, exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3)))
    assert not Dossier.objects.exists()
    assert ImportRun.objects.get().status != RunStatus.DONE
