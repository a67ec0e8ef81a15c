"""From six systems' files to the report: every figure of the samples, to the last one, by the real commands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

KEYS = (
    "commune",
    "commune_code",
    "period",
    "procedures",
    "received",
    "resolved",
    "pending",
    "rates",
    "numerators",
    "linked_groups",
    "vertical",
    "by_source",
    "by_field",
    "awaiting_hand_over",
)

SAMPLES = [
    ("thuong-hong-2026-q2", "2026-06-19T08:00:00+07:00"),
    ("an-phu-2025-q4", "2025-12-19T08:00:00+07:00"),
]

SYSTEMS = ("thành phố", "tư pháp", "xây dựng", "tài chính", "liên thông", "đất đai")
WORDS_AND_REGISTERS = {
    "bao-cao.toml",
    "van-ban-chi-dao.csv",
    "phan-anh-kien-nghi.csv",
    "expected.json",
}
"""What lies in a sample's folder beside the six exports; a commune may have none of it."""


def in_order(late):
    return sorted((each["code"], each["reason"]) for each in late)


def made(run_motcua, *arguments):
    done = run_motcua(*arguments)
    assert done.returncode == 0, done.stderr
    return done


def reported(run_motcua, shared, paths, expected, taken_at, out: Path):
    """``report.json`` after loading the catalogue and importing ``paths``."""
    commune = expected["commune_code"]
    made(run_motcua, "catalogue", "load", shared / "data/catalogue/thuong-hong-374.csv", "--commune", commune)
    made(run_motcua, "import", *paths, "--commune", commune, "--taken-at", taken_at)
    made(
        run_motcua,
        "report",
        expected["period"]["code"],
        "--commune",
        commune,
        "--out",
        out,
        "--format",
        "json",
    )
    return json.loads((out / "report.json").read_text("utf-8"))


@pytest.mark.parametrize(("sample", "taken_at"), SAMPLES)
def test_the_report_of_a_sample_equals_its_true_totals(run_motcua, shared, tmp_path, sample, taken_at):
    folder = shared / "data" / sample
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    report = reported(run_motcua, shared, [folder], expected, taken_at, tmp_path)
    for key in KEYS:
        assert report[key] == expected[key], key
    assert in_order(report["late"]) == in_order(expected["late"])
    assert report["identities"] == {**report["identities"], "hold": True, "broken": []}
    assert report["missing_rows"] == 0
    assert report["carried_over_check"]["agrees"]


@pytest.mark.parametrize(("sample", "taken_at"), SAMPLES)
def test_neither_names_nor_order_of_files_nor_the_communes_words_matter(
    run_motcua, shared, tmp_path, sample, taken_at
):
    expected = json.loads((shared / "data" / sample / "expected.json").read_text("utf-8"))
    paths = []
    for number, path in enumerate(sorted((shared / "data" / sample).iterdir(), reverse=True)):
        if path.name not in WORDS_AND_REGISTERS:
            paths.append(shutil.copy(path, tmp_path / f"{number} xuất{path.suffix}"))
    assert len(paths) == len(SYSTEMS)
    report = reported(run_motcua, shared, paths, expected, taken_at, tmp_path / "out")
    for key in KEYS:
        assert report[key] == expected[key], key
    assert in_order(report["late"]) == in_order(expected["late"])
