"""What the operating system refuses is told in Vietnamese by every command that passes its reason on."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from motcua.site import cli
from motcua.site.errors import UserError
from motcua.site.home import make_home
from motcua.site.reasons import reason

TOLD = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EADDRINUSE: "chương trình khác đang dùng địa chỉ này",
    errno.EISDIR: "đó là thư mục",
    errno.ENOTDIR: "không phải thư mục",
    errno.EEXIST: "đã có tệp hoặc thư mục",
    errno.EROFS: "chỉ cho đọc",
    errno.ENOSPC: "đĩa đã đầy",
}


@pytest.mark.parametrize("number", TOLD)
def test_a_known_reason_is_told_in_our_words(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    error = OSError(number, os.strerror(number))
    assert TOLD[number] in reason(error)
    monkeypatch.setenv("MOTCUA_LANGUAGE", "en")
    assert TOLD[number] not in reason(error)


def test_what_we_have_no_words_for_is_told_as_the_system_says_it() -> None:
    assert reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert reason(OSError("no number at all")) == "no number at all"


def test_a_table_of_cases_that_is_missing_is_told_without_the_systems_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, said in (
        (tmp_path / "khong-co.csv", TOLD[errno.ENOENT]),
        (tmp_path, TOLD[errno.EISDIR]),
    ):
        assert cli.main(["due", "--cases", str(path)]) == 2
        told = capsys.readouterr().err
        assert said in told and "Errno" not in told


def test_a_data_folder_below_a_file_is_refused_in_our_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tep").write_text("")
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path / "tep" / "nha"))
    with pytest.raises(UserError, match=TOLD[errno.ENOTDIR]):
        make_home()


def test_commands_of_the_database_tell_it_so_too(run_motcua, tmp_path: Path) -> None:
    for words, said in (
        (("backup", tmp_path / "khong-co" / "a.zip"), errno.ENOENT),
        (("catalogue", "load", tmp_path / "a.csv", "--commune", "10993"), errno.ENOENT),
        (("catalogue", "load", tmp_path, "--commune", "10993"), errno.EISDIR),
        (("report", "2026-Q2", "--commune", "10993", "--out", Path(__file__) / "ra"), errno.ENOTDIR),
    ):
        done = run_motcua(*words)
        assert done.returncode == 2
        assert TOLD[said] in done.stderr and os.strerror(said) not in done.stderr
