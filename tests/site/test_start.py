"""The program's way in and out: Ctrl-C and a lack of memory are told as what they are, however early they come."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from motcua.site import cli, start
from motcua.site.trouble import trouble
from tests.live import MOTCUA, heed_the_keyboard

FULL = "libpq.so.5: failed to map segment from shared object"


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The codes with which the process would have ended."""
    codes: list[int] = []
    monkeypatch.setattr(start, "_said", False)
    monkeypatch.setattr("threading.excepthook", threading.excepthook)  # the program sets its own
    monkeypatch.setattr("os._exit", codes.append)
    return codes


def test_the_program_ends_with_its_code_and_all_that_it_said(monkeypatch) -> None:
    ended: list[int] = []
    said = io.StringIO()
    monkeypatch.setattr("os._exit", ended.append)
    monkeypatch.setattr(sys, "argv", ["motcua", "nonsense"])
    monkeypatch.setattr(sys, "stderr", said)
    start.enter()
    assert ended == [2] and "nonsense" in said.getvalue()


def raising(error: BaseException):
    def main() -> int:
        raise error

    return main


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        ImportError(FULL),
        OSError(12, "Cannot allocate memory"),
        SystemError("error return without exception set"),
    ],
)
def test_a_lack_of_memory_is_one_sentence_wherever_it_strikes(error, ended, monkeypatch, capfd) -> None:
    monkeypatch.setattr(cli, "main", raising(error))
    start.enter()
    assert ended[0] == 2
    assert capfd.readouterr().err.splitlines()[0] == str(trouble(MemoryError()))


def test_one_that_strikes_while_another_is_told_of_is_one_too(ended, monkeypatch, capfd) -> None:
    def no_words(_error: Exception) -> str:
        raise ImportError("no psycopg wrapper is there") from MemoryError()

    monkeypatch.setattr(cli, "_trouble", no_words)
    monkeypatch.setattr(cli.load("db"), "run", lambda _args: raising(OSError("x"))())
    monkeypatch.setattr(sys, "argv", ["motcua", "db", "status"])
    start.enter()
    assert ended[0] == 2 and "không đủ bộ nhớ" in capfd.readouterr().err


def test_one_in_a_thread_is_the_same_sentence_said_once(ended, monkeypatch, capfd) -> None:
    def main() -> int:
        thread = threading.Thread(target=raising(MemoryError()))
        thread.start()
        thread.join()
        raise MemoryError

    monkeypatch.setattr(cli, "main", main)
    start.enter()
    said = capfd.readouterr().err
    assert ended == [2] and said.count("\n") == 1 and "không đủ bộ nhớ" in said


def test_a_fault_of_the_program_keeps_its_trace(ended, monkeypatch) -> None:
    monkeypatch.setattr(cli, "main", raising(ImportError("no module of that name")))
    with pytest.raises(ImportError):
        start.enter()
    assert not ended


@pytest.mark.parametrize("megabytes", [45, 50, 55, 60])
def test_with_hardly_any_memory_a_command_ends_in_words(megabytes: int, tmp_path: Path) -> None:
    def cap() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

    environment = {**os.environ, "DATABASE_URL": "postgresql://127.0.0.1:1/none"}
    command = [MOTCUA, "import", "--commune", "10993", str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, preexec_fn=cap)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1


SLOW = """
import os, signal, sys
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == "motcua.site.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Slow())
from motcua.site.start import enter
enter()
"""


def test_ctrl_c_while_the_program_itself_is_being_read_ends_without_a_trace() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SLOW], capture_output=True, text=True, preexec_fn=heed_the_keyboard
    )
    assert (done.returncode, done.stderr) == (130, "")


def test_a_second_ctrl_c_while_the_first_is_told_of_ends_all_the_same(ended, monkeypatch) -> None:
    monkeypatch.setattr(cli, "main", raising(KeyboardInterrupt()))
    start.enter()
    assert ended == [130]
