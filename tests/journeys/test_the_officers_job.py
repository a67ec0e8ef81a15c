"""The control officer's quarter, end to end: exports in, one register, the report out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from tests import cast
from tests.journeys.conftest import enter
from tests.live import Live

pytestmark = pytest.mark.browser

EXPORTS = (
    "mot-cua-hai-phong.xlsx",
    "chi-nhanh-dat-dai.xlsx",
    "bo-tu-phap.xlsx",
    "bo-xay-dung.csv",
    "bo-tai-chinh-ho-kinh-doanh.xlsx",
    "lien-thong.json",
)
WORDS = ("bao-cao.toml", "van-ban-chi-dao.csv", "phan-anh-kien-nghi.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample commune's exports."""
    from motcua.demo.folder import write_folder
    from motcua.demo.sample import make_sample

    write_folder(make_sample(), tmp_path)
    return tmp_path


@pytest.fixture
def commune(own_database: str, folder: Path) -> cast.Cast:
    """The commune before its first import: officers and catalogue."""
    from motcua.catalogue.load import load_catalogue
    from motcua.demo.folder import CATALOGUE
    from motcua.demo.install import OFFERED_SINCE

    people = cast.make_cast()
    loaded = load_catalogue((folder / CATALOGUE).read_bytes(), CATALOGUE, people.commune, since=OFFERED_SINCE)
    assert not loaded.faults
    return people


def test_from_six_exports_to_the_signed_report(
    live: Live, commune: cast.Cast, folder: Path, page: Any, tmp_path: Path
) -> None:
    live.start_worker()
    page.goto(live.url)
    enter(page, commune.control.user.username, cast.PASSWORD)

    hand_in(page, [folder / "xuat-2026-06-20" / name for name in (*EXPORTS, *WORDS)])
    record(page)
    figures = read_report(page)
    assert figures == {
        "Tiếp nhận": 4911,
        "Đã giải quyết": 4882,
        "Giải quyết quá hạn": 2,
        "Đang giải quyết": 29,
    }

    follow_a_figure_to_its_row(page, folder / "xuat-2026-06-20")
    freeze(page)
    compare(download(page, ".docx", tmp_path), json.loads(download(page, ".json", tmp_path).read_text()))


def hand_in(page: Any, files: list[Path]) -> None:
    """Choose the files, and see what they would come to before anything is recorded."""
    page.get_by_role("navigation", name="Các phần chính").get_by_role("link", name="Nhập dữ liệu").click()
    page.locator("input[type=file]").set_input_files(files)
    expect(page.locator(".mc-drop-files li")).to_have_count(len(files))
    page.get_by_label("Thời điểm xuất tệp").fill("2026-06-20T08:00")
    page.get_by_role("button", name="Đọc và xem trước").click()
    page.get_by_role("heading", level=1, name="Xem trước, chưa ghi gì").wait_for(timeout=90_000)
    assert tile(page, "Mới") > 5_000
    assert tile(page, "Gộp") > 0
    assert tile(page, "Lỗi") == 0
    for name in EXPORTS:
        expect(page.get_by_role("rowheader", name=name).first).to_be_visible()


def record(page: Any) -> None:
    """Confirm, and wait until all of it is in the register."""
    page.get_by_role("button", name="Ghi vào sổ").click()
    page.get_by_role("heading", level=1, name="Đã ghi vào sổ").wait_for(timeout=90_000)


def tile(page: Any, label: str) -> int:
    """The figure on a tile."""
    shown = page.locator(".mc-tile", has=page.get_by_text(label, exact=True)).locator(".mc-tile-value")
    return int(shown.inner_text().replace(".", ""))


def read_report(page: Any) -> dict[str, int]:
    """The report opens on the quarter that these exports close."""
    page.get_by_role("link", name="Xem báo cáo").click()
    page.get_by_role("heading", level=1, name="Báo cáo Quý II năm 2026").wait_for()
    labels = ("Tiếp nhận", "Đã giải quyết", "Giải quyết quá hạn", "Đang giải quyết")
    return {label: tile(page, label) for label in labels}


def follow_a_figure_to_its_row(page: Any, folder: Path) -> None:
    """The two late dossiers, one of them, its event, and the row of the file that made it count."""
    page.locator("a.mc-tile, a.mc-tile-main", has=page.get_by_text("Giải quyết quá hạn", exact=True)).click()
    codes = page.locator("tbody tr.mc-row-late th a")
    expect(codes).to_have_count(2)
    code = codes.first.inner_text()
    codes.first.click()
    page.get_by_role("heading", level=1, name=code).wait_for()
    page.locator("a[href*='/nguon/']").first.click()
    page.wait_for_url("**/nguon/**")
    shown = page.locator("main").inner_text()
    name = re.search(r"[\w-]+\.xlsx", shown)
    number = re.search(r"^Dòng\s+(\d+)$", shown, re.M)
    assert name is not None
    assert number is not None
    sheet = openpyxl.load_workbook(folder / name[0], read_only=True).worksheets[0]
    (row,) = sheet.iter_rows(int(number[1]), int(number[1]), values_only=True)
    assert code in row


def freeze(page: Any) -> None:
    """Back to the report; it is frozen after a question."""
    page.get_by_role("navigation", name="Các phần chính").get_by_role("link", name="Báo cáo").click()
    page.get_by_role("button", name="Chốt báo cáo").click()
    page.get_by_role("dialog").get_by_role("button", name="Chốt").click()
    page.get_by_role("heading", level=1, name="Quý II năm 2026, bản chốt 1").wait_for(timeout=60_000)
    expect(page.get_by_text("vẫn đúng từng số như lúc chốt")).to_be_visible()


def download(page: Any, kind: str, folder: Path) -> Path:
    """Press the button for one kind of file."""
    with page.expect_download() as waiting:
        page.locator(f"a[download]:has-text('{kind}')").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def compare(paper: Path, figures: dict[str, Any]) -> None:
    """What the .docx says is what was counted, row by row of the form."""
    document = docx.Document(str(paper))
    form = next(table for table in document.tables if len(table.columns) == 13)
    printed = {}
    for row in form.rows:
        cells = [cell.text.strip() for cell in row.cells]
        if cells[2].replace(".", "").isdecimal():
            printed[cells[1]] = [int(cell.replace(".", "")) for cell in cells[2:]]
    appendix = figures["appendix"]
    counted = {row["name"]: list(row["columns"].values()) for row in appendix["by_field"]}
    assert printed == {**counted, "Tổng cộng": list(appendix["total"].values())}
    assert printed["Tổng cộng"] == [4911, 4900, 0, 11, 4882, 4880, 0, 2, 29, 29, 0]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs).replace("\u00a0", " ")
    for words in ("4.911", "4.882", "99,96%", "29 hồ sơ"):
        assert words in text
