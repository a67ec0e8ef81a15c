"""Files are kept by their digest, in one step as others see it."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from motcua.exchange.storage import files_in, in_order, store, store_chunks, write_beside


def test_a_file_lies_under_its_digest_for_its_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "sổ.csv").write_bytes(b"abc")
    kept = store(tmp_path / "sổ.csv", tmp_path / "kept")
    assert kept.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert (kept.name, kept.size, kept.path.read_bytes()) == ("sổ.csv", 3, b"abc")
    assert kept.path.stat().st_mode & 0o077 == 0


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"abc")
        store(tmp_path / name, tmp_path / "kept")
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_an_upload_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def chunks():
        yield b"abc"
        raise OSError("the line went dead")

    with pytest.raises(OSError, match="line went dead"):
        store_chunks(chunks(), "a.csv", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    assert store_chunks([b"x"], "../../etc/passwd", tmp_path).name == "passwd"


def test_hidden_files_and_what_excel_leaves_open_are_not_for_us(tmp_path: Path) -> None:
    for name in (".DS_Store", "~$so.xlsx", "so.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "cũ").mkdir()
    assert [path.name for path in files_in(tmp_path)] == ["so.xlsx"]


def test_the_communes_words_come_first(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ma_ho_so;ma_tthc\n")
    (tmp_path / "z.toml").write_text("[don_vi]\nten = 'x'\n")
    files = [store(path, tmp_path / "kept") for path in (tmp_path / "a.csv", tmp_path / "z.toml")]
    assert [file.name for file in in_order(files)] == ["z.toml", "a.csv"]


def test_a_pipe_or_device_that_never_ends_is_refused_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.csv")
    for endless in (tmp_path / "ống.csv", Path("/dev/zero")):
        with pytest.raises(OSError, match="Invalid argument"):
            store(endless, tmp_path / "files")


def test_a_half_mended_file_is_not_written_over(tmp_path: Path) -> None:
    first = write_beside(tmp_path / "a-dong-loi.csv", b"1")
    assert write_beside(tmp_path / "a-dong-loi.csv", b"1") == first
    first.write_bytes(b"half mended")
    second = write_beside(tmp_path / "a-dong-loi.csv", b"1")
    assert second.name == "a-dong-loi (2).csv"
    assert first.read_bytes() == b"half mended"
    assert stat.S_IMODE(second.stat().st_mode) == 0o600


def test_a_link_laid_where_bad_rows_are_written_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "elsewhere")
    assert write_beside(tmp_path / "a.csv", b"1").name == "a (2).csv"
    assert not (tmp_path / "elsewhere").exists()
