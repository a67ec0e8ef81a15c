"""``motcua catalogue load``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.catalogue.files import BIRTH, MARRIAGE, RELIGION, own_list


def test_a_list_is_loaded_and_told(run_motcua, tmp_path: Path):
    path = tmp_path / "danh-muc.csv"
    path.write_bytes(own_list(BIRTH, MARRIAGE, RELIGION))
    done = run_motcua("catalogue", "load", path, "--commune", "10993", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["read"], told["versions_new"], told["offerings_new"]) == (3, 3, 3)
    assert {(doubt["row"], doubt["code"]) for doubt in told["doubts"]} == {
        (4, "no_limit"),
        (4, "name_to_check"),
    }
    assert "Xã Thượng Hồng: đọc 3 thủ tục" in done.stderr
    again = run_motcua("catalogue", "load", path, "--commune", "10993")
    assert again.returncode == 0
    assert "0 phiên bản mới, 3 như cũ" in again.stdout


def test_a_bad_list_says_where_and_why_and_ends_with_2(run_motcua, tmp_path: Path):
    path = tmp_path / "danh-muc.csv"
    path.write_bytes(own_list(BIRTH, MARRIAGE.replace(",5,", ",năm,")))
    done = run_motcua("catalogue", "load", path, "--commune", "10993")
    assert done.returncode == 2
    assert "dòng 3, cột “days”, giá trị “năm”" in done.stderr
    assert "Chưa nạp gì" in done.stderr


def test_a_missing_file_and_an_unknown_commune_end_with_2_and_no_traceback(run_motcua, tmp_path: Path):
    path = tmp_path / "danh-muc.csv"
    missing = run_motcua("catalogue", "load", path, "--commune", "10993")
    path.write_bytes(own_list(BIRTH))
    unknown = run_motcua("catalogue", "load", path, "--commune", "99999")
    path.write_bytes(b"\x00\x01")
    broken = run_motcua("catalogue", "load", path, "--commune", "10993")
    for done in (missing, unknown, broken):
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "Hãy" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "tệp là ảnh PNG, không phải danh mục thủ tục"),
        (b"%PDF-1.7\n", "tệp là PDF, không phải danh mục thủ tục"),
        (b"{\\rtf1 Danh m\\u7909?c}", "tệp là RTF, không phải danh mục thủ tục"),
        (b"<html><table><tr><td>1.001193", "tệp là HTML/XML mang đuôi bảng tính"),
        (bytes(range(256)), "tệp không phải danh mục thủ tục"),
    ],
    ids=["a picture", "a PDF", "an RTF", "a web page", "bytes of no kind"],
)
def test_what_is_no_list_is_told_as_what_it_is(run_motcua, tmp_path: Path, content: bytes, said: str):
    path = tmp_path / "anh.xlsx"
    path.write_bytes(content)
    done = run_motcua("catalogue", "load", path, "--commune", "10993")
    assert done.returncode == 2
    assert done.stderr.startswith(f"anh.xlsx: {said}") and "UTF-8" not in done.stderr


def process_table(path: Path, clerk: str = "văn thư") -> Path:
    """A process of five steps in a spreadsheet's text."""
    path.write_text(
        "bước;tên;vai trò;thời gian;đơn vị thời gian;bốn mắt\n1;Tiếp nhận;tiếp nhận;10;%;\n2;Thụ lý;thụ lý;50;%;\n"
        f"3;Ký;chủ tịch;30;%;x\n4;Đóng dấu;{clerk};10;%;\n5;Trả;trả kết quả;;;\n",
        "utf-8",
    )
    return path


CASES = '[[cases]]\nname = "trong ngày"\nreceived_at = "2026-03-02T08:00"\ndue_at = "2026-03-0{day}T17:00"\n'


def test_a_process_is_kept_and_published_when_its_cases_hold(run_motcua, tmp_path: Path):
    catalogue = tmp_path / "danh-muc.csv"
    catalogue.write_bytes(own_list(BIRTH))
    run_motcua("catalogue", "load", catalogue, "--commune", "10993")
    cases = tmp_path / "ca.toml"
    words = (
        "catalogue", "process", process_table(tmp_path / "quy-trinh.csv"), "--commune", "10993",
        "--procedure", "1.001193", "--from", "2026-03-01", "--cases", cases, "--publish",
    )  # fmt: skip
    cases.write_text(CASES.format(day=3), "utf-8")
    failed = run_motcua(*words)
    assert failed.returncode == 2 and "đồng hồ tính ra 17:00 02/03/2026" in failed.stderr
    cases.write_text(CASES.format(day=2), "utf-8")
    done = run_motcua(*words, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["number"], told["status"], told["steps"], told["cases"]) == (1, "published", 5, 1)


def test_a_process_table_that_is_not_understood_says_where_and_keeps_nothing(run_motcua, tmp_path: Path):
    catalogue = tmp_path / "danh-muc.csv"
    catalogue.write_bytes(own_list(BIRTH))
    run_motcua("catalogue", "load", catalogue, "--commune", "10993")
    path = process_table(tmp_path / "quy-trinh.csv", clerk="sếp")
    words = ("catalogue", "process", path, "--commune", "10993", "--procedure")
    wrong = run_motcua(*words, "1.001193")
    unknown = run_motcua(*words, "9.999999")
    assert "dòng 5, cột “vai trò”, giá trị “sếp”" in wrong.stderr
    assert "nạp danh mục trước" in unknown.stderr
    for done in (wrong, unknown):
        assert done.returncode == 2 and "Traceback" not in done.stderr
