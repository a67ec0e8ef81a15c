"""The bench itself works: a tiny run prints a table and writes lines with the keys that scripts read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench.import_quarter import same_totals
from bench.measure import BYTES, PER_SECOND, SECONDS, Result

from bench import import_quarter, register_page, scratch
from tests import places
from tests.register.office import take_in
from tests.register.told import GIVEN, row

ROOT = Path(__file__).parents[2]
KEYS = {"name", "unit", "ours", "reference", "reference_name", "ratio"}


@pytest.fixture
def begun(tmp_path: Path, template_database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the bench installs is a copy of what this run made already, where it made a server."""
    places.lay_out(tmp_path / "begun")
    if (tmp_path / "begun").exists():
        monkeypatch.setenv(scratch.BEGUN, str(tmp_path / "begun"))


def run_bench(*words: str, shrink: int = 100) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *words],
        cwd=ROOT,
        env={**os.environ, "MOTCUA_BENCH_SHRINK": str(shrink)},
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    ("measure", "names", "shrink"),
    [
        ("clock", ["clock"], 100),
        ("import-million", ["import-million", "import-million-memory", "import-million-copy"], 1000),
        ("report-quarter", ["report-quarter"], 1000),
    ],
)
def test_a_tiny_run_writes_a_line_for_each_result(
    tmp_path: Path, measure: str, names: list[str], shrink: int
) -> None:
    out = tmp_path / "latest.json"
    done = run_bench(measure, "--out", str(out), shrink=shrink)
    assert done.returncode in (0, 1), done.stderr  # an aim missed at such sizes means nothing
    assert "Traceback" not in done.stderr
    lines = json.loads(out.read_text("utf-8"))
    assert [line["name"] for line in lines] == names
    for line in lines:
        assert set(line) == KEYS
        assert line["ratio"] == pytest.approx(line["ours"] / line["reference"])
        assert line["name"] in done.stdout


@pytest.mark.django_db
def test_the_pages_that_are_timed_open_at_their_top_and_deep_down(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_BENCH_SHRINK", "1000")
    take_in([row(f"H24.85-260612-{number:04d}", **GIVEN) for number in range(1, 21)])
    register_page.main()
    took = json.loads(capsys.readouterr().out)
    assert len(took) == 2 * len(register_page.QUESTIONS)
    assert all(took.values())


FRIEND = """#!{python}
import re, sys
from pathlib import Path
script, exports, catalogue = map(Path, sys.argv[1:])
files = re.findall(r'"([\\w-]+[.]\\w+)": ', script.read_text("utf-8"))
assert len(files) == 6 and all((exports / file).is_file() for file in files) and catalogue.is_file()
print('{{"received": 5272, "carried_over": 11, "resolved": 5179, "pending": 93}}')
"""
"""In the place of the friend's script, whose libraries are installed for the bench alone: it tells totals."""


@pytest.mark.usefixtures("begun")
def test_a_quarter_is_imported_beside_a_friend_who_comes_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    friend = tmp_path / "python"
    friend.write_text(FRIEND.format(python=sys.executable), "utf-8")
    friend.chmod(0o755)
    monkeypatch.setattr(import_quarter.peers, "python", lambda: str(friend))
    monkeypatch.setattr(import_quarter, "RUNS", 1)
    (result,) = import_quarter.measure()
    assert (result.name, result.aim) == ("import-quarter", 1)
    assert result.ours > 0 and result.reference > 0


def test_a_peer_that_counts_otherwise_is_no_measure() -> None:
    ours = {"received": 5272, "resolved": 5179}
    same_totals(ours, dict(ours))
    with pytest.raises(RuntimeError, match=r"5179.*5178"):
        same_totals(ours, {**ours, "resolved": 5178})


def test_an_unknown_measure_is_refused_with_those_that_there_are() -> None:
    done = run_bench("clocks")
    assert done.returncode == 2
    assert "import-million" in done.stderr


@pytest.mark.parametrize(
    ("unit", "ours", "reached"),
    [(SECONDS, 2.0, True), (SECONDS, 4.0, False), (PER_SECOND, 4.0, True), (PER_SECOND, 2.0, False)],
)
def test_times_have_a_ceiling_and_rates_a_floor(unit: str, ours: float, reached: bool) -> None:
    assert Result("one", unit, ours, 1.0, "another", aim=3.0).reached is reached


def test_what_is_measured_for_information_misses_no_aim() -> None:
    assert Result("one", BYTES, 9.0, 1.0, "another").reached is None
