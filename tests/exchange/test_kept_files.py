"""Of a stored file it can be told whether it is still what was handed in."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from motcua.exchange.kept_files import Fault, fault, is_name, opened

DIGEST = sha256(b"abc").hexdigest()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / DIGEST).write_bytes(b"abc")
    return tmp_path


def test_a_whole_one_has_no_fault(kept: Path) -> None:
    assert fault(kept, DIGEST, 3) is fault(kept, DIGEST, 3, whole=True) is None


def test_one_that_is_gone_is_missing(tmp_path: Path) -> None:
    assert fault(tmp_path, DIGEST, 3) is Fault.MISSING
    assert fault(tmp_path / "none", DIGEST, 3) is Fault.MISSING


def test_one_of_another_size_is_damaged_at_a_glance_and_other_bytes_when_read(kept: Path) -> None:
    (kept / DIGEST).write_bytes(b"abd")
    assert fault(kept, DIGEST, 3) is None
    assert fault(kept, DIGEST, 3, whole=True) is Fault.DAMAGED
    (kept / DIGEST).write_bytes(b"ab")
    assert fault(kept, DIGEST, 3) is Fault.DAMAGED


@pytest.mark.parametrize("other", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_damaged_and_never_read(tmp_path: Path, other: str) -> None:
    place = tmp_path / DIGEST
    (tmp_path / "abc").write_bytes(b"abc")
    {
        "link": lambda: place.symlink_to(tmp_path / "abc"),
        "pipe": lambda: os.mkfifo(place),
        "folder": place.mkdir,
    }[other]()
    assert fault(tmp_path, DIGEST, 3, whole=True) is Fault.DAMAGED
    with pytest.raises(OSError):
        opened(tmp_path, DIGEST)


@pytest.mark.parametrize(
    "name", ["../a", "a", DIGEST.upper(), f"{DIGEST}\n", f"{DIGEST}0", "", "/etc/passwd"]
)
def test_nothing_but_a_digest_is_a_name(tmp_path: Path, name: str) -> None:
    assert not is_name(name)
    assert fault(tmp_path, name, 3) is Fault.MISSING
