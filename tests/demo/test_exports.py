"""The six exports have the shapes of their systems, and are the same byte for byte each time."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from motcua.demo.folder import CATALOGUE, write_folder
from motcua.demo.sample import make_sample


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("demo")
    write_folder(make_sample(), target)
    return target


def rows(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def test_a_second_making_is_equal_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    write_folder(make_sample(), tmp_path)
    made = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert len(made) == 11
    for path in made:
        assert (folder / path).read_bytes() == (tmp_path / path).read_bytes(), path


def test_the_city_has_a_header_of_two_lines_and_a_line_of_totals(folder: Path) -> None:
    found = rows(folder / "xuat-2026-06-20" / "mot-cua-hai-phong.xlsx")
    assert found[2][0] == "SỔ THEO DÕI HỒ SƠ - XÃ THƯỢNG HỒNG"
    assert found[5][1] == "Mã hồ sơ"
    assert found[5][10] == "Ngày tháng năm"
    assert found[6][10:15] == ["Nộp", "Tiếp nhận", "Hẹn trả", "Kết thúc xử lý", "Trả kết quả"]
    assert found[-1][1:4] == ["Tổng cộng", "", f"{len(found) - 8} hồ sơ"]


def test_the_branch_stands_in_the_city_shape_under_its_own_name(folder: Path) -> None:
    found = rows(folder / "xuat-2026-06-20" / "chi-nhanh-dat-dai.xlsx")
    assert {row[16] for row in found[7:-1]} == {"Chi nhánh Văn phòng Đăng ký đất đai"}


def test_linked_rows_of_the_justice_list_have_no_code_of_their_own(folder: Path) -> None:
    found = rows(folder / "xuat-2026-06-20" / "bo-tu-phap.xlsx")[2:]
    linked = [row for row in found if row[2]]
    assert len(linked) >= 66
    assert not any(row[1] for row in linked)


def test_construction_comes_with_semicolons_and_a_byte_order_mark(folder: Path) -> None:
    content = (folder / "xuat-2026-06-20" / "bo-xay-dung.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert {row["kenh_thuc_hien"] for row in read} == {"2"}


def test_a_promise_was_moved_between_two_construction_exports(folder: Path) -> None:
    def promises(day: str) -> dict[str, str]:
        text = (folder / f"xuat-{day}" / "bo-xay-dung.csv").read_text("utf-8-sig")
        return {
            row["ma_ho_so"]: row["ngay_hen_tra"] for row in csv.DictReader(io.StringIO(text), delimiter=";")
        }

    older, newer = promises("2026-05-15"), promises("2026-06-20")
    assert older.keys() <= newer.keys()
    assert len([code for code, promise in older.items() if newer[code] != promise]) == 1


def test_the_portal_message_names_the_commune_and_its_supplements(folder: Path) -> None:
    message = json.loads((folder / "xuat-2026-06-20" / "lien-thong.json").read_bytes())
    assert (message["service"], message["madonvi"]) == ("DongBoHoSoMC", "10993")
    assert sum(bool(one["DanhSachHoSoBoSung"]) for one in message["data"]) >= 5


def test_the_catalogue_lies_beside_the_exports(folder: Path) -> None:
    assert (folder / CATALOGUE).read_text("utf-8").startswith("code,name,field")
