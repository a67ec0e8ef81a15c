"""What the project promises about itself: locked dependencies, two commands, nobody's addresses."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests import places

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("*.lock"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    pins = re.findall(r"^[a-z0-9][a-z0-9._-]*==\S+", text, re.MULTILINE)
    assert len(pins) > 20
    assert text.count("--hash=sha256:") >= len(pins)


def test_there_is_a_lock_for_running_and_one_for_checking() -> None:
    assert [lock.name for lock in LOCKS] == ["requirements-dev.lock", "requirements.lock"]


def pins(name: str) -> set[str]:
    return set(
        re.findall(r"^([a-z0-9][a-z0-9._-]*==[^ \\]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    )


def test_checks_run_against_the_versions_that_offices_run() -> None:
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_every_named_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.split(r"[\[<>=]", each)[0].lower().replace("_", "-") for each in project["dependencies"]}
    assert named <= {pin.split("==")[0] for pin in pins("requirements.lock")}


@pytest.mark.parametrize("target", ["install", "demo", "test", "lint", "bench", "lock", "messages", "clean"])
def test_make_knows_its_targets(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def recipe(target: str, *told: str) -> str:
    """What make would run."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    made = subprocess.run(
        ["make", "--dry-run", target, *told],
        cwd=ROOT,
        env=outside,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout


def test_make_demo_runs_the_demo_which_has_a_test_of_its_own() -> None:
    assert recipe("demo", "PORT=8123").splitlines()[-1].strip() == ".venv/bin/motcua demo --port 8123"
    assert "requirements-dev.lock" not in recipe("demo", "--always-make")
    assert "requirements.lock" in recipe("demo", "--always-make")
    assert "a minute or two the first time" in recipe("demo", "--always-make"), "who waits is told for what"
    assert '"demo", "--no-serve"' in (ROOT / "tests/demo/test_command.py").read_text("utf-8")


def test_make_test_runs_lint_and_the_whole_suite() -> None:
    *before, last = recipe("test").splitlines()
    assert last.startswith(".venv/bin/pytest ") and "tests/" not in last
    for check in ("ruff check", "ruff format --check", "mypy", "lint-imports", ".ci/browser"):
        assert any(check in line for line in before), check
    assert re.search(r"^make test$", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE)


def test_the_rooms_are_layers_and_none_is_left_out_of_them() -> None:
    layered, pure = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    assert layered["exhaustive"] and pure["source_modules"] == ["motcua.rules"]
    order = [re.findall(r"\w+", layer) for layer in layered["layers"]]
    at = {room: place for place, rooms in enumerate(order) for room in rooms}
    arrows = [
        "site",
        "counter",
        "reports",
        "statistics",
        "payments",
        "register",
        "catalogue",
        "agencies",
        "rules",
    ]
    assert sorted(arrows, key=at.__getitem__) == arrows
    assert (
        at["control"] < at["exchange"] < at["statistics"] < at["office"] == at["feedback"] == at["documents"]
    )


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("LICENSE", "EUROPEAN UNION PUBLIC LICENCE v. 1.2"),
        ("CHANGELOG.md", "# "),
        ("SECURITY.md", "# "),
        ("CONTRIBUTING.md", "# "),
        ("docs/architecture.md", "# "),
    ],
)
def test_what_whoever_takes_it_up_looks_for_is_there(name: str, begins: str) -> None:
    assert (ROOT / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_a_readme_names_both_commands_and_shows_pictures_that_are_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    (first, *_others) = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert [line.split("#")[0].strip() for line in first.splitlines()] == ["make demo", "make test"]
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert pictures and all((ROOT / picture).is_file() for picture in pictures)
    linked = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert all((ROOT / link).exists() for link in linked)


def test_without_the_reference_material_the_check_of_changes_fails(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("MOTCUA_TEST_SHARED", raising=False)
    with pytest.raises(pytest.skip.Exception):
        places.reference_material(tmp_path / "checkout")
    monkeypatch.setenv("MOTCUA_TEST_SHARED", "required")
    with pytest.raises(pytest.fail.Exception):
        places.reference_material(tmp_path / "checkout")
    (tmp_path / "shared").mkdir()
    assert places.reference_material(tmp_path / "checkout") == tmp_path / "shared"
    assert re.search(r"^export MOTCUA_TEST_SHARED=.*required", (ROOT / ".ci/run").read_text("utf-8"), re.M)


@pytest.mark.parametrize(
    ("required", "user", "ends", "asked"),
    [("", 0, 0, False), ("required", 1000, 0, False), ("required", 0, 2, True)],
)
def test_without_postgresql_its_run_is_left_out_or_fails_where_it_could_be_installed(
    tmp_path: Path, required: str, user: int, ends: int, asked: bool
) -> None:
    for name, says in (
        ("id", f"echo {user}"),
        ("apt-get", f"touch {tmp_path}/asked; exit 1"),
        ("pg_config", "exit 1"),
    ):
        stub = tmp_path / name
        stub.write_text(f"#!/bin/sh\n{says}\n", "utf-8")
        stub.chmod(0o755)
    told = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "PG_FOLDERS": str(tmp_path),
        "MOTCUA_TEST_POSTGRES": required,
    }
    done = subprocess.run(
        [ROOT / ".ci/postgres", "false"], env={**os.environ, **told}, capture_output=True, text=True
    )
    assert (done.returncode, (tmp_path / "asked").exists()) == (ends, asked)
    assert "apt-get install postgresql" in done.stderr and "Traceback" not in done.stderr


def read_by_the_program() -> set[str]:
    """Names of the environment variables that the program reads."""
    sources = [path.read_text("utf-8") for path in (ROOT / "src/motcua").rglob("*.py")]
    whole = {name for text in sources for name in re.findall(r'"(MOTCUA_[A-Z_]+|DATABASE_URL)"', text)}
    parts = {name for text in sources for name in re.findall(r'\b(?:flag|number|words)\("([A-Z_]+)"', text)}
    return whole | {f"MOTCUA_{name}" for name in parts}


INTERNAL = {"MOTCUA_CONNECT_AS", "MOTCUA_PARENT", "MOTCUA_THREADS"}
"""What one process of the program says to another."""
OF_TESTS = {"MOTCUA_BROWSER"}


def test_every_setting_is_written_down_and_every_one_written_down_is_read() -> None:
    written = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text("utf-8"), re.MULTILINE)
    assert set(written) - OF_TESTS == read_by_the_program() - INTERNAL


def test_decisions_are_numbered_without_gaps_and_all_listed() -> None:
    folder = ROOT / "docs/decisions"
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    assert [path.name[:4] for path in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    titles = [path.read_text("utf-8").splitlines()[0] for path in records]
    listed = re.findall(
        r"^\| (\d{4}) \| \[(.+)\]\((.+)\) \|$", (folder / "README.md").read_text("utf-8"), re.M
    )
    assert [(f"# {number}. {title}", name) for number, title, name in listed] == [
        (title, path.name) for title, path in zip(titles, records, strict=True)
    ]
