"""A quarter that no golden file knows goes through the real commands, and a clerk recounts every figure of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from motcua.demo.offerings import catalogue_csv
from motcua.rules.periods import Period
from tests.reports.another_quarter import Life, live, write
from tests.reports.recount import Recount

COMMUNE = "Xã Thượng Hồng"
HEAD = {
    "commune", "commune_code", "period", "period_title", "rule", "rule_text", "known_at", "measures_version",
    "procedures", "missing_rows", "doubts", "carried_over_check", "identities", "cross_boundary_received",
    "rates_in_words", "targets", "vertical_without_dossiers",
}  # fmt: skip
"""Keys that are no count of this quarter's own dossiers; some are looked at below."""


@pytest.fixture
def reported(run_motcua: Callable[..., CompletedProcess[str]], tmp_path: Path) -> dict[str, Any]:
    """``report.json`` after the import of the files that ``write`` makes."""
    sample, lives = live()
    catalogue = tmp_path / "danh-muc.csv"
    catalogue.write_bytes(catalogue_csv())
    paths = write(sample, lives, tmp_path)
    taken = sample.quarter.plan.taken.isoformat()
    for words in (
        ("catalogue", "load", catalogue),
        ("import", *paths, "--taken-at", taken),
        ("report", "2026-Q2", "--out", tmp_path, "--format", "json"),
    ):
        done = run_motcua(*words, "--commune", "10993")
        assert done.returncode == 0, done.stderr + done.stdout
    found: dict[str, Any] = json.loads((tmp_path / "report.json").read_text("utf-8"))
    return found


def recounted() -> tuple[dict[str, Any], list[Life], Period]:
    """The clerk's figures, of the same lives."""
    sample, lives = live()
    rows = csv.DictReader(io.StringIO(catalogue_csv().decode("utf-8")))
    fields = {row["code"]: row["field"] for row in rows}
    period = sample.quarter.plan.period
    return Recount(lives, period, fields, COMMUNE).report(), lives, period


def test_every_figure_of_another_quarter_is_what_a_clerk_comes_to(reported: dict[str, Any]) -> None:
    expected, _, _ = recounted()
    carried, conflicts = expected.pop("carried_over"), expected.pop("conflicts")
    for late in reported["late_dossiers"]:
        del late["dossier_id"]
    for key in ("late", "late_dossiers"):
        reported[key] = sorted(reported[key], key=lambda late: late["code"])
    assert reported["appendix"].pop("form") == "II.06a/VPCP/KSTT"
    for kind in ("by_field", "by_system", "by_unit", "by_vertical"):
        rows = reported["appendix"][kind]
        reported["appendix"][kind] = {row["name"]: row["columns"] for row in rows}
    assert set(reported) == HEAD | set(expected)
    for key, figure in expected.items():
        assert reported[key] == figure, key
    check = reported["carried_over_check"]
    assert (check["carried_over"], check["pending_before"], check["agrees"]) == (carried, carried, True)
    assert (reported["identities"]["hold"], reported["identities"]["broken"]) == (True, [])
    assert reported["doubts"]["by_code"]["conflict"] == conflicts
    assert reported["missing_rows"] == 0


def test_that_quarter_has_what_the_demos_own_never_has() -> None:
    figures, lives, period = recounted()
    for parts in (
        figures["received"], figures["resolved"]["by_instant"], figures["resolved"]["by_date"], figures["pending"],
    ):  # fmt: skip
        assert all(parts.values()), parts
    for edge in (period.start, period.end):
        assert any(edge in (life.one.received, life.one.finished) for life in lives)
    assert figures["conflicts"] and figures["unknown_hand_over"] and figures["awaiting_hand_over"]
    assert any(each["reason"] for each in figures["late"])
