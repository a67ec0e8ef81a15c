"""The units of ``docs/running.md`` are such as systemd takes, and start commands that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from motcua.site import cli
from tests.live import MOTCUA

DOC = Path(__file__).parents[2] / "docs" / "running.md"
INSTALLED = "/opt/motcua/.venv/bin/motcua"


def units() -> dict[str, str]:
    """Name → text of every unit that stands in the document."""
    found = re.findall(r"```ini\n# /etc/systemd/system/([\w.-]+)(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    return {name: f"#{text}" for name, text in found}


def test_every_command_in_them_is_one_of_the_program() -> None:
    started = re.findall(rf"{re.escape(INSTALLED)} ([\w-]+)", "\n".join(units().values()))
    assert {"db", "serve", "backup", "verify"} == set(started) <= set(cli.names())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_finds_nothing_wrong_with_them(tmp_path: Path) -> None:
    for name, text in units().items():
        (tmp_path / name).write_text(text.replace(INSTALLED, MOTCUA), "utf-8")
    command = ["systemd-analyze", "verify", "--man=no", *sorted(tmp_path.iterdir())]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
    )
    ours = [line for line in done.stderr.splitlines() if "motcua" in line or "Mot Cua" in line]
    assert (done.returncode, ours) == (0, [])
