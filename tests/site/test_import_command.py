"""``motcua import``: exports into the register from the command line, by its contract for scripts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from motcua.site import cli, importing
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


def test_leaving_bad_rows_out_is_offered_only_where_it_helps(motcua, own_database, tmp_path: Path) -> None:
    bad = exports.city_file(tmp_path / "a.xlsx", Told(), BAD)
    assert "--skip-bad" in motcua(bad).stderr
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(bad.read_bytes()[:3000])
    answer = motcua(broken)
    assert "--skip-bad" not in answer.stderr
    assert "bỏ tệp đó ra" in answer.stderr


def test_a_profile_that_is_named_holds_whatever_the_file_looks_like(
    motcua, own_database, tmp_path: Path
) -> None:
    answer = motcua(exports.city_file(tmp_path / "a.xlsx"), "--profile", "bo-tu-phap", "--json")
    assert answer.returncode == 2
    assert [each["code"] for each in json.loads(answer.stdout)["errors"]] == ["unknown_shape"]
    assert recorded(own_database) == 0


def test_a_dry_run_tells_and_keeps_nothing(motcua, own_database, tmp_path: Path) -> None:
    answer = motcua(exports.city_file(tmp_path / "a.xlsx"), "--dry-run", "--json")
    assert answer.returncode == 0
    assert json.loads(answer.stdout)["new"] == 1
    assert recorded(own_database) == 0
    assert not list((tmp_path / "home" / "files").iterdir())


def test_a_dry_run_with_faults_ends_with_two(motcua, own_database, tmp_path: Path) -> None:
    assert motcua(exports.city_file(tmp_path / "a.xlsx", BAD), "--dry-run").returncode == 2


@pytest.mark.parametrize(("terminal", "said"), [(False, "dòng\n"), (True, "\r\033[K")])
def test_it_says_how_far_it_has_come(
    capsys, monkeypatch: pytest.MonkeyPatch, terminal: bool, said: str
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    show = importing._progress()
    for rows in (5_000, 100_000, 105_000):
        show("sổ.xlsx", rows)
    told = capsys.readouterr()
    assert told.out == "" and told.err.count(said) == (3 if terminal else 1)
    assert "Đang nhập sổ.xlsx: 100000 dòng" in told.err


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


@pytest.mark.parametrize("given", [True, False])
def test_when_the_files_are_taken_to_be_exported_is_told_and_whether_they_say_otherwise(
    run_motcua, own_database, tmp_path: Path, given: bool
) -> None:
    path = exports.city_file_made(tmp_path / "a.xlsx", "2026-06-19T10:00:00Z")
    when = ("--taken-at", "2026-06-19T17:00") if given else ()
    answer = run_motcua(
        "import", path, "--commune", "10993", *when, env={"MOTCUA_HOME": str(tmp_path / "home")}
    )
    assert answer.returncode == 0, answer.stderr
    assert ("tệp xuất lúc 17:00 19/06/2026" in answer.stdout) == given
    assert ("--taken-at 2026-06-19T17:00" in answer.stderr) != given


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
    monkeypatch.setattr("motcua.site.importing.prepare", lambda **_: pytest.fail("asked the database"))
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
