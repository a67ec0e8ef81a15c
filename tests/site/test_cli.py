"""The command: what it says when it is used wrongly, and that it starts no more than it needs."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua.site import cli, commands
from motcua.site.arguments import Parser

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_without_a_command_all_are_listed_with_their_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    listed = capsys.readouterr().out
    for name in cli.names():
        line = next(line for line in listed.splitlines() if line.split()[:1] == [name])
        assert len(line.split()) > 2, f"{name} has no help"


@pytest.mark.parametrize("name", cli.names())
def test_each_command_keeps_the_contract(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = cli.load(name)
    assert module.NEEDS in {"nothing", "database"}
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert f"motcua {name}" in capsys.readouterr().out


def test_an_unknown_command_is_answered_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["imports"]) == 2
    said = capsys.readouterr().err
    assert "imports" in said and "backup" in said


def test_no_command_at_all_is_bad_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "motcua" in capsys.readouterr().err


def test_a_wrong_option_ends_with_two_and_no_trace(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["db", "dance"])
    assert ended.value.code == 2
    assert "dance" in capsys.readouterr().err


def test_an_error_that_the_user_can_mend_is_words_and_code_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = cli.load("db")
    monkeypatch.setattr(command, "run", lambda args: (_ for _ in ()).throw(cli.UserError("Hết giấy in.")))
    assert cli.main(["db", "status"]) == 2
    assert capsys.readouterr().err == "Hết giấy in.\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    motcua = Path(sys.executable).with_name("motcua")
    done = subprocess.run(f"{motcua} --help | true", shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "begins"),
    [(["--help"], "Cách dùng"), (["import", "--commune", "1", "--json", "/khong-co"], "{")],
)
def test_whatever_way_a_program_ends_what_it_said_is_there_for_who_reads_it_through_a_pipe(
    words: list[str], begins: str, run_motcua: Run, tmp_path: Path
) -> None:
    assert run_motcua(*words, home=tmp_path / "home").stdout.startswith(begins)


def test_a_command_that_needs_no_database_loads_neither_django_nor_the_driver() -> None:
    code = (
        "import sys; from motcua.site import cli; cli.main(['due', '--received', '2026-06-01T08:00', '--limit', '5',"
        " '--unit', 'ngày làm việc']); print([m for m in ('django.apps', 'psycopg') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_words_are_english_on_demand_only_where_the_catalogue_has_them(
    run_motcua: Run, tmp_path: Path
) -> None:
    done = run_motcua("nonsense", home=tmp_path / "home", env={"MOTCUA_LANGUAGE": "en"})
    assert done.returncode == 2 and "nonsense" in done.stderr


def test_every_command_is_a_module_of_its_own() -> None:
    modules = {path.stem for path in Path(commands.__path__[0]).glob("*.py")} - {"__init__"}
    assert {module.strip("_").replace("_", "-") for module in modules} == set(cli.names())


@pytest.mark.parametrize("name", cli.names())
def test_help_has_no_english_headings(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main([name, "--help"])
    said = capsys.readouterr().out
    assert said.startswith("Cách dùng: motcua")
    assert not [word for word in ("usage:", "options:", "show this help") if word in said]


def values_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    """How the help names what is to be given, of a command and of what it is parted into; choices are not counted."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for part in action.choices.values():
                yield from values_of(part)
        elif action.nargs != 0 and not action.choices:
            yield str(action.metavar or action.dest.upper())


@pytest.mark.parametrize("name", cli.names())
def test_what_is_to_be_given_is_named_in_vietnamese(name: str) -> None:
    parser = Parser(prog=name)
    cli.load(name).add_arguments(parser)
    assert [value for value in values_of(parser) if value.isascii() and value != "N"] == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["import"], "còn thiếu"),
        (["due", "--nhanh"], "--nhanh"),
        (["due", "--limit"], "phải có giá trị"),
        (["db", "dance"], "không nhận 'dance'"),
        (["serve", "--port", "tám"], "phải là số nguyên"),
    ],
)
def test_wrong_use_is_answered_in_vietnamese(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(words)
    said = capsys.readouterr().err
    assert complaint in said and "argument" not in said
