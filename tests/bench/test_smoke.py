"""The bench itself works: a tiny run prints a table and writes lines with the keys that scripts read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench.measure import BYTES, PER_SECOND, SECONDS, Result

ROOT = Path(__file__).parents[2]
KEYS = {"name", "unit", "ours", "reference", "reference_name", "ratio"}


def run_bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *words],
        cwd=ROOT,
        env={**os.environ, "MOTCUA_BENCH_SHRINK": "100"},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_tiny_run_of_the_clock_writes_its_line(tmp_path: Path) -> None:
    out = tmp_path / "latest.json"
    done = run_bench("clock", "--out", str(out))
    assert done.returncode in (0, 1), done.stderr
    (line,) = json.loads(out.read_text("utf-8"))
    assert set(line) == KEYS
    assert line["ratio"] == pytest.approx(line["ours"] / line["reference"])
    assert "clock" in done.stdout


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
