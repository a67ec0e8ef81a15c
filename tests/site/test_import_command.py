"""``motcua import``: exports into the register from the command line, by its contract for scripts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from motcua.site import cli
from tests import live
from tests.exchange import exports
from tests.exchange.exports import Told

KEYS = {"new", "changed", "merged", "same", "skipped", "events", "errors", "doubts"}
ISSUE_KEYS = {"file", "sheet", "row", "column", "value", "code", "message"}
BAD = replace(Told(), code="H24.85-260504-0099", finished="31/02/2026")


@pytest.fixture
def motcua(run_motcua, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The real command for Xã Thượng Hồng, given in a folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*arguments: object, commune: str = "10993"):
        home = {"MOTCUA_HOME": str(tmp_path / "home")}
        return run_motcua(
            "import", *arguments, "--commune", commune, "--taken-at", "2026-06-19T17:00", env=home
        )

    return run


def recorded(database: str) -> int:
    with psycopg.connect(database) as connection:
        row = connection.execute("SELECT count(*) FROM register_event").fetchone()
    assert row is not None
    return int(row[0])


def test_json_has_the_keys_of_the_contract_and_messages_go_elsewhere(
    motcua, own_database, tmp_path: Path
) -> None:
    path = exports.city_file(
        tmp_path / "a.xlsx", *exports.dossiers(2), replace(Told(), code="H24.85-1", due="")
    )
    answer = motcua(path, "--json")
    assert answer.returncode == 0, answer.stderr
    told = json.loads(answer.stdout)
    assert set(told) == KEYS
    assert (told["new"], told["events"], told["errors"]) == (3, 3, [])
    assert all(set(doubt) == ISSUE_KEYS for doubt in told["doubts"])
    assert "no_due" in {doubt["code"] for doubt in told["doubts"]}
    assert "Nghi vấn" in answer.stderr
    assert recorded(own_database) == 3


def test_a_fault_ends_with_two_and_records_nothing(motcua, own_database, tmp_path: Path) -> None:
    answer = motcua(exports.city_file(tmp_path / "a.xlsx", Told(), BAD), "--json")
    assert answer.returncode == 2
    told = json.loads(answer.stdout)
    assert told["errors"] == [
        {
            "file": "a.xlsx",
            "sheet": "Sổ theo dõi",
            "row": 8,
            "column": "Kết thúc xử lý",
            "value": "31/02/2026",
            "code": "bad_date",
            "message": told["errors"][0]["message"],
        }
    ]
    assert (told["new"], told["events"]) == (0, 0)
    assert "Traceback" not in answer.stderr
    assert recorded(own_database) == 0


def test_skipping_bad_rows_records_the_good_and_writes_the_bad_beside(
    motcua, own_database, tmp_path: Path
) -> None:
    answer = motcua(exports.city_file(tmp_path / "a.xlsx", Told(), BAD), "--skip-bad", "--json")
    assert answer.returncode == 0, answer.stderr
    told = json.loads(answer.stdout)
    assert (told["new"], told["skipped"], len(told["errors"])) == (1, 1, 1)
    mend = tmp_path / "here" / "a-dong-loi.xlsx"
    assert mend.exists()
    assert str(mend) in answer.stderr
    assert recorded(own_database) == 1


def test_a_dry_run_tells_and_keeps_nothing(motcua, own_database, tmp_path: Path) -> None:
    answer = motcua(exports.city_file(tmp_path / "a.xlsx"), "--dry-run", "--json")
    assert answer.returncode == 0
    assert json.loads(answer.stdout)["new"] == 1
    assert recorded(own_database) == 0
    assert not list((tmp_path / "home" / "files").iterdir())


def test_a_dry_run_with_faults_ends_with_two(motcua, own_database, tmp_path: Path) -> None:
    assert motcua(exports.city_file(tmp_path / "a.xlsx", BAD), "--dry-run").returncode == 2


def test_a_folder_is_taken_whole_and_the_rest_left_aside(motcua, own_database, tmp_path: Path) -> None:
    folder = tmp_path / "quý 2"
    folder.mkdir()
    exports.city_file(folder / "một.bin")
    exports.portal_file(folder / "hai.txt", replace(Told(), code="LT.10993-1"))
    (folder / "expected.json").write_text("{}")
    answer = motcua(folder, "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["new"] == 2
    assert "expected.json" in answer.stderr


def test_without_json_a_clerk_reads_a_table(motcua, own_database, tmp_path: Path) -> None:
    answer = motcua(exports.city_file(tmp_path / "a.xlsx"))
    assert "hồ sơ mới" in answer.stdout


def test_an_unknown_commune_is_bad_use(motcua, own_database, tmp_path: Path) -> None:
    answer = motcua(exports.city_file(tmp_path / "a.xlsx"), commune="99999")
    assert answer.returncode == 2
    assert "99999" in answer.stderr


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["không-có.xlsx", "--commune", "10993"], "không-có.xlsx"),
        (["a.xlsx", "--commune", "1", "--taken-at", "mai"], "mai"),
    ],
)
def test_bad_use_is_told_before_any_database_is_asked(
    capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], word: str
) -> None:
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path))
    monkeypatch.setattr("motcua.site.commands.import_.prepare", lambda **_: pytest.fail("asked the database"))
    assert cli.main(["import", *arguments]) == 2
    assert word in capsys.readouterr().err


def test_the_command_is_called_import(capsys) -> None:
    assert "import" in cli.names()
    assert "import_" not in cli.names()


@pytest.mark.parametrize(
    "arguments",
    [["/không/có.csv"], ["--taken-at", "9999-12-31T23:59"], ["--taken-at", "0001-01-01T00:00+14:00"]],
)
def test_even_where_nothing_could_be_read_the_answer_is_json_of_the_same_keys(
    run_motcua, tmp_path: Path, arguments: list[str]
) -> None:
    path = exports.city_file(tmp_path / "a.xlsx")
    home = {"MOTCUA_HOME": str(tmp_path / "home")}
    answer = run_motcua("import", path, *arguments, "--commune", "10993", "--json", env=home)
    assert answer.returncode == 2, answer.stderr
    told = json.loads(answer.stdout)
    assert set(told) == KEYS
    assert [(error["code"], set(error)) for error in told["errors"]] == [("bad_use", ISSUE_KEYS)]
    assert told["errors"][0]["message"].strip() == answer.stderr.strip()


def test_a_wrong_commune_leaves_none_of_the_files_behind(motcua, tmp_path: Path) -> None:
    assert motcua(exports.city_file(tmp_path / "a.xlsx"), commune="99999").returncode == 2
    assert list((tmp_path / "home/files").iterdir()) == []


COPYING = "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'COPY register_%' AND state = 'active'"
RUNNING = "SELECT 1 FROM exchange_importrun"
HELD = f"{COPYING} AND wait_event_type = 'Lock'"


@pytest.fixture
def importing(own_database, tmp_path: Path):
    """An import of many rows in a process of its own, once what a query asks for has come about."""
    running: list[subprocess.Popen[str]] = []

    def start(moment: str) -> subprocess.Popen[str]:
        path = exports.construction_file(tmp_path / "a.csv", *exports.dossiers(20_000))
        environment = {**os.environ, "DATABASE_URL": own_database, "MOTCUA_HOME": str(tmp_path / "home")}
        command = [live.MOTCUA, "import", path, "--commune", "10993", "--taken-at", "2026-06-19", "--json"]
        running.append(
            subprocess.Popen(
                command,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                preexec_fn=live.heed_the_keyboard,
            )
        )
        with psycopg.connect(own_database, autocommit=True) as connection:
            until = time.monotonic() + 120
            while not connection.execute(moment).fetchone():
                assert time.monotonic() < until and running[0].poll() is None
                time.sleep(0.01)
        return running[0]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def left_nothing(database: str, home: Path) -> bool:
    """Neither events nor a run nor bytes of files."""
    with psycopg.connect(database) as connection:
        runs = connection.execute("SELECT count(*) FROM exchange_importrun").fetchone()
    return (recorded(database), runs, list((home / "files").iterdir())) == (0, (0,), [])


@pytest.mark.parametrize("moment", [RUNNING, COPYING])
def test_stopped_by_the_keyboard_it_leaves_neither_a_run_nor_the_files(
    importing, own_database, tmp_path: Path, moment: str
) -> None:
    process = importing(moment)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=120)
    assert (process.returncode, *said) == (130, "", "Đã dừng theo yêu cầu.\n")
    assert left_nothing(own_database, tmp_path / "home")


def test_stopped_while_a_copy_is_held_up_it_ends_all_the_same(
    importing, own_database, tmp_path: Path
) -> None:
    with psycopg.connect(own_database) as other:
        other.execute("LOCK TABLE register_statement")
        process = importing(HELD)
        for _press in range(3):
            process.send_signal(signal.SIGINT)
            time.sleep(0.2)
        said = process.communicate(timeout=120)
        other.rollback()
    assert (process.returncode, *said) == (130, "", "Đã dừng theo yêu cầu.\n")
    assert left_nothing(own_database, tmp_path / "home")


def test_a_connection_that_breaks_in_the_midst_is_told_in_a_sentence_and_leaves_nothing(
    importing, own_database, tmp_path: Path
) -> None:
    process = importing(COPYING)
    with psycopg.connect(own_database, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
    said = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "chưa ghi gì" in said[1]
    assert "Traceback" not in said[1]
    assert left_nothing(own_database, tmp_path / "home")


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The command in this process; Ctrl-C is pressed at a step of it. Gives its exit code."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr("django.conf.settings.FILES_FOLDER", tmp_path / "home" / "files")

    def press(step: str) -> int:
        path = exports.city_file(tmp_path / "a.xlsx")
        with monkeypatch.context() as patch:
            patch.setenv("MOTCUA_HOME", str(tmp_path / "home"))
            patch.setattr("motcua.site.commands.import_.prepare", lambda **_: None)
            patch.setattr(step, lambda *_, **__: signal.raise_signal(signal.SIGINT))
            return cli.main(["import", str(path), "--commune", "10993", "--taken-at", "2026-06-19T17:00"])

    yield press
    signal.signal(signal.SIGINT, before)


def test_stopped_before_there_is_a_run_it_leaves_no_files(pressed, tmp_path: Path, capsys) -> None:
    assert pressed("motcua.site.commands.import_.prepare") == 130
    assert list((tmp_path / "home/files").iterdir()) == []
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu.\n"


@pytest.mark.parametrize(
    "step", ["motcua.exchange.queue.take_up_again", "motcua.exchange.importing.one_at_a_time"]
)
def test_stopped_between_statements_it_leaves_nothing(
    pressed, own_database, tmp_path: Path, capsys, step: str
) -> None:
    assert pressed(step) == 130
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu.\n"
    assert left_nothing(own_database, tmp_path / "home")


def test_stopped_after_all_was_recorded_it_keeps_that_and_says_so(
    pressed, own_database, tmp_path: Path, capsys
) -> None:
    assert pressed("motcua.site.import_output.tell") == 130
    assert capsys.readouterr().err == "Đã ghi xong trước khi dừng.\n"
    assert recorded(own_database) == 1
    assert len(list((tmp_path / "home/files").iterdir())) == 1
