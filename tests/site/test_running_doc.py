"""What ``docs/running.md`` has a commune copy – units, a proxy, commands – is such as it works with."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from motcua.rules.numbering import check_prefix
from motcua.site import cli
from motcua.site.bounds import MOST_BYTES
from tests.live import MOTCUA

DOC = Path(__file__).parents[2] / "docs" / "running.md"
CITYS = "H24.85"
"""Under which the city's system, whose exports are imported, gives out its codes."""
INSTALLED = "/opt/motcua/.venv/bin/motcua"


def units() -> dict[str, str]:
    """Name → text of every unit that stands in the document."""
    found = re.findall(r"```ini\n# /etc/systemd/system/([\w.-]+)(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    return {name: f"#{text}" for name, text in found}


def test_every_command_in_them_is_one_of_the_program() -> None:
    started = re.findall(rf"{re.escape(INSTALLED)} ([\w-]+)", "\n".join(units().values()))
    assert {"db", "serve", "worker", "backup", "verify"} == set(started) <= set(cli.names())


def test_every_unit_that_is_to_be_started_is_written_out() -> None:
    enabled = re.findall(r"systemctl enable --now ([\w. -]+)", DOC.read_text("utf-8"))
    named = {name if "." in name else f"{name}.service" for names in enabled for name in names.split()}
    assert {"motcua-worker.service", "motcua-backup.timer"} <= named <= set(units())


def test_the_proxy_sets_what_the_settings_believe_and_lets_every_import_through() -> None:
    (block,) = re.findall(r"```nginx\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    told = dict(re.findall(r"proxy_set_header (\S+) (\S+);", block))
    assert told == {"Host": "$http_host", "X-Forwarded-Proto": "$scheme"}
    believed = subprocess.run(
        [
            sys.executable,
            "-c",
            "from motcua.site.settings import security; print(*security.SECURE_PROXY_SSL_HEADER)",
        ],
        env={**os.environ, "MOTCUA_BEHIND_PROXY": "1", "MOTCUA_SECRET_KEY": "x"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert believed.stdout.split() == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert int(re.findall(r"client_max_body_size (\d+)m;", block)[0]) * 2**20 >= MOST_BYTES


def test_the_prefix_of_the_example_is_one_and_not_the_citys() -> None:
    (prefix,) = re.findall(r"--code-prefix (\S+)", DOC.read_text("utf-8"))
    check_prefix(prefix)
    assert prefix != CITYS


@pytest.mark.parametrize("name", ["running.md", "settings.md"])
def test_the_vietnamese_readme_says_that_what_it_leads_to_is_english(name: str) -> None:
    readme = (DOC.parents[1] / "README.vi.md").read_text("utf-8")
    after = readme.split(f"(docs/{name})", 1)[1].split("\n\n", 1)[0]
    assert "tiếng Anh" in after


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
