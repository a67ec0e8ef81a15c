from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from motcua.reports.files import FILE_NAMES, render, write_report
from motcua.reports.gather import Gathered
from tests.documents.words import before_appendices, letters, words_of_docx, words_of_pdf
from tests.reports.sample import WORDS, figures

REPORT = Gathered(figures(), WORDS, lists={})


def test_all_four_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    paths = write_report(REPORT, tmp_path / "quy-ii")
    assert sorted(path.name for path in paths) == sorted(FILE_NAMES.values())
    assert sorted(path.name for path in (tmp_path / "quy-ii").iterdir()) == sorted(FILE_NAMES.values())
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600 for path in paths)


def test_a_file_that_fails_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_report(REPORT, tmp_path, ["json"])
    before = (tmp_path / "report.json").read_bytes()

    def fail(*_: object) -> None:
        raise OSError("đĩa đầy")

    monkeypatch.setattr("motcua.reports.files.os.fsync", fail)
    with pytest.raises(OSError, match="đĩa đầy"):
        write_report(Gathered({"other": 1}, WORDS), tmp_path, ["json"])
    assert (tmp_path / "report.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_report_json_is_the_figures(tmp_path: Path) -> None:
    (path,) = write_report(REPORT, tmp_path, ["json"])
    assert json.loads(path.read_text("utf-8")) == json.loads(json.dumps(figures()))


def test_docx_and_pdf_say_the_same_words() -> None:
    docx, pdf = words_of_docx(render(REPORT, "docx")), words_of_pdf(render(REPORT, "pdf"))
    assert before_appendices(docx) == before_appendices(pdf)
    assert letters(docx) == letters(pdf)


def test_every_figure_of_report_json_can_be_read_in_the_docx() -> None:
    text = " ".join(words_of_docx(render(REPORT, "docx")))
    for words in (
        "đã tiếp nhận là 1.210 hồ sơ",
        "tiếp nhận trực tuyến 1.200 hồ sơ",
        "kỳ trước chuyển qua 10 hồ sơ",
        "đã giải quyết: 1.190 hồ sơ",
        "trước hạn 1.185 hồ sơ, đúng hạn 03 hồ sơ, quá hạn 02 hồ sơ",
        "đang giải quyết là 20 hồ sơ",
        "99,83%",
        "374 thủ tục",
        "1.184/1.184",
        "1.026/1.200",
        "999/1.000",
        "chờ trả cho tổ chức, cá nhân: 20 hồ sơ",
        "tiếp nhận 361 hồ sơ, đã giải quyết 297 hồ sơ, đang giải quyết 64 hồ sơ",
    ):
        assert words in text, words


def test_there_is_no_fifth_format() -> None:
    with pytest.raises(ValueError, match="odt"):
        render(REPORT, "odt")
