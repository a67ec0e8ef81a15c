"""What the project promises about itself: locked dependencies, two commands, nobody's addresses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

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


def read_by_the_program() -> set[str]:
    """Names of the environment variables that the program reads."""
    sources = [path.read_text("utf-8") for path in (ROOT / "src/motcua").rglob("*.py")]
    whole = {name for text in sources for name in re.findall(r'"(MOTCUA_[A-Z_]+|DATABASE_URL)"', text)}
    parts = {name for text in sources for name in re.findall(r'\b(?:flag|number|words)\("([A-Z_]+)"', text)}
    return whole | {f"MOTCUA_{name}" for name in parts}


INTERNAL = {"MOTCUA_CONNECT_AS", "MOTCUA_PARENT"}
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
