from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from motcua.site.arguments import Parser
from motcua.site.commands import report
from motcua.site.errors import UserError
from tests.register.office import commune, offer, take_in
from tests.register.told import GIVEN, row

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def parsed(*words: str) -> Any:
    """The command's words as it reads them."""
    parser = Parser(prog="motcua report")
    report.add_arguments(parser)
    return parser.parse_args(words)


def test_a_period_without_dossiers_gives_zeros_in_all_four_files(run_motcua: Run, tmp_path: Path) -> None:
    done = run_motcua("report", "2026-Q2", "--commune", "10993", "--out", tmp_path / "bao-cao")
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1 and "Sổ của Xã Thượng Hồng chưa có hồ sơ nào" in done.stderr
    assert "motcua import TỆP --commune 10993" in done.stderr
    assert done.stdout.splitlines() == [
        str(tmp_path / "bao-cao" / name)
        for name in ("bao-cao.docx", "bao-cao.pdf", "phu-luc-ii-06a.xlsx", "report.json")
    ]
    told = json.loads((tmp_path / "bao-cao" / "report.json").read_text("utf-8"))
    assert told["received"]["total"] == told["resolved"]["total"] == told["pending"]["total"] == 0


@pytest.mark.usefixtures("own_database")
class TestCommand:
    def run(self, tmp_path: Path, *words: str) -> dict[str, Any]:
        assert report.run(parsed(*words, "--out", str(tmp_path), "--format", "json")) == 0
        told: dict[str, Any] = json.loads((tmp_path / "report.json").read_text("utf-8"))
        return told

    def test_any_two_days_make_a_period(self, tmp_path: Path) -> None:
        told = self.run(tmp_path, "--from", "2026-04-01", "--to", "2026-04-30", "--commune", "10993")
        assert (told["period"]["from"], told["period"]["to"]) == ("2026-04-01", "2026-04-30")

    def test_the_rule_can_be_chosen(self, tmp_path: Path) -> None:
        assert self.run(tmp_path, "2026-Q2", "--commune", "10993", "--rule", "date")["rule"] == "date"
        assert self.run(tmp_path, "2026-Q2", "--commune", "10993")["rule"] == "instant"

    def test_figures_can_be_asked_as_known_at_an_instant(self, tmp_path: Path) -> None:
        told = self.run(tmp_path, "2026-Q2", "--commune", "10993", "--known-at", "2026-06-20T08:00")
        assert told["known_at"] == "2026-06-20T08:00:00+07:00"

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (("--commune", "10993"), "Hãy cho biết kỳ báo cáo"),
            (
                ("2026-Q2", "--from", "2026-04-01", "--to", "2026-04-30", "--commune", "10993"),
                "Hãy cho biết kỳ",
            ),
            (("--from", "2026-04-01", "--commune", "10993"), "cả --from và --to"),
            (("2026-Q5", "--commune", "10993"), "Không có kỳ báo cáo “2026-Q5”"),
            (("--from", "2026-04-31", "--to", "2026-05-01", "--commune", "10993"), "không phải là ngày"),
            (("--from", "2026-05-02", "--to", "2026-05-01", "--commune", "10993"), "trước khi bắt đầu"),
            (("2019-Q2", "--commune", "10993"), "mẫu sớm nhất"),
            (("2026-Q2", "--commune", "99999"), "Không có xã, phường nào mang mã “99999”"),
            (("2026-Q2", "--commune", "31"), "Không có xã, phường nào mang mã “31”"),
            (("2026-Q2", "--commune", "10993", "--known-at", "hôm qua"), "không phải là thời điểm"),
        ],
    )
    def test_bad_use_is_explained(self, tmp_path: Path, words: tuple[str, ...], message: str) -> None:
        with pytest.raises(UserError, match=message):
            self.run(tmp_path, *words)


@pytest.mark.usefixtures("own_database")
def test_of_a_register_with_dossiers_it_only_names_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    offer(commune())
    take_in([row("H24.85-260612-0001", **GIVEN)], taken="2026-06-16 08:00")
    report.run(parsed("2026-Q2", "--commune", "10993", "--out", str(tmp_path), "--format", "json"))
    assert capsys.readouterr() == (f"{tmp_path / 'report.json'}\n", "")


def test_its_help_tells_what_is_needed_and_which_formats_there_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        parsed("--help")
    told = capsys.readouterr().out
    needed, optional = told.split("cần có:")[1].split("tùy chọn:")
    assert "--commune" in needed and "THƯ_MỤC" in needed and "KỲ" not in needed
    assert "  KỲ " in optional and "docx, pdf, xlsx, json" in " ".join(optional.split())


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UserError, match="Không có định dạng “odt”; hãy chọn trong: docx, pdf, xlsx, json"):
        report._formats("docx,odt")


def test_figures_alone_load_no_renderer() -> None:
    code = (
        "import django, os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'motcua.site.settings'; django.setup();"
        "import motcua.site.commands.report, motcua.reports.files, motcua.reports.gather;"
        "print([name for name in ('docx', 'typst', 'xlsxwriter', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
