"""The parent and its children: answers in order, limits that hold, deaths that are told of."""

from __future__ import annotations

import fcntl
import json
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from motcua.exchange.readers import Readers, ReadingProcess, with_spelt
from motcua.exchange.reading.limits import MIB, Limits
from motcua.exchange.storage import StoredFile, store
from motcua.register.chain import canonical
from motcua.rules.zone import ZONE
from tests.exchange import exports

TAKEN = datetime(2026, 6, 19, 17, tzinfo=ZONE)


def kept(path: Path) -> StoredFile:
    return store(path, path.parent / "files")


def lines(path: Path, limits: Limits | None = None) -> list[tuple[str, Any]]:
    with Readers([kept(path)], None, TAKEN, limits) as readers:
        return list(readers.files[0].lines())


def fault(path: Path, limits: Limits | None = None) -> str:
    name, content = lines(path, limits)[-1]
    assert name == "fault"
    return str(content["code"])


def test_a_child_answers_head_rows_and_end(tmp_path: Path) -> None:
    found = lines(exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3)))
    assert [name for name, _ in found] == ["head", "rows", "end"]
    assert found[-1][1] == {"rows": 3, "bad": 0}


def test_files_are_answered_in_their_order_however_many(tmp_path: Path) -> None:
    paths = [
        exports.construction_file(tmp_path / f"{number}.csv", *exports.dossiers(number))
        for number in range(1, 7)
    ]
    with Readers([kept(path) for path in paths], None, TAKEN) as readers:
        ends = [list(file.lines())[-1][1]["rows"] for file in readers.files]
    assert ends == [1, 2, 3, 4, 5, 6]


def test_a_long_file_waits_for_who_listens(tmp_path: Path) -> None:
    path = exports.construction_file(tmp_path / "a.csv", *exports.dossiers(30_000))
    with Readers([kept(path)], None, TAKEN) as readers:
        assert sum(len(content) for name, content in readers.files[0].lines() if name == "rows") == 30_000


def test_who_stops_listening_stops_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def remembered(*args: Any, **kwargs: Any) -> subprocess.Popen[bytes]:
        started.append(start(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", remembered)
    path = exports.construction_file(tmp_path / "a.csv", *exports.dossiers(30_000))
    with Readers([kept(path), kept(path)], None, TAKEN) as readers:
        next(readers.files[0].lines())
    assert {child.returncode for child in started} == {-signal.SIGKILL}


def test_a_file_fault_is_the_last_word(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    assert fault(path) == "not_a_spreadsheet"


def test_a_child_out_of_memory_is_told_of_and_the_parent_lives_on(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for row in range(30_000):
            for column in range(20):
                page.write_number(row, column, row)
    assert fault(tmp_path / "a.xlsx", Limits(memory=80 * MIB)) in {"too_large", "crashed"}


def test_a_child_that_computes_too_long_is_stopped(tmp_path: Path) -> None:
    path = exports.construction_file(tmp_path / "a.csv", *exports.dossiers(200_000))
    assert fault(path, Limits(cpu_seconds=1)) == "too_slow"


def test_a_child_that_falls_silent_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.exchange.readers.SILENCE_SECONDS", 0.001)
    assert fault(exports.city_file(tmp_path / "a.xlsx")) == "too_slow"


def test_a_child_knows_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    start = subprocess.Popen

    def watched(command: list[str], **how: Any) -> Any:
        seen.update(how, command=command)
        return start(command, **how)

    monkeypatch.setattr("motcua.exchange.reading_process.subprocess.Popen", watched)
    lines(exports.city_file(tmp_path / "a.xlsx"))
    assert set(seen["env"]) == {"LC_ALL"}
    assert "-I" in seen["command"]


def test_reading_needs_no_django(tmp_path: Path) -> None:
    code = (
        "import sys, motcua.exchange.reading.reader, motcua.exchange.registry; print('django' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_a_child_may_answer_rows_by_the_hundred_before_anybody_listens() -> None:
    process = ReadingProcess()
    try:
        answers = process.ask({})
        most = int(Path("/proc/sys/fs/pipe-max-size").read_text())
        assert fcntl.fcntl(answers, fcntl.F_GETPIPE_SZ) >= min(MIB, most)
    finally:
        process.kill()


def test_each_row_comes_with_its_facts_and_as_it_stood_letter_for_letter(tmp_path: Path) -> None:
    found = lines(exports.construction_file(tmp_path / "a.csv", *exports.dossiers(1_200)))
    told = [(row, facts, raw) for name, content in found if name == "rows" for row, facts, raw in content]
    assert len(told) == 1_200
    for row, facts, raw in told:
        assert canonical(json.loads(facts)) == facts
        assert canonical(json.loads(raw)) == raw
        assert json.loads(facts)["code"]["v"] == row[1]


@pytest.mark.parametrize("spelt", [b"{}{}{", b"{}{"])
def test_rows_that_are_longer_or_shorter_than_they_say_are_not_taken(spelt: bytes) -> None:
    with pytest.raises(ValueError, match="longer or shorter"):
        with_spelt([[7, 2, 2]], b"[]\x1f" + spelt, 3)
