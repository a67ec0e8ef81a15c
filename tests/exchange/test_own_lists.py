"""Rows at fault in the commune's own lists are left out, counted as missing, mended and cured as those of exports."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua.exchange.bad_rows import content, file_name
from motcua.exchange.found_bad import found_bad
from motcua.exchange.models import SkippedRow
from motcua.exchange.own_lists import told_by
from motcua.exchange.skipped import missing_before
from motcua.feedback.models import Petition
from motcua.office.models import DirectiveDocument
from motcua.rules.zone import ZONE
from tests.exchange.importing import TAKEN, codes, counts, take_in

pytestmark = pytest.mark.django_db

END = datetime(2026, 6, 15, tzinfo=ZONE)
PETITIONS = """ma;ngay_tiep_nhan;kenh;noi_dung;han_xu_ly;ngay_tra_loi
PAKN-1;2026-05-04 09:12:00;Cổng;Hỏi;2026-05-20;
PAKN-2;2026-05-05 09:12:00;Cổng;=1+1; hỏi;2026-05-31;40/05/2026
PAKN-3;2026-06-20 09:12:00;Cổng;Hỏi;2026-07-20;32/06/2026
""".replace("=1+1; hỏi", '"=1+1; hỏi"')
DOCUMENTS = """loai,so_ky_hieu,ngay,co_quan_ban_hanh,trich_yeu
Công văn,336/UBND,2026-03-19,UBND xã,Triển khai
Công văn,337/UBND,2026-02-31,UBND xã,Ngày không có thật
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def to_mend(run, rows: list[SkippedRow] | None = None) -> tuple[str, str]:
    """Name and text of the file of the run's rows to mend."""
    entry = run.files.get()
    left_out = rows if rows is not None else list(entry.skipped_rows.filter(cured_at=None).order_by("row"))
    return file_name(entry), content(entry, left_out).decode("utf-8-sig")


def test_petitions_at_fault_are_missing_from_the_reports_of_their_time(cast, tmp_path: Path) -> None:
    _, result = take_in(cast.commune, written(tmp_path / "pakn.csv", PETITIONS), skip_bad=True)
    assert (result.recorded, counts(result)[-1], codes(result.errors)) == (True, 2, {"bad_value": 2})
    assert Petition.objects.get().code == "PAKN-1"
    assert [missing_before(cast.commune, END + timedelta(days=days)) for days in (0, 30)] == [1, 2]
    row = SkippedRow.objects.get(code="PAKN-2")
    assert (row.row, row.raw[3], told_by(row.system)) == (3, "=1+1; hỏi", "Danh sách phản ánh, kiến nghị")
    assert "ngay_tra_loi: không phải ngày có thật" in row.message


@pytest.mark.parametrize("previewed", [False, True])
def test_mended_and_imported_again_they_are_recorded_and_cured(
    cast, tmp_path: Path, monkeypatch, previewed: bool
) -> None:
    monkeypatch.setattr("motcua.exchange.found_bad.folder", lambda: tmp_path / ".files")
    source = written(tmp_path / "pakn.csv", PETITIONS)
    if previewed:
        shown, _ = take_in(cast.commune, source, dry_run=True, skip_bad=True)
        name, text = to_mend(shown, found_bad(shown, shown.files.get()))
        take_in(cast.commune, source, skip_bad=True)
    else:
        name, text = to_mend(take_in(cast.commune, source, skip_bad=True)[0])
    header, *rows = text.splitlines()
    assert name == "pakn-dong-loi.csv"
    assert header.endswith(",Mã dòng lỗi,Lỗi cần sửa") and len(rows) == 2
    assert "'=1+1; hỏi" in text, "what a citizen wrote never runs as a formula"

    still_bad = text.replace("40/05/2026", "06/05/2026")
    run, result = take_in(cast.commune, written(tmp_path / name, still_bad), skip_bad=True)
    assert (result.cured, missing_before(cast.commune, END + timedelta(days=30))) == (1, 1)
    assert to_mend(run)[1].splitlines()[0] == header
    mended = to_mend(run)[1].replace("32/06/2026", "").replace("PAKN-3", "PAKN-4")
    _, result = take_in(cast.commune, written(tmp_path / "sua.csv", mended))
    assert (result.cured, missing_before(cast.commune, END + timedelta(days=30))) == (1, 0)
    assert dict(Petition.objects.values_list("code", "content")) == {
        "PAKN-1": "Hỏi",
        "PAKN-2": "=1+1; hỏi",
        "PAKN-4": "Hỏi",
    }


def test_a_good_row_in_a_newer_list_cures_and_the_old_list_again_leaves_out_no_more(
    cast, tmp_path: Path
) -> None:
    old = written(tmp_path / "van-ban.csv", DOCUMENTS)
    for _ in range(2):
        take_in(cast.commune, old, skip_bad=True)
        assert missing_before(cast.commune, END) == SkippedRow.objects.count() == 1
    newer = written(tmp_path / "moi.csv", DOCUMENTS.replace("2026-02-31", "2026-03-20"))
    take_in(cast.commune, newer, taken_at=TAKEN + timedelta(days=1))
    take_in(cast.commune, old, skip_bad=True)
    assert missing_before(cast.commune, END) == 0
    assert DirectiveDocument.objects.count() == 2


def test_a_list_without_its_columns_is_never_skipped(cast, tmp_path: Path) -> None:
    text = "\n".join(line.partition(",")[2] for line in DOCUMENTS.splitlines())
    _, result = take_in(cast.commune, written(tmp_path / "van-ban.csv", text), skip_bad=True)
    assert (result.refused, DirectiveDocument.objects.count()) == (True, 0)
