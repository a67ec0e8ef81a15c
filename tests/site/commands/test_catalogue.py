"""``motcua catalogue load``."""

from __future__ import annotations

import json
from pathlib import Path

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
