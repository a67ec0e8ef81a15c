"""PostgreSQL's programs: the newest for new data, the same for old, and a copy for a user who may not enter."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from motcua.site.database import binaries
from motcua.site.database.account import Account
from motcua.site.errors import UserError


def test_new_data_are_made_by_the_newest_and_it_runs() -> None:
    newest = binaries.newest()
    said = subprocess.run(
        [newest.path("postgres"), "--version"], capture_output=True, text=True, check=True
    ).stdout
    assert f" {newest.major}" in said and newest.major >= 15
    assert binaries.matching(newest.major) == newest


def test_data_of_a_version_that_is_not_carried_is_refused_with_the_way_out() -> None:
    with pytest.raises(UserError, match=r"PostgreSQL 9.*motcua backup"):
        binaries.matching(9)


def test_a_user_who_may_not_enter_the_environment_gets_a_copy_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(Account, "may", lambda self, right, path: False)
    newest = binaries.newest()
    copy = newest.reachable_for(Account(os.geteuid(), os.getegid()))
    assert copy.folder.is_relative_to(tmp_path) and copy.major == newest.major
    for program in (
        "initdb",
        "postgres",
    ):  # initdb needs the libraries that the wheel keeps beside the package
        subprocess.run([copy.path(program), "--version"], capture_output=True, check=True)
    assert (copy.folder / "postgres").stat().st_mode & 0o005 == 0o005
    assert newest.reachable_for(Account(os.geteuid(), os.getegid())) == copy


def test_nothing_is_copied_for_a_user_who_runs_it_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "CACHE", tmp_path / "cache")
    assert binaries.newest().reachable_for(Account()) == binaries.newest()
    assert not (tmp_path / "cache").exists()
