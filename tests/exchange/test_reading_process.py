"""The process in which files are read is begun first, and what a command needs is loaded while it starts."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from motcua.exchange.messages import file_message
from motcua.exchange.readers import Readers
from motcua.exchange.reading_process import ReadingProcess
from motcua.exchange.storage import store
from tests.exchange import exports
from tests.exchange.importing import TAKEN

SLOW = ("django", "psycopg", "orjson", "dataclasses", "logging")


@pytest.mark.parametrize("module", ["motcua.exchange.reading_process", "motcua.site.commands.import_"])
def test_what_takes_long_to_load_is_not_loaded_before_it_is_begun(module: str) -> None:
    code = f"import sys, motcua.site.cli, {module}; print([name for name in {SLOW} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_one_that_was_begun_reads_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.exchange.readers.AT_ONCE", 1)
    begun: list[Any] = []
    start = subprocess.Popen

    def watched(*command: Any, **how: Any) -> Any:
        begun.append(start(*command, **how))
        return begun[-1]

    monkeypatch.setattr("motcua.exchange.reading_process.subprocess.Popen", watched)
    with ReadingProcess() as reading:
        reading.begin()
        files = [
            store(exports.city_file(tmp_path / name), tmp_path / "files") for name in ("a.xlsx", "b.xlsx")
        ]
        with Readers(files, None, TAKEN, begun=reading) as readers:
            ends = [list(file.lines())[-1][0] for file in readers.files]
    assert ends == ["end", "end"]
    (process,) = begun
    assert process.returncode is not None


def test_one_that_cannot_be_started_is_told_of_as_that_and_not_as_a_bad_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_command: Any, **_how: Any) -> Any:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr("motcua.exchange.reading_process.subprocess.Popen", fail)
    with Readers([store(exports.city_file(tmp_path / "a.xlsx"), tmp_path / "files")], None, TAKEN) as readers:
        ((name, content),) = readers.files[0].lines()
    assert (name, content["code"]) == ("fault", "cannot_start")
    assert "tiến trình đọc tệp" in file_message(content["code"], content["details"])


def test_it_ends_with_the_command_that_had_no_use_for_it() -> None:
    with ReadingProcess() as reading:
        process = reading.begin()._process
        assert process is not None and process.poll() is None
    assert process.returncode is not None
