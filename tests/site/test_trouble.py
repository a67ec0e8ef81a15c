"""A full disk, a database that has gone and words that are no words: told in words, with the exit code of bad input."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django.test import Client

from motcua.site import cli
from motcua.site.errors import UserError
from motcua.site.trouble import plain_file, trouble
from tests.database_errors import of_django
from tests.live import MOTCUA

DUE = ("due", "--received", "2026-06-01T08:00", "--limit", "5", "--unit", "ngày")


FULL = [
    OSError(errno.ENOSPC, "No space left on device"),
    of_django(psycopg.errors.DiskFull("could not extend file")),
]
GONE = of_django(psycopg.errors.AdminShutdown("terminating connection\nHINT: none"))


def failing(error: BaseException) -> Callable[..., int]:
    def run(_args: object) -> int:
        raise error

    return run


@pytest.mark.parametrize("error", FULL)
def test_a_full_disk_is_told_as_that(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli.load("db"), "run", failing(error))
    assert cli.main(["db", "status", "--json"]) == 2
    said = capsys.readouterr()
    assert "Đĩa đã đầy" in said.err and "giải phóng chỗ" in said.err
    assert json.loads(said.out)["error"] == said.err.strip()


def test_a_database_that_has_gone_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli.load("db"), "run", failing(GONE))
    assert cli.main(["db", "status"]) == 2
    said = capsys.readouterr().err
    assert "terminating connection. Xem motcua db status" in said and "HINT" not in said


def test_too_little_memory_is_told_as_that(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli.load("db"), "run", failing(MemoryError()))
    assert cli.main(["db", "status"]) == 2
    assert "không đủ bộ nhớ" in capsys.readouterr().err


def test_a_fault_of_the_program_keeps_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    assert trouble(KeyError("x")) is None
    monkeypatch.setattr(cli.load("db"), "run", failing(KeyError("x")))
    with pytest.raises(KeyError):
        cli.main(["db", "status"])


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no device that is always full")
def test_an_answer_that_finds_no_room_is_told_as_that() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([MOTCUA, *DUE], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "Đĩa đã đầy" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["agency", "find", b"\xff"], ["due", *DUE[1:-1], b"ng\xe0y"]])
def test_bytes_that_are_no_letters_are_bad_use(command: list[str | bytes]) -> None:
    done = subprocess.run([MOTCUA, *command], capture_output=True, check=False)
    assert done.returncode == 2
    assert "không phải chữ UTF-8" in done.stderr.decode()


def test_a_device_is_no_file_and_a_pipe_only_where_it_will_do(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe"):
        with pytest.raises(UserError, match="không phải tệp thường"):
            plain_file(path)
    plain_file(tmp_path / "pipe", pipe=True)
    plain_file(tmp_path / "not-there")


@pytest.mark.parametrize(
    "command",
    [
        ["due", "--cases"],
        ["backup"],
        ["restore"],
        ["import", "--commune", "10993"],
        ["catalogue", "load", "--commune", "10993"],
    ],
)
def test_no_command_takes_a_device_for_a_file(command: list[str], run_motcua) -> None:
    done = run_motcua(*command, "/dev/zero", timeout=60)
    assert done.returncode == 2
    assert "/dev/zero không phải tệp thường" in done.stderr
    assert Path("/dev/zero").is_char_device()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FULL[0], "Đĩa của máy chủ đã đầy"),
        (GONE, "không trả lời"),
        (KeyError("x"), "Lỗi này là của phần mềm"),
    ],
)
def test_the_page_of_a_fault_says_what_is_wrong_and_nothing_of_the_machine(
    error: Exception, said: str, cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from motcua.control.pages import freeze

    monkeypatch.setattr(freeze, "freeze_report", failing_with(error))
    client = Client(raise_request_exception=False)
    client.force_login(cast.control.user)
    answer = client.post("/bao-cao/chot/", {"ky": "2026-Q2", "seen": "x"})
    page = answer.content.decode()
    assert answer.status_code == 500
    assert said in page
    assert "No space" not in page and "terminating" not in page


def failing_with(error: Exception) -> Callable[..., None]:
    def freeze(*_args: object, **_more: object) -> None:
        raise error

    return freeze
